import type { AnswerValue } from '../instrument/answer.ts';
import type { Item } from '../instrument/model.ts';
import { fieldsOf, neededNumbers } from './inputs.ts';
import type { CycleInput } from './cycle-input.ts';
import { itemFigure } from './item-figure.ts';
import type { ItemFigures, ItemOutcome } from './item-outcome.ts';
import { leftOut } from './item-outcome.ts';
import { monthsBetween } from './months.ts';
import { trackedPromises } from './promises.ts';
import { representation } from './representation.ts';
import { scoreValue } from './score-value.ts';
import { followThrough } from './tracker.ts';

const incomplete = leftOut('blank', 'numbers_missing');

/** How an answered fact or context item turns out; `value` is its answer's (docs/scoring.md §1–3). */
export function factOutcome(item: Item, value: AnswerValue, input: CycleInput): ItemOutcome {
  switch (item.score.method) {
    case 'representation':
      return representationOutcome(item, value, input);
    case 'follow_through':
      return followThroughOutcome(item, value, input);
    case 'months_since_piecewise':
      return monthsOutcome(item, value, input);
    default:
      return item.figure ? figureOutcome(item, value) : plainOutcome(item, value);
  }
}

/** The score of one value under the item's own rule. */
function scored(item: Item, value: AnswerValue | null, figures: ItemFigures | null): ItemOutcome {
  const rule = item.score;
  if (rule.method === 'unscored') return { state: 'answered', score: null, figures };
  if (rule.method === 'representation' || rule.method === 'follow_through') return incomplete;
  const score = scoreValue(rule, value, item.options?.length ?? 0);
  return score === null ? incomplete : { state: 'answered', score, figures };
}

function plainOutcome(item: Item, value: AnswerValue): ItemOutcome {
  return scored(item, value, plainFigures(item, value));
}

function plainFigures(item: Item, value: AnswerValue): ItemFigures | null {
  if (typeof value === 'number') {
    return item.type === 'maturity_0_4' ? { kind: 'level', level: value } : { kind: 'value', value };
  }
  if (Array.isArray(value)) {
    return { kind: 'selection', selected: new Set(value).size, of: item.options?.length ?? 0 };
  }
  const isChoice = item.type === 'single_choice' || item.type === 'yes_no_in_progress';
  return isChoice && typeof value === 'string' ? { kind: 'choice', choice: value } : null;
}

/** An item whose inputs come to one figure, with its cap where it has one. */
function figureOutcome(item: Item, value: AnswerValue): ItemOutcome {
  if (!item.figure) return incomplete;
  const worked = itemFigure(item, item.figure, value);
  if ('state' in worked) return worked;
  const outcome = scored(item, worked.value, worked.figures);
  const rule = item.score.method === 'piecewise' ? item.score.cap_if : undefined;
  const fields = fieldsOf(value);
  if (!rule || !fields || outcome.state !== 'answered' || outcome.score === null) return outcome;
  const [held, line] = neededNumbers(item, fields, [rule.input, rule.below]) ?? [];
  if (held === undefined || line === undefined) return incomplete;
  if (held >= line || outcome.score <= rule.cap) return outcome;
  const figures: ItemFigures = {
    kind: 'capped_value',
    value: worked.value,
    uncappedScore: outcome.score,
    cap: rule.cap,
  };
  return { state: 'answered', score: rule.cap, figures };
}

function representationOutcome(item: Item, value: AnswerValue, { instrument }: CycleInput): ItemOutcome {
  if (item.score.method !== 'representation') return incomplete;
  const fields = fieldsOf(value);
  const [x, n, c] = (fields && neededNumbers(item, fields, ['x', 'n', 'c'])) ?? [];
  if (x === undefined || n === undefined || c === undefined) return incomplete;
  const { prior_strength: priorStrength, min_n: minN } = item.score;
  const result = representation({ x, n, c }, { priorStrength, minN, z: instrument.scoring.uncertainty.z });
  if (result === 'too_few') return leftOut('not_scored_protected', 'too_few_to_judge');
  if (result === 'no_reference') return leftOut('not_applicable_rule', 'no_community_share');
  return { state: 'answered', score: result.score, figures: { kind: 'representation', ...result } };
}

function followThroughOutcome(item: Item, value: AnswerValue, input: CycleInput): ItemOutcome {
  const rule = item.score;
  if (rule.method !== 'follow_through') return incomplete;
  const decider = input.answers[rule.path_a_if.answer];
  if (decider?.state !== 'answered') return leftOut('blank', 'depends_on_unanswered');
  const path = decider.value === rule.path_a_if.value ? 'A' : 'B';
  const promises = trackedPromises(value, path, rule, input.asOf);
  if (!promises) return incomplete;
  const result = followThrough(
    promises,
    path === 'A' ? { path } : { path, minDivisor: rule.path_b_min_divisor, firstCycle: input.firstCycle },
  );
  if (result === 'not_applicable') return leftOut('not_applicable_rule', 'no_promises_yet');
  return { state: 'answered', score: result.score, figures: { kind: 'follow_through', path, ...result } };
}

/** A day, or "never", as whole months before the day that the cycle is scored for. */
function monthsOutcome(item: Item, value: AnswerValue, { asOf }: CycleInput): ItemOutcome {
  if (typeof value !== 'string') return incomplete;
  const months = value === 'never' ? null : monthsBetween(value, asOf);
  return scored(item, months, { kind: 'months_since', months });
}
