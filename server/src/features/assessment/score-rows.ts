import type { BootstrapRanges } from '@followthrough/shared/scoring/bootstrap.ts';
import type { CycleScore } from '@followthrough/shared/scoring/score-cycle.ts';
import type { Insertable } from 'kysely';
import type * as table from '../../db/tables.ts';

/** The scoring rules' version: a snapshot of another one is never compared with it (docs/scoring.md §8). */
const SCORING_VERSION = 1;

export interface ScoreRows {
  snapshots: Insertable<table.ScoreSnapshot>[];
  items: Insertable<table.ItemScore>[];
  overall: Insertable<table.OverallScore>;
}

/** One cycle's scores as the rows that results and dashboards read. Pure. */
export function scoreRows(
  of: { orgId: string; cycleId: string; computedAt: Date },
  score: CycleScore,
  bootstrap: BootstrapRanges,
): ScoreRows {
  const key = { org_id: of.orgId, cycle_id: of.cycleId, basis: score.basis };
  const drawn = new Map(bootstrap.recommendations.map((one) => [one.recId, one.range90]));
  return {
    snapshots: score.recommendations.map((one) => ({
      ...key,
      recommendation: one.recId,
      scoring_version: SCORING_VERSION,
      state: one.state,
      score: one.score,
      se: one.se,
      range_low: one.range90?.[0] ?? null,
      range_high: one.range90?.[1] ?? null,
      bootstrap_low: drawn.get(one.recId)?.[0] ?? null,
      bootstrap_high: drawn.get(one.recId)?.[1] ?? null,
      completeness: one.completeness,
      missing_low: one.missingLow,
      missing_high: one.missingHigh,
      limited_scope: one.limitedScope,
      computed_at: of.computedAt,
    })),
    items: score.recommendations.flatMap((one) =>
      one.items.map((item) => ({
        ...key,
        item_id: item.itemId,
        recommendation: one.recId,
        scoring_version: item.scoringVersion,
        state: item.state,
        reason: item.reason,
        score: item.score,
        se: item.se,
        weight: item.weight,
        figures: item.figures === null ? null : JSON.stringify(item.figures),
      })),
    ),
    overall: {
      ...key,
      state: score.overall.state,
      score: score.overall.score,
      range_low: score.overall.range90?.[0] ?? null,
      range_high: score.overall.range90?.[1] ?? null,
      lowest_three: score.overall.lowestThree,
      published: score.overall.published,
      applicable: score.overall.applicable,
    },
  };
}
