import type { Instrument, RecommendationId } from '../instrument/model.ts';
import type { Change, ComparedItem } from './change.ts';
import { changeOnCommonItems } from './change.ts';
import { scoredRows } from './recommendation.ts';
import type { CycleScore, RecommendationScore } from './score-cycle.ts';

/** How one recommendation changed between two cycles, or why that cannot be said. */
export interface RecommendationChange {
  recId: RecommendationId;
  /** Null when one of the two is not published, or they share no item. */
  change: Change | null;
  notCompared: 'not_published' | 'no_common_items' | null;
  /** The two cycles used different versions: the line has a break, and the change rests on common items. */
  versionBreak: boolean;
}

function comparedItems(recommendation: RecommendationScore): ComparedItem[] {
  return scoredRows(recommendation.items).map(({ itemId, scoringVersion, weight, score, se }) => ({
    id: itemId,
    scoringVersion,
    weight,
    score,
    se,
  }));
}

/** The change of every recommendation from an earlier to a later cycle, in order (docs/scoring.md §7). */
export function changeBetween(
  earlier: CycleScore,
  later: CycleScore,
  rules: Instrument['scoring']['change'],
): RecommendationChange[] {
  const versionBreak = earlier.instrumentVersion !== later.instrumentVersion;
  return later.recommendations.map((after) => {
    const { recId } = after;
    const before = earlier.recommendations.find((recommendation) => recommendation.recId === recId);
    if (before?.state !== 'published' || after.state !== 'published') {
      return { recId, change: null, notCompared: 'not_published', versionBreak };
    }
    const change = changeOnCommonItems(comparedItems(before), comparedItems(after), rules);
    return { recId, change, notCompared: change ? null : 'no_common_items', versionBreak };
  });
}
