import type { SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { consentLevel } from '@followthrough/shared/api/sharing.ts';
import { Trans } from '@lingui/react/macro';
import { Fold } from '../../../ui/Note.tsx';
import { useSharingWords } from '../words.ts';

/** Who here decided what for this network, and when. */
export function Decisions({ shared }: { shared: SharedNetwork }) {
  const words = useSharingWords();
  const caption = `history-${shared.network.networkId}`;
  return (
    <Fold summary={<Trans>Who decided what, and when</Trans>}>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby={caption}>
        <table>
          <caption id={caption}>
            <Trans>Newest first. Only you can see this.</Trans>
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <Trans>When</Trans>
              </th>
              <th scope="col">
                <Trans>Who</Trans>
              </th>
              <th scope="col">
                <Trans>For</Trans>
              </th>
              <th scope="col">
                <Trans>Decision</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {decisionsOf(shared).map(({ decidedAt, decidedBy, year, events }) => (
              <tr key={`${year} ${decidedAt}`}>
                <td>{words.day(decidedAt)}</td>
                <td>{decidedBy}</td>
                <td>{year}</td>
                <td className="wide">
                  {consentLevel.options.map((level) => {
                    const parts = events.filter((event) => event.level === level);
                    return (
                      parts.length > 0 && (
                        <p key={level}>
                          {words.level(level)}:{' '}
                          {parts
                            .map(({ recommendation }) => words.measure(recommendation, shared))
                            .join('; ')}
                        </p>
                      )
                    );
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Fold>
  );
}

/** What was decided at once is one line. */
function decisionsOf({ history }: SharedNetwork) {
  const together = Map.groupBy(
    history,
    ({ decidedAt, decidedBy, year }) => `${decidedAt} ${year} ${decidedBy}`,
  );
  return [...together.values()]
    .flatMap((events) => (events[0] ? [{ ...events[0], events }] : []))
    .toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt));
}
