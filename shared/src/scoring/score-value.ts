import type { AnswerValue } from '../instrument/answer.ts';
import type { ScoreRule } from '../instrument/rules.ts';
import { piecewise } from './piecewise.ts';

/** The rules that need nothing but one plain value. */
export type PlainRule = Exclude<ScoreRule, { method: 'representation' | 'follow_through' | 'unscored' }>;

/**
 * The score 0–100 of one plain value (docs/scoring.md §1): a level, a figure, the chosen options, or whole months
 * (null for never). `optionCount` is how many options there were to tick. Null when the value is not of the kind that
 * the rule reads.
 */
export function scoreValue(rule: PlainRule, value: AnswerValue | null, optionCount: number): number | null {
  switch (rule.method) {
    case 'level_x25':
      return typeof value === 'number' ? 25 * value : null;
    case 'piecewise':
      return typeof value === 'number' ? piecewise(rule.points, value) : null;
    case 'count_piecewise':
      return Array.isArray(value) ? piecewise(rule.points, new Set(value).size) : null;
    case 'share_selected':
      return Array.isArray(value) && optionCount > 0 ? (100 * new Set(value).size) / optionCount : null;
    case 'map':
      return typeof value === 'string' ? (rule.map[value] ?? null) : null;
    case 'months_since_piecewise':
      if (value === null) return rule.never;
      return typeof value === 'number' ? piecewise(rule.points, value) : null;
  }
}
