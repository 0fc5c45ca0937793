import type { AnswerField, AnswerValue } from '../instrument/answer.ts';
import type { ScoreRule } from '../instrument/rules.ts';
import type { Fields } from './inputs.ts';
import { fieldsOf } from './inputs.ts';
import { monthsBetween } from './months.ts';
import type { TrackedAction, TrackedPromise } from './tracker.ts';
import { ACTION_EVIDENCE, ACTION_STATUS } from './tracker.ts';

/**
 * The promises in a tracker's answer, each action aged in whole months up to `asOf`. Promises set aside with a reason
 * are left out, as many as path A allows. Null when the answer is not a list of promises.
 */
export function trackedPromises(
  value: AnswerValue | null,
  path: 'A' | 'B',
  rule: Extract<ScoreRule, { method: 'follow_through' }>,
  asOf: string,
): TrackedPromise[] | null {
  const list = fieldsOf(value)?.commitments;
  if (typeof list !== 'object') return null;
  let mayBeSetAside = path === 'A' ? rule.path_a_max_set_aside_with_reason : 0;
  return list.flatMap((promise) => {
    if (mayBeSetAside > 0 && isText(promise.set_aside_reason)) {
      mayBeSetAside -= 1;
      return [];
    }
    const actions = typeof promise.actions === 'object' ? promise.actions : [];
    return [
      {
        theme: typeof promise.theme === 'string' ? promise.theme : '',
        actions: actions.flatMap((action) => trackedAction(action, asOf)),
      },
    ];
  });
}

function isText(field: AnswerField | undefined): boolean {
  return typeof field === 'string' && field.trim() !== '';
}

/** One action, or nothing when its status, evidence or day is missing. */
function trackedAction({ status, evidence, updated }: Fields, asOf: string): TrackedAction[] {
  const known = ACTION_STATUS.find((each) => each === status);
  const shown = ACTION_EVIDENCE.find((each) => each === evidence);
  if (!known || !shown || typeof updated !== 'string') return [];
  return [{ status: known, evidence: shown, months: monthsBetween(updated, asOf) }];
}
