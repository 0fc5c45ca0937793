import type { Breakdown } from '@followthrough/shared/api/networks.ts';
import type { ToldRecommendation, ToldYear } from '@followthrough/shared/api/releases.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Spread } from '../../../ui/Page.tsx';
import { TooFew } from '../../../ui/States.tsx';
import { Select } from '../../../ui/TextField.tsx';
import { figuresOf } from './figures-of.ts';
import { useToldWords } from './words.ts';

/** The groups that were declared before anybody answered, one part of the check at a time. */
export function Cells({ told }: { told: ToldYear }) {
  const { t } = useLingui();
  const { breakdowns } = told.network;
  const open = told.recommendations.filter(({ state }) => state === 'told');
  const [chosen, setChosen] = useState<string>();
  const shown = open.find(({ recommendation }) => recommendation === chosen) ?? open[0];
  if (!shown || breakdowns.length === 0) return null;
  return (
    <Spread
      over
      id="cells"
      title={<Trans>In smaller groups</Trans>}
      side={
        <p>
          <Trans>
            These groups were fixed before anyone answered. They can’t be cut further. “Too few to show
            safely” depends only on who is in a group, never on what they answered.
          </Trans>
        </p>
      }
    >
      <div className="stack-5">
        <Select
          label={<Trans>Part of the check</Trans>}
          value={shown.recommendation}
          onValue={setChosen}
          options={open.map(({ recommendation, number, title }) => ({
            value: recommendation,
            label: `${number}. ${title}`,
          }))}
        />
        {pairsOf(breakdowns).map(([rows, columns]) => (
          <CrossTable
            key={`${rows.id} ${columns?.id}`}
            recommendation={shown}
            rows={rows}
            columns={columns}
            caption={
              columns
                ? t`${shown.title}, average: ${rows.label} and ${columns.label}`
                : t`${shown.title}, average: ${rows.label}`
            }
          />
        ))}
      </div>
    </Spread>
  );
}

/** Each two breakdowns once; a single one by itself. */
function pairsOf(breakdowns: readonly Breakdown[]): [Breakdown, Breakdown | undefined][] {
  const [only] = breakdowns;
  if (only && breakdowns.length === 1) return [[only, undefined]];
  return breakdowns.flatMap((rows, place) =>
    breakdowns.slice(place + 1).map((columns): [Breakdown, Breakdown] => [rows, columns]),
  );
}

interface CrossTableProps {
  recommendation: ToldRecommendation;
  rows: Breakdown;
  columns: Breakdown | undefined;
  caption: string;
}

/** One breakdown across another; the last row and column leave one of them out. */
function CrossTable({ recommendation, rows, columns, caption }: CrossTableProps) {
  const { t } = useLingui();
  const heading = useId();
  const everybody = { id: null, label: t`All` };
  const across = columns ? [...columns.options, everybody] : [everybody];
  const by = (row: string | null, column: string | null) => ({
    ...(row === null ? {} : { [rows.id]: row }),
    ...(column === null || !columns ? {} : { [columns.id]: column }),
  });
  return (
    <div className="cross-table">
      <h3 id={heading}>{caption}</h3>
      <div className="scroll" role="region" aria-labelledby={heading} tabIndex={0}>
        <table aria-labelledby={heading}>
          <thead>
            <tr>
              <th scope="col">{rows.label}</th>
              {across.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...rows.options, everybody].map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.label}</th>
                {across.map((column) => (
                  <td key={column.id}>
                    <Cell recommendation={recommendation} by={by(row.id, column.id)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Cell({ recommendation, by }: { recommendation: ToldRecommendation; by: Record<string, string> }) {
  const say = useToldWords();
  const figures = figuresOf(recommendation, by);
  if (!figures) return <TooFew />;
  return (
    <>
      {say.mean(figures)}{' '}
      <span className="small">
        <Trans>({figures.nLabel} groups)</Trans>
      </span>
    </>
  );
}
