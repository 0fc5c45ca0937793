import type { RecommendationTitle, SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { byOfCell } from '@followthrough/shared/networks/declared-cells.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../ui/Button.tsx';
import { Fold } from '../../../ui/Note.tsx';
import { ScrollTable } from '../../../ui/ScrollTable.tsx';
import { decide, sharingQuery } from '../sharing-api.ts';
import { useSharingWords } from '../words.ts';
import { Decisions } from './Decisions.tsx';
import { isGoingOut } from './going-out.ts';

interface ToldProps {
  orgId: string;
  shared: SharedNetwork;
  recommendations: readonly RecommendationTitle[];
  mayTakeBack: boolean;
}

type ToldLine = SharedNetwork['told'][number];

/** Everything that one network has told of this organization, year by year, and who here decided what. */
export function Told({ orgId, shared, recommendations, mayTakeBack }: ToldProps) {
  const words = useSharingWords();
  const { network, told, history, leftAt } = shared;
  const years = [...new Set(told.map(({ year }) => year))].toSorted((a, b) => b - a);
  return (
    <div className="stack">
      <h3>{network.name}</h3>
      {leftAt !== null && (
        <p>
          <Trans>You left it on {words.day(leftAt)}.</Trans>
        </p>
      )}
      {years.length === 0 && (
        <p>
          <Trans>Nothing yet.</Trans>
        </p>
      )}
      <div>
        {years.map((year) => {
          const lines = told.filter((line) => line.year === year);
          const named = lines.filter(({ kind }) => kind === 'named');
          const totals = lines.length - named.length;
          return (
            <Fold
              key={year}
              summary={
                <span>
                  <b>{year}</b>:{' '}
                  <Plural
                    value={totals}
                    _0="nothing in totals"
                    one="# figure in totals"
                    other="# figures in totals"
                  />
                  , <Plural value={named.length} _0="none by name" one="# by name" other="# by name" />
                </span>
              }
            >
              <YearTold network={network} recommendations={recommendations} year={year} lines={lines} />
              {mayTakeBack && named.some(({ withdrawnAt }) => withdrawnAt === null) && (
                <TakeBack orgId={orgId} shared={shared} year={year} named={named} />
              )}
            </Fold>
          );
        })}
        {history.length > 0 && <Decisions history={history} recommendations={recommendations} />}
      </div>
    </div>
  );
}

function YearTold({
  network,
  recommendations,
  year,
  lines,
}: Pick<SharedNetwork, 'network'> & {
  recommendations: readonly RecommendationTitle[];
  year: number;
  lines: readonly ToldLine[];
}) {
  const { t } = useLingui();
  const words = useSharingWords();
  return (
    <div className="told-lines">
      <ScrollTable
        caption={
          <span className="hide">
            <Trans>
              {network.name}, {year}
            </Trans>
          </span>
        }
        columns={[t`What`, t`How`, t`Who can read it`, t`Since`]}
      >
        {lines.map((line) => (
          <tr key={`${line.kind} ${line.measure}`}>
            <th scope="row">{words.measure(line.measure, recommendations)}</th>
            <td>
              {line.kind === 'named' ? (
                <Trans>By name</Trans>
              ) : (
                <>
                  <Trans>Counted in:</Trans>{' '}
                  {inOrder(line.cells)
                    .map((cell) => words.group(byOfCell(cell), network))
                    .join('; ')}
                </>
              )}
            </td>
            <td>
              <Readers line={line} stewardName={network.stewardName} />
            </td>
            <td>
              {words.day(line.at)}
              {line.withdrawnAt !== null && (
                <>
                  {' '}
                  <Trans>(taken back on {words.day(line.withdrawnAt)})</Trans>
                </>
              )}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </div>
  );
}

/** The total first, then what is divided by one thing, then by two. */
function inOrder(cells: readonly string[]): string[] {
  const divisions = (cell: string) => cell.split('=').length - 1;
  return cells.toSorted((a, b) => divisions(a) - divisions(b));
}

function Readers({ line, stewardName }: { line: ToldLine; stewardName: string }) {
  if (line.kind === 'named') {
    return line.withdrawnAt === null ? <>{stewardName}</> : <Trans>Nobody any more</Trans>;
  }
  if (line.isPublic) return <Trans>Everybody: it is on the public page</Trans>;
  return <Trans>{stewardName} and the members</Trans>;
}

/** Names that were shared for a year can be taken back after it was frozen; nothing else of that year can. */
function TakeBack({
  orgId,
  shared,
  year,
  named,
}: Pick<ToldProps, 'orgId' | 'shared'> & { year: number; named: readonly ToldLine[] }) {
  const words = useSharingWords();
  const queryClient = useQueryClient();
  const { networkId } = shared.network;
  const takingBack = useMutation({
    mutationFn: (part: SharedNetwork['consents'][number]) =>
      decide({ orgId, networkId }, year, { [part.recommendation]: 'nothing' }, shared.version),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sharingQuery(orgId).queryKey }),
  });
  const parts = shared.consents.filter(({ recommendation }) =>
    named.some(({ measure, withdrawnAt }) => measure === recommendation && withdrawnAt === null),
  );
  return (
    <>
      {takingBack.error && (
        <p className="msg" role="alert">
          {takingBack.error.message}
        </p>
      )}
      <ul className="people">
        {parts.map((part) => (
          <li key={part.recommendation}>
            <span>{words.part(part)}</span>
            {isGoingOut(shared, { year, measure: part.recommendation }) ? (
              <span role="status">
                <Trans>Taken back. It leaves their list in a moment.</Trans>
              </span>
            ) : (
              <Button look="second" slim busy={takingBack.isPending} onClick={() => takingBack.mutate(part)}>
                <Trans>Take the name back</Trans> <span className="hide">{words.part(part)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
