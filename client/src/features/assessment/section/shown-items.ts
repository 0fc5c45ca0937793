import type { Section, SectionItem } from '@followthrough/shared/api/assessment.ts';

/** The questions to ask, in order: all but those that a rule leaves out. One that rests on itself stays. */
export function shownItems({ items }: Pick<Section, 'items'>): SectionItem[] {
  return items.filter(
    ({ itemId, applicability }) =>
      applicability.state !== 'not_applicable_rule' ||
      applicability.dependsOn.some(({ id }) => id === itemId),
  );
}

/** Today for the writer and for the server: the earlier of the two days, so that it is in nobody's future. */
export function earliestToday(now: Date): string {
  const local = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  );
  const [here = '', there = ''] = [local.join('-'), now.toISOString().slice(0, 10)].toSorted();
  return here < there ? here : there;
}
