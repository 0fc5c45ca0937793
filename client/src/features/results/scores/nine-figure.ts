import type { ReadyResults, ScoredRecommendation } from '@followthrough/shared/api/results.ts';
import { useLingui } from '@lingui/react/macro';
import { useChangeWords } from '../../../answers/change-words.ts';
import type { RangeBarRow } from '../../../ui/charts/range-bar-row.ts';
import type { Figure } from '../../../ui/figure.ts';
import { useFigureWords } from '../../../answers/field-words.ts';
import { whole } from '../words.ts';
import { useFinding } from './finding.ts';

/** The nine scores as one figure, in the recommendations' order. */
export function useNineFigure(results: ReadyResults): Figure<RangeBarRow> {
  const { t } = useLingui();
  const changes = useChangeWords();
  const finding = useFinding();
  const words = useFigureWords();
  const { recommendations, cycle } = results;
  const before = yearBefore(recommendations);
  const submitted = cycle.submittedAt ? words.day(cycle.submittedAt.slice(0, 10)) : '';

  return {
    title: finding(recommendations, cycle.year),
    subtitle: t`Score from 0 to 100 for each part of the work, ${cycle.year}, in the usual order`,
    rows: recommendations.map((one) => ({
      number: one.number,
      name: one.title,
      result: resultOf(one),
      open: openOf(one),
      before: whole(one.previous?.score ?? null),
      change: one.change ? changes[one.change.label] : null,
    })),
    columns: [
      { label: t`Part`, value: (row) => `${row.number}. ${row.name}` },
      { label: t`Score`, value: (row) => row.result?.score ?? null, numeric: true },
      {
        label: t`90 % range`,
        value: ({ result, open }) => {
          if (result) return t`${result.low} to ${result.high}`;
          return open ? t`would be between ${open.low} and ${open.high}` : t`does not apply`;
        },
        numeric: true,
      },
      ...(before === undefined
        ? []
        : [{ label: String(before), value: (row: RangeBarRow) => row.before, numeric: true }]),
      { label: t`Change`, value: (row) => row.change },
    ],
    words: (rows) =>
      rows.map(({ name, result, open, before: was, change }) => {
        if (!result) {
          return open
            ? t`${name} has too many open answers for a score. Whatever they are, it would be between ${open.low} and ${open.high}.`
            : t`${name} does not apply to you.`;
        }
        const stands = t`${name} stands at ${result.score}, with a range of ${result.low} to ${result.high}.`;
        if (was === null) return stands;
        const change_ = change ?? t`not comparable`;
        return `${stands} ${t`In ${before} it was ${was}: ${change_}.`}`;
      }),
    source: t`Your own answers, submitted ${submitted}. Changes use only questions that were asked and scored the same way both times.`,
    fileName: `nine-scores-${cycle.year}`,
  };
}

/** The year of the check before, where there is one to compare with. */
export function yearBefore(recommendations: readonly ScoredRecommendation[]): number | undefined {
  return recommendations.find(({ previous }) => previous)?.previous?.year;
}

function resultOf({ score, low, high }: ScoredRecommendation): RangeBarRow['result'] {
  if (score === null || low === null || high === null) return null;
  return { score: Math.round(score), low: Math.round(low), high: Math.round(high) };
}

function openOf({
  state,
  missingLow,
  missingHigh,
}: ScoredRecommendation): { low: number; high: number } | null {
  if (state !== 'not_enough_answers' || missingLow === null || missingHigh === null) return null;
  return { low: Math.floor(missingLow), high: Math.ceil(missingHigh) };
}
