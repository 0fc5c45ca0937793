import type { ScoredRecommendation, WireChangeLabel } from '@followthrough/shared/api/results.ts';
import { useLingui } from '@lingui/react/macro';
import { useList } from '../words.ts';

/** More names than this would be a list, not a finding. */
const MOST_NAMES = 2;

/** What moved, as the figure's title: rises first, then dips, the clear before the possible. */
export function useFinding(): (recommendations: readonly ScoredRecommendation[], year: number) => string {
  const { t } = useLingui();
  const list = useList();
  return (recommendations, year) => {
    const titles = (label: WireChangeLabel) =>
      recommendations.filter(({ change }) => change?.label === label).map(({ title }) => title);
    const told = (
      names: readonly string[],
      few: (names: string) => string,
      many: (count: number) => string,
    ) => (names.length > MOST_NAMES ? many(names.length) : few(list(names)));
    const rises = titles('clear_rise');
    const maybeRises = titles('possible_rise');
    const dips = titles('clear_dip');
    const maybeDips = titles('possible_dip');
    const sentences: string[] = [];
    if (rises.length > 0)
      sentences.push(
        told(
          rises,
          (names) => t`${names} rose clearly.`,
          (count) => t`${count} parts rose clearly.`,
        ),
      );
    else if (maybeRises.length > 0) {
      sentences.push(
        told(
          maybeRises,
          (names) => t`${names} may have risen.`,
          (count) => t`${count} parts may have risen.`,
        ),
      );
    }
    if (dips.length > 0)
      sentences.push(
        told(
          dips,
          (names) => t`${names} went down clearly.`,
          (count) => t`${count} parts went down clearly.`,
        ),
      );
    else if (maybeDips.length > 0) {
      sentences.push(
        told(
          maybeDips,
          (names) => t`${names} may have slipped.`,
          (count) => t`${count} parts may have slipped.`,
        ),
      );
    }
    if (sentences.length > 0) return sentences.join(' ');
    const before = recommendations.find(({ change }) => change)?.change?.fromYear;
    return before === undefined
      ? t`Where the nine parts stand in ${year}`
      : t`All that can be compared is steady since ${before}.`;
  };
}
