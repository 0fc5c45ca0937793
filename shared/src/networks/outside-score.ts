import type { Instrument, RecommendationId } from '../instrument/model.ts';
import { allItems } from '../instrument/model.ts';
import type { ChangeLabel } from '../scoring/change.ts';
import { changeOnCommonItems } from '../scoring/change.ts';
import type { RecommendationFigures, RecommendationRow } from '../scoring/recommendation.ts';
import { recommendationScore, scoredRows } from '../scoring/recommendation.ts';
import { isProtected } from '../instrument/protected.ts';

/** One item's kept score. */
export interface KeptItem extends RecommendationRow {
  readonly itemId: string;
  readonly scoringVersion: number;
}

/** What of one recommendation's score may leave its organization, points on 0–100. */
export interface OutsideScore {
  state: RecommendationFigures['state'];
  score: number | null;
  low: number | null;
  high: number | null;
  /** Share 0–1 of the weight that applies; null when nothing applies. */
  completeness: number | null;
}

/**
 * A recommendation's score as it may leave the organization, from its kept items: an unprotected recommendation is worked
 * out without its protected items (docs/networks.md §4). A protected one leaves whole or not at all; consent says which.
 */
export function outsideScore(
  instrument: Instrument,
  recommendation: RecommendationId,
  kept: readonly KeptItem[],
): OutsideScore {
  const figures = recommendationScore(outsideItems(instrument, recommendation, kept), instrument.scoring);
  const { state, score, range90, completeness } = figures;
  return { state, score, low: range90?.[0] ?? null, high: range90?.[1] ?? null, completeness };
}

/** How that score changed since the check before, in the words of docs/scoring.md §7; null where that can't be told. */
export function outsideChange(
  recommendation: RecommendationId,
  before: { instrument: Instrument; kept: readonly KeptItem[] },
  after: { instrument: Instrument; kept: readonly KeptItem[] },
): ChangeLabel | null {
  const scored = [before, after].map(({ instrument, kept }) => {
    const items = outsideItems(instrument, recommendation, kept);
    return recommendationScore(items, instrument.scoring).state === 'published'
      ? scoredRows(items).map((item) => ({ ...item, id: item.itemId }))
      : null;
  });
  const [first, second] = scored;
  if (!first || !second) return null;
  return changeOnCommonItems(first, second, after.instrument.scoring.change)?.label ?? null;
}

function outsideItems(
  instrument: Instrument,
  recommendation: RecommendationId,
  kept: readonly KeptItem[],
): readonly KeptItem[] {
  if (isProtected(recommendation)) return kept;
  const inside = new Set(
    [...allItems(instrument), ...instrument.derived]
      .filter(({ sensitivity }) => sensitivity === 'protected')
      .map(({ id }) => id),
  );
  return kept.filter(({ itemId }) => !inside.has(itemId));
}
