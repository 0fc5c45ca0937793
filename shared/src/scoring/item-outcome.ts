import type { ItemState } from './item-state.ts';
import type { AccessShare } from './access-share.ts';
import type { PerceptionFigures } from './perception.ts';
import type { RepresentationFigures } from './representation.ts';
import type { FollowThrough } from './tracker.ts';
import type { WageFigures } from './wages.ts';

/** Why an item is not in the score; each code is the key of its sentence in the client's texts (docs/scoring.md §4). */
export type LeftOutReason =
  /** Nobody answered it yet. */
  | 'not_answered'
  | 'dont_know'
  | 'prefer_not_to_say'
  /** Some of the numbers that the figure needs are missing. */
  | 'numbers_missing'
  /** Whether it applies, or how it counts, depends on another question that is not answered. */
  | 'depends_on_unanswered'
  /** The profile or another answer says that it does not apply. */
  | 'does_not_apply'
  /** The organization says that it does not apply, with a reason. */
  | 'said_not_to_apply'
  /** The whole that the share is of is zero: no training hours, no requests, no payroll. */
  | 'nothing_to_share'
  /** No community share above zero to compare with. */
  | 'no_community_share'
  /** Own promises are not chosen yet, in a first cycle. */
  | 'no_promises_yet'
  /** Fewer than the least number of an index's parts apply, or are answered. */
  | 'too_few_parts_apply'
  | 'too_few_parts_answered'
  /** Fewer people or cases than can be judged fairly. */
  | 'too_few_to_judge'
  /** Other voices are not in; the leader alone never makes this score. */
  | 'voices_not_in'
  /** Too few people answered to keep each of them safe. */
  | 'too_few_voices'
  /** Turned to context only, on legal advice. */
  | 'context_only'
  /** Asked for context, or to feed another figure; never scored by itself. */
  | 'never_scored';

/** What an item's answer amounts to, before it is a score. Money in whole cents, shares as the field's name says. */
export type ItemFigures =
  /** A level 0–4. */
  | { kind: 'level'; level: number }
  /** A number as typed, or worked out from the inputs, in the item's unit. */
  | { kind: 'value'; value: number }
  /** A percent with its score held down by a rule, and the score that it would have had. */
  | { kind: 'capped_value'; value: number; uncappedScore: number; cap: number }
  | { kind: 'choice'; choice: string }
  | { kind: 'selection'; selected: number; of: number }
  /** Whole months since a day; null for never. */
  | { kind: 'months_since'; months: number | null }
  | ({ kind: 'wages' } & WageFigures)
  | ({ kind: 'access' } & AccessShare)
  | ({ kind: 'representation' } & RepresentationFigures)
  /** Shares 0–1; null where a part does not apply or is unknown. */
  | { kind: 'reliance'; index: number; parts: { itemId: string; share: number | null }[] }
  | ({ kind: 'follow_through'; path: 'A' | 'B' } & FollowThrough)
  | ({ kind: 'perception' } & PerceptionFigures);

/**
 * How one item turned out: a score 0–100 (null for items that are never scored) with its figures, or the state and
 * reason that leave it out. Figures can be known where the score is not.
 */
export type ItemOutcome =
  | { state: 'answered'; score: number | null; figures: ItemFigures | null }
  | { state: Exclude<ItemState, 'answered'>; reason: LeftOutReason };

export function leftOut(state: Exclude<ItemState, 'answered'>, reason: LeftOutReason): ItemOutcome {
  return { state, reason };
}
