import type { ToldRecommendation, ToldYear } from '@followthrough/shared/api/releases.ts';
import { useLingui } from '@lingui/react/macro';
import { ChartFrame } from '../../../ui/ChartFrame.tsx';
import { LineWithBandLegend } from '../../../ui/charts/ChartLegend.tsx';
import { LineWithBand } from '../../../ui/charts/lazy-charts.ts';
import type { LinePoint } from '../../../ui/charts/line-point.ts';
import { meanLiesIn } from './figures-of.ts';
import { useToldWords } from './words.ts';
import { useYearsFigure } from './years-figure.ts';

/** Averages over the years, in small charts on one scale; nothing before there are two years. */
export function Years({ told }: { told: ToldYear }) {
  const { t } = useLingui();
  const figure = useYearsFigure(told);
  if (!figure) return null;
  return (
    <section className="spread over" aria-label={t`Over the years`}>
      <ChartFrame
        figure={figure}
        legend={<LineWithBandLegend band={t`average, to the nearest 5`} />}
        picture={(rows) => <SmallLines rows={rows} />}
      />
    </section>
  );
}

function SmallLines({ rows }: { rows: readonly ToldRecommendation[] }) {
  const say = useToldWords();
  const years = rows.flatMap((row) => row.years.map(({ year }) => year));
  const span = [Math.min(...years), Math.max(...years)] as const;
  return (
    <ol className="minis">
      {rows.map((row) => (
        <li key={row.recommendation}>
          <h3>
            <span className="num">{row.number}</span>
            <span>{row.title}</span>
          </h3>
          <LineWithBand
            points={row.years.map(pointOf)}
            span={span}
            label={`${row.number}. ${row.title}`}
            inWords={({ year }) => inWords(row, year)}
          />
          <p className="last small">
            {row.years.at(-1)?.year}: {inWords(row, row.years.at(-1)?.year)}
          </p>
        </li>
      ))}
    </ol>
  );

  function inWords(row: ToldRecommendation, year: number | undefined): string {
    const figures = row.years.find((one) => one.year === year)?.figures;
    return figures ? say.mean(figures) : '';
  }
}

/** Every year on one version's line: averages of a group know no break, since scores are worked out on the same scale. */
function pointOf({ year, figures }: ToldRecommendation['years'][number]): LinePoint {
  const [low, high] = meanLiesIn(figures);
  return { year, score: figures.mean, low, high, version: '' };
}
