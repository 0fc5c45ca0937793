import * as z from 'zod';
import type { Instrument, RecommendationId } from '../instrument/model.ts';
import type { FactMeasure, Measure } from './measures.ts';
import { FACTS } from './measures.ts';
import type { KeptItem } from './outside-score.ts';
import { outsideScore } from './outside-score.ts';

/** One kept item score, with what its answer amounts to. */
export interface KeptFigure extends KeptItem {
  readonly recommendation: RecommendationId;
  /** As scoring keeps it (shared/src/scoring/item-outcome.ts); null where there is none. */
  readonly figures: unknown;
}

/**
 * What a member's kept check brings to each measure of a release (docs/networks.md §6): its score of each recommendation as
 * it may leave the organization, and the facts; yes is 100, no is 0, money is in cents. A measure without a figure is absent:
 * the member then isn't one of those it speaks of.
 */
export function memberValues(
  instrument: Instrument,
  kept: readonly KeptFigure[],
): Partial<Record<Measure, number>> {
  const values: Partial<Record<Measure, number>> = {};
  for (const [id, items] of Map.groupBy(kept, (one) => one.recommendation)) {
    const { state, score } = outsideScore(instrument, id, items);
    if (state === 'published' && score !== null) values[id] = score;
  }
  const figures = new Map(kept.map((one) => [one.itemId, one.figures]));
  for (const fact of FACTS) {
    const value = factOf[fact](figures);
    if (value !== null) values[fact] = value;
  }
  return values;
}

type Figures = ReadonlyMap<string, unknown>;

/** From this level on a written policy sets a floor at the living wage, and the budget pays for it. */
const FLOOR_LEVEL = 3;
const level = z.object({ kind: z.literal('level'), level: z.number() });
const percent = z.object({ kind: z.literal('value'), value: z.number() });
const wages = z.object({
  kind: z.literal('wages'),
  coveragePct: z.number(),
  costToClose: z.number().nullable(),
});

const factOf: Record<FactMeasure, (figures: Figures) => number | null> = {
  wage_floor: (figures) => {
    const said = level.safeParse(figures.get('R1.wage_standard')).data;
    return said ? yesOrNo(said.level >= FLOOR_LEVEL) : null;
  },
  living_wage: (figures) => {
    const paid = wages.safeParse(figures.get('R1.wage_coverage')).data;
    return paid ? yesOrNo(paid.coveragePct >= 100) : null;
  },
  access_unmet: (figures) => {
    const met = percent.safeParse(figures.get('R5.requests_met')).data;
    return met ? 100 - Math.min(100, met.value) : null;
  },
  cost_to_close: (figures) => wages.safeParse(figures.get('R1.wage_coverage')).data?.costToClose ?? null,
};

function yesOrNo(isSo: boolean): number {
  return isSo ? 100 : 0;
}
