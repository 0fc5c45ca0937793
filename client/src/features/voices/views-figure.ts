import type { ReadyVoices, WireVoiceItem } from '@followthrough/shared/api/voices.ts';
import { useLingui } from '@lingui/react/macro';
import type { DumbbellRow } from '../../ui/charts/dumbbell-row.ts';
import type { Figure } from '../../ui/figure.ts';
import { mainGroup } from './main-group.ts';
import { useMeanWords } from './words.ts';

/** A row of the picture, with whom it compares. */
export interface ViewRow extends DumbbellRow {
  groupLabel: string | null;
  /** The group's mean in words; null where it is not shown. */
  told: string | null;
}

/** The leader's own answers beside the means of those who were asked, in the questions' order. */
export function useViewsFigure({ items, cycle }: ReadyVoices): Figure<ViewRow> {
  const { t } = useLingui();
  const meanWords = useMeanWords();

  const rowOf = (item: WireVoiceItem): ViewRow => {
    const group = mainGroup(item);
    const own = item.own === null ? null : Math.round(item.own);
    const row = { number: item.number, name: item.label, own };
    if (!group) {
      const value = item.groups.length === 0 ? t`nobody was asked this` : t`too few to show safely`;
      return { ...row, others: null, differ: false, groupLabel: null, told: null, value, sentence: value };
    }
    const told = meanWords(group);
    const differ = group.gap?.notable ?? false;
    const name = group.groupLabel;
    const sentence = own === null ? t`${name}: ${told}` : t`${name}: ${told}. You: ${own}.`;
    return {
      ...row,
      others: group.mean,
      differ,
      groupLabel: name,
      told,
      value: own === null ? told : t`${told} and ${own}`,
      sentence: differ ? `${sentence} ${t`People see this differently.`}` : sentence,
    };
  };

  const rows = items.map(rowOf);
  const differing = rows.filter(({ differ }) => differ).length;
  const nothingTold = rows.every(({ told }) => told === null);
  return {
    title: nothingTold ? t`Too few people answered to show safely what they see` : titleOf(differing),
    subtitle: t`Average answers of the people you asked, and your own, 0 to 100`,
    rows,
    columns: [
      { label: t`Statement`, value: (row) => `${row.number}. ${row.name}` },
      { label: t`Who`, value: (row) => row.groupLabel },
      { label: t`Their average`, value: (row) => row.told ?? row.value, numeric: true },
      { label: t`Your answer`, value: (row) => row.own, numeric: true },
      { label: t`In words`, value: inWords },
    ],
    words: (all) =>
      all.map((row) => (row.told === null ? `${row.name}: ${row.value}.` : `${row.name}. ${row.sentence}`)),
    source: t`Answers were given without names and sealed before they were counted. A difference is named only when it is 15 points or more and larger than chance.`,
    fileName: `how-people-see-it-${cycle.year}`,
  };

  function titleOf(count: number): string {
    if (count === 0) return t`On no statement do people clearly see it differently from you`;
    return count === 1
      ? t`People see one thing differently from you`
      : t`People see ${count} things differently from you`;
  }

  function inWords({ told, own, differ }: ViewRow): string | null {
    if (told === null || own === null) return null;
    return differ ? t`people see this differently` : t`no clear difference`;
  }
}
