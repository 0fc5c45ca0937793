import type { RecommendationTitle, SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { consentLevel } from '@followthrough/shared/api/sharing.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Fold } from '../../../ui/Note.tsx';
import { ScrollTable } from '../../../ui/ScrollTable.tsx';
import { useSharingWords } from '../words.ts';

/** Who here decided what for this network, and when. */
export function Decisions({
  history,
  recommendations,
}: Pick<SharedNetwork, 'history'> & { recommendations: readonly RecommendationTitle[] }) {
  const { t } = useLingui();
  const words = useSharingWords();
  return (
    <Fold summary={<Trans>Who decided what, and when</Trans>}>
      <ScrollTable
        caption={<Trans>Newest first. Only you can see this.</Trans>}
        columns={[t`When`, t`Who`, t`For`, t`Decision`]}
      >
        {decisionsOf(history).map(({ decidedAt, decidedBy, year, events }) => (
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
                        .map(({ recommendation }) => words.measure(recommendation, recommendations))
                        .join('; ')}
                    </p>
                  )
                );
              })}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </Fold>
  );
}

/** What was decided at once is one line. */
function decisionsOf(history: SharedNetwork['history']) {
  const together = Map.groupBy(
    history,
    ({ decidedAt, decidedBy, year }) => `${decidedAt} ${year} ${decidedBy}`,
  );
  return [...together.values()]
    .flatMap((events) => (events[0] ? [{ ...events[0], events }] : []))
    .toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt));
}
