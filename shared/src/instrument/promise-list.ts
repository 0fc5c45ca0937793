/** The rules of the promise tracker's answer, beyond the fields themselves (docs/instrument.md §5). */
import type { AnswerErrors } from './answer-errors.ts';
import type { Fields } from './input-values.ts';
import type { Item } from './model.ts';

/** The theme for a promise in one's own words; it may stand in the list more than once. */
const OWN_PROMISE = 'TX';

/** Each promise has a theme and a list of actions; each action says what, where it stands, its proof and its date. */
export function checkPromises(item: Item, fields: Fields, errors: AnswerErrors): Fields {
  const commitments = Array.isArray(fields['commitments']) ? (fields['commitments'] as Fields[]) : [];
  const themes = new Set<unknown>();
  for (const [index, commitment] of commitments.entries()) {
    const at = `commitments.${index}`;
    const theme = commitment['theme'];
    if (theme === undefined)
      errors.add(`${at}.theme`, 'value_missing', 'Choose the promise that this is about.');
    if (theme === OWN_PROMISE && commitment['promise'] === undefined) {
      errors.add(`${at}.promise`, 'value_missing', 'Write the promise in your own words.');
    }
    if (theme !== OWN_PROMISE && theme !== undefined && themes.has(theme)) {
      errors.add(`${at}.theme`, 'repeated_option', 'This promise is in your list already. Add to that one.');
    }
    themes.add(theme);
    commitment['actions'] ??= [];
    checkActions(commitment['actions'] as Fields[], `${at}.actions`, errors);
  }
  checkSetAside(item, commitments, errors);
  return { commitments };
}

const NEEDED_IN_ACTION = {
  what: 'Say in a few words what you did or will do.',
  status: 'Choose where this stands.',
  evidence: 'Choose what shows it, or “No proof yet”.',
  updated: 'Type the date of the last update.',
};

function checkActions(actions: readonly Fields[], at: string, errors: AnswerErrors): void {
  for (const [index, action] of actions.entries()) {
    for (const [field, advice] of Object.entries(NEEDED_IN_ACTION)) {
      if (action[field] === undefined) errors.add(`${at}.${index}.${field}`, 'value_missing', advice);
    }
  }
}

function checkSetAside(item: Item, commitments: readonly Fields[], errors: AnswerErrors): void {
  if (item.score.method !== 'follow_through') return;
  const most = item.score.path_a_max_set_aside_with_reason;
  const aside = commitments.flatMap((commitment, index) =>
    commitment['set_aside_reason'] === undefined ? [] : [index],
  );
  const oneTooMany = aside[most];
  if (oneTooMany !== undefined) {
    errors.add(
      `commitments.${oneTooMany}.set_aside_reason`,
      'too_many',
      `You can set aside ${most} promises at most. Keep this one in the list.`,
    );
  }
}
