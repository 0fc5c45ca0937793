import type { RecommendationId, ScoreBasis } from '@followthrough/shared/api/vocabulary.ts';
import { recommendationId } from '@followthrough/shared/api/vocabulary.ts';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { publishedInstrument } from '../instruments/read.ts';
import type { ItemScoreRow, KeptScores, SnapshotRow } from './queries.ts';
import { itemScoresOf, keptScores, snapshotsOf } from './queries.ts';

/** One recommendation's kept score and the item rows it rests on. */
export interface KeptRecommendation {
  snapshot: SnapshotRow;
  items: readonly ItemScoreRow[];
}

/** One cycle's kept scores on one basis. */
export interface ScoredCycle {
  cycleId: string;
  year: number;
  basis: ScoreBasis;
  instrument: Instrument;
  recommendations: ReadonlyMap<RecommendationId, KeptRecommendation>;
}

/** Cycles that have scores, each on the basis to show, oldest first. */
export async function chosenScores(tx: Tx, orgId: string, shownCycleId?: string): Promise<KeptScores[]> {
  const kept = await keptScores(tx, orgId);
  const shown = shownCycleId ?? kept.at(-1)?.cycle_id;
  const basis = latestBasis(kept.filter((one) => one.cycle_id === shown));
  return [...Map.groupBy(kept, (one) => one.cycle_id).values()].flatMap(
    (same) => same.find((one) => one.basis === basis) ?? same.slice(0, 1),
  );
}

/** What is shown is the latest; what it is compared with stands on the same basis where that was kept. */
function latestBasis(kept: readonly KeptScores[]): ScoreBasis {
  return kept.some((one) => one.basis === 'facts_and_voices') ? 'facts_and_voices' : 'facts';
}

export async function scoredCycle(tx: Tx, orgId: string, kept: KeptScores): Promise<ScoredCycle> {
  const { cycle_id: cycleId, year, basis } = kept;
  const instrument = await publishedInstrument(tx, kept.instrument_version);
  if (!instrument) throw new Error(`instrument ${kept.instrument_version} is not published`);
  const snapshots = await snapshotsOf(tx, orgId, cycleId, basis);
  const items = Map.groupBy(await itemScoresOf(tx, orgId, cycleId, basis), (row) => row.recommendation);
  return {
    cycleId,
    year,
    basis,
    instrument,
    recommendations: new Map(
      snapshots.map((snapshot) => [
        recommendationId.parse(snapshot.recommendation),
        { snapshot, items: items.get(snapshot.recommendation) ?? [] },
      ]),
    ),
  };
}
