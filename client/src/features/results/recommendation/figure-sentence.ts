import type { ResultItem, WireItemFigures } from '@followthrough/shared/api/results.ts';
import { useLingui } from '@lingui/react/macro';
import { useFigureWords } from '../../../answers/field-words.ts';

type WageFigures = Extract<WireItemFigures, { kind: 'wages' }>;

/** What an answer comes to, as a sentence; null where the answer says it already. */
export function useFigureSentence(): (figures: WireItemFigures, item: ResultItem) => string | null {
  const { t } = useLingui();
  const words = useFigureWords();
  return (figures, { unit, inputs }) => {
    switch (figures.kind) {
      case 'level':
        return null;
      case 'value':
        return unit === null
          ? null
          : t`That comes to ${words.number(Math.round(figures.value * 10) / 10)} ${unit}.`;
      case 'capped_value': {
        const score = Math.round(figures.uncappedScore);
        const cap = Math.round(figures.cap);
        return t`That comes to ${words.percent(figures.value)}, which would be worth ${score}. It is held at ${cap}, because the pay is below the living wage.`;
      }
      case 'selection':
        return t`${figures.selected} of the ${figures.of} named here.`;
      case 'wages':
        // The gap takes its numbers from the wage table of the question before it.
        return inputs.length === 0 ? gapInWords(figures) : wagesInWords(figures);
      case 'access': {
        const share = words.percent(figures.sharePct, 1);
        const kept = words.percent(figures.sharePctIfPassThroughKept, 1);
        return t`That is ${share} of the budget that is your own to spend. With passed-on grants left in it would read ${kept}.`;
      }
      case 'representation': {
        const share = words.percent(figures.rawShare * 100);
        if (figures.status === 'below')
          return t`${share} of the group: below the community, beyond what chance would explain.`;
        if (figures.status === 'above')
          return t`${share} of the group: above the community, beyond what chance would explain.`;
        return t`${share} of the group: too few people to tell it apart from the community.`;
      }
      case 'reliance':
        return t`Of what you can choose, ${words.percent(figures.index * 100)} leans on the criminal legal system. What law or contract requires is left out.`;
      case 'follow_through':
        return t`Each promise counts with its best action; news older than a year counts for less. Divided by ${figures.dividedBy}.`;
    }
  };

  function wagesInWords({ people, peopleBelow, coveragePct }: WageFigures): string {
    const enough = people - peopleBelow;
    return t`${enough} of ${people} people earn at least the living wage: ${words.percent(coveragePct)}.`;
  }

  function gapInWords({ peopleBelow, medianGap, medianGapPct }: WageFigures): string {
    if (peopleBelow === 0) return t`Nobody in the wage table earns less than the living wage.`;
    const gap = words.money(Math.round(medianGap));
    return t`For people below the living wage the middle gap is ${gap} an hour, ${words.percent(medianGapPct)} of the living wage. Worked out from the wage table.`;
  }
}
