/** Whether a question applies to an organization, from its profile and from other answers. */
import type { Answers, Profile } from './answer.ts';
import type { Item } from './model.ts';
import type { Condition } from './rules.ts';

export type Applicability = 'applies' | 'not_applicable_rule' | 'unknown';

/**
 * A rule that rests on something unanswered gives `unknown`; the item then counts against completeness
 * (docs/instrument.md §3). With `any`, one condition that holds is enough.
 */
export function applicability(item: Item, profile: Profile, answers: Answers): Applicability {
  const rule = item.applies_if;
  if (rule === null) return 'applies';
  const conditions = 'any' in rule ? rule.any : [rule];
  const results = conditions.map((condition) => holds(condition, profile, answers));
  if (results.includes(true)) return 'applies';
  return results.includes(undefined) ? 'unknown' : 'not_applicable_rule';
}

/** True when the rule asks about the item's own answer: the item must be on screen for the rule to be settled. */
export function rulesOnItself(item: Item): boolean {
  const rule = item.applies_if;
  if (rule === null) return false;
  const conditions = 'any' in rule ? rule.any : [rule];
  return conditions.some((condition) => 'answer' in condition && condition.answer === item.id);
}

function holds(condition: Condition, profile: Profile, answers: Answers): boolean | undefined {
  if ('profile' in condition) {
    const value = profile[condition.profile];
    return value === undefined ? undefined : value === condition.value;
  }
  const answer = answers[condition.answer];
  if (answer?.state !== 'answered') return undefined;
  const figure = figureTyped(answer.value, condition.input);
  return figure === undefined ? undefined : figure > condition.value;
}

function figureTyped(value: unknown, input: string | undefined): number | undefined {
  const held =
    input === undefined || typeof value !== 'object' || value === null ? value : Reflect.get(value, input);
  return typeof held === 'number' ? held : undefined;
}
