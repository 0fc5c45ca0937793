import type { ScoredRecommendation, WireChange } from '@followthrough/shared/api/results.ts';
import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import type { ComparedItem } from '@followthrough/shared/scoring/change.ts';
import { changeOnCommonItems } from '@followthrough/shared/scoring/change.ts';
import type { ItemScoreRow } from './queries.ts';
import type { ScoredCycle } from './scored-cycle.ts';

type Compared = Pick<ScoredRecommendation, 'change' | 'notCompared'>;

/** How one recommendation changed from an earlier to a later check, or why that can't be said (docs/scoring.md §7). */
export function compared(
  earlier: ScoredCycle | undefined,
  later: ScoredCycle,
  id: RecommendationId,
): Compared {
  if (!earlier) return { change: null, notCompared: 'first_check' };
  const before = earlier.recommendations.get(id);
  const after = later.recommendations.get(id);
  if (before?.snapshot.state !== 'published' || after?.snapshot.state !== 'published') {
    return { change: null, notCompared: 'not_published' };
  }
  const rules = later.instrument.scoring.change;
  const found = changeOnCommonItems(comparable(before.items), comparable(after.items), rules);
  if (!found) return { change: null, notCompared: 'no_common_items' };
  const change: WireChange = {
    fromYear: earlier.year,
    toYear: later.year,
    label: found.label,
    delta: found.delta,
    threshold: found.threshold,
    commonItems: found.commonItems.length,
    versionBreak: earlier.instrument.version !== later.instrument.version,
  };
  return { change, notCompared: null };
}

/** The rows that count in a score. */
export function scoredItems(rows: readonly ItemScoreRow[]): (ItemScoreRow & { score: number; se: number })[] {
  return rows.filter(
    (row): row is ItemScoreRow & { score: number; se: number } =>
      row.weight > 0 && row.state === 'answered' && row.score !== null && row.se !== null,
  );
}

function comparable(rows: readonly ItemScoreRow[]): ComparedItem[] {
  return scoredItems(rows).map(({ item_id, scoring_version, weight, score, se }) => ({
    id: item_id,
    scoringVersion: scoring_version,
    weight,
    score,
    se,
  }));
}
