import type { AnswerState } from '../instrument/answer.ts';

/** How an item stands in a cycle: what a person chose, or what follows from rules (docs/scoring.md §4). */
export type ItemState =
  | AnswerState
  | 'blank'
  | 'not_applicable_rule'
  | 'not_scored_protected'
  | 'context_only';

/**
 * What a state does to the sums: `scored` counts in both, `unknown` counts against completeness alone, `outside`
 * leaves both.
 */
export function standing(state: ItemState): 'scored' | 'unknown' | 'outside' {
  switch (state) {
    case 'answered':
      return 'scored';
    case 'dont_know':
    case 'prefer_not_to_say':
    case 'blank':
      return 'unknown';
    case 'not_applicable_rule':
    case 'not_applicable_with_reason':
    case 'not_scored_protected':
    case 'context_only':
      return 'outside';
  }
}
