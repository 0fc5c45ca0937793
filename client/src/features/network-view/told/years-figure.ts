import type { ToldFigures, ToldRecommendation, ToldYear } from '@followthrough/shared/api/releases.ts';
import { useLingui } from '@lingui/react/macro';
import type { Figure } from '../../../ui/figure.ts';
import { useToldWords } from './words.ts';

/** Averages of everybody together over the years. Null where fewer than two years tell anything. */
export function useYearsFigure({
  network,
  recommendations,
  year: shown,
}: ToldYear): Figure<ToldRecommendation> | null {
  const { t } = useLingui();
  const say = useToldWords();
  const rows = recommendations.filter(({ years }) => years.length > 0);
  const years = [...new Set(rows.flatMap((row) => row.years.map(({ year }) => year)))].sort((a, b) => a - b);
  const [first, last] = [years.at(0), years.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const inYear = (row: ToldRecommendation, year: number): ToldFigures | undefined =>
    row.years.find((one) => one.year === year)?.figures;
  return {
    title: t`Everybody together, from ${first} to ${last}`,
    subtitle: t`Average of all groups to the nearest 5, on the same scale of 0 to 100`,
    rows,
    columns: [
      { label: t`Part`, value: (row) => `${row.number}. ${row.title}` },
      ...years.map((year) => ({
        label: String(year),
        value: (row: ToldRecommendation) => {
          const figures = inYear(row, year);
          return figures ? say.mean(figures) : null;
        },
      })),
    ],
    words: (all) =>
      all.map((row) => {
        const each = row.years.map(({ year, figures }) => `${year}: ${say.mean(figures)}`);
        const change = inYear(row, shown)?.change ?? null;
        const words = `${row.title}. ${each.join('; ')}.`;
        return change === null ? words : `${words} ${shown}: ${say.change(change, shown)}.`;
      }),
    source: t`${network.name}. The groups are not the same in every year. A change is told in words only where who takes part differs by nobody, or by enough groups to hide in.`,
    fileName: `network-${first}-${last}`,
  };
}
