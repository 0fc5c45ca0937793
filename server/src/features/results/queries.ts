import type { Selectable } from 'kysely';
import type { ScoreBasis } from '@followthrough/shared/api/vocabulary.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type * as table from '../../db/tables.ts';

export type SnapshotRow = Omit<
  Selectable<table.ScoreSnapshot>,
  'org_id' | 'basis' | 'computed_at' | 'scoring_version'
>;
export type ItemScoreRow = Omit<Selectable<table.ItemScore>, 'org_id' | 'basis'>;
export type OverallRow = Selectable<table.OverallScore>;

/** A submitted cycle whose scores are kept, once for each basis it was scored on. */
export interface KeptScores {
  cycle_id: string;
  year: number;
  instrument_version: string;
  basis: ScoreBasis;
}

/** Oldest cycle first. */
export async function keptScores(tx: Tx, orgId: string): Promise<KeptScores[]> {
  const rows = await tx
    .selectFrom('cycle as c')
    .innerJoin('overall_score as o', (join) =>
      join.onRef('o.org_id', '=', 'c.org_id').onRef('o.cycle_id', '=', 'c.cycle_id'),
    )
    .select(['c.cycle_id', 'c.year', 'c.instrument_version', 'o.basis'])
    .where('c.org_id', '=', orgId)
    .where('o.org_id', '=', orgId)
    .orderBy('c.year')
    .execute();
  return rows.map((row) => ({ ...row, basis: row.basis === 'facts_and_voices' ? row.basis : 'facts' }));
}

export function snapshotsOf(
  tx: Tx,
  orgId: string,
  cycleId: string,
  basis: ScoreBasis,
): Promise<SnapshotRow[]> {
  return tx
    .selectFrom('score_snapshot')
    .select([
      'cycle_id',
      'recommendation',
      'state',
      'score',
      'se',
      'range_low',
      'range_high',
      'bootstrap_low',
      'bootstrap_high',
      'completeness',
      'missing_low',
      'missing_high',
      'limited_scope',
    ])
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .where('basis', '=', basis)
    .orderBy('recommendation')
    .execute();
}

export function itemScoresOf(
  tx: Tx,
  orgId: string,
  cycleId: string,
  basis: ScoreBasis,
): Promise<ItemScoreRow[]> {
  return tx
    .selectFrom('item_score')
    .select([
      'cycle_id',
      'item_id',
      'recommendation',
      'scoring_version',
      'state',
      'reason',
      'score',
      'se',
      'weight',
      'figures',
    ])
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .where('basis', '=', basis)
    .execute();
}

export function overallOf(tx: Tx, orgId: string, cycleId: string, basis: ScoreBasis): Promise<OverallRow> {
  return tx
    .selectFrom('overall_score')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .where('basis', '=', basis)
    .executeTakeFirstOrThrow();
}
