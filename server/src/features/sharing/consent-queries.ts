import type { ConsentLevel, Decision } from '@followthrough/shared/networks/consent.ts';
import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import type { Tx } from '../../db/kysely-on-client.ts';

interface Of {
  orgId: string;
  networkId: string;
}

export interface DecisionRow extends Decision {
  year: number;
  decidedBy: string;
  decidedAt: Date;
}

const LEVELS: Readonly<Record<string, ConsentLevel>> = {
  nothing: 'nothing',
  aggregate: 'aggregate',
  named: 'named',
};

/** Every decision of a member in a network, newest first. */
export async function decisionsIn(tx: Tx, of: Of): Promise<DecisionRow[]> {
  const rows = await tx
    .selectFrom('consent')
    .select(['year', 'recommendation', 'seq', 'level', 'decided_by', 'decided_at'])
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .orderBy('decided_at', 'desc')
    .orderBy('year', 'desc')
    .orderBy('recommendation')
    .orderBy('seq', 'desc')
    .execute();
  return rows.map((row) => ({
    year: row.year,
    recommendation: row.recommendation,
    seq: row.seq,
    level: LEVELS[row.level] ?? 'nothing',
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  }));
}

export async function insertDecisions(
  tx: Tx,
  of: Of,
  decisions: readonly { year: number; recommendation: RecommendationId; seq: number; level: ConsentLevel }[],
  made: { by: string; now: Date },
): Promise<void> {
  if (decisions.length === 0) return;
  await tx
    .insertInto('consent')
    .values(
      decisions.map((decision) => ({
        org_id: of.orgId,
        network_id: of.networkId,
        ...decision,
        decided_by: made.by,
        decided_at: made.now,
      })),
    )
    .execute();
}

/* ---- Notes beside by-name charts ---- */

export interface NoteRow {
  year: number;
  recommendation: string;
  note: string;
}

export function notesIn(tx: Tx, of: Of): Promise<NoteRow[]> {
  return tx
    .selectFrom('context_note')
    .select(['year', 'recommendation', 'note'])
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .execute();
}

/** An empty note takes it away. */
export async function putNote(
  tx: Tx,
  of: Of & { year: number; recommendation: RecommendationId },
  note: string,
  made: { by: string; now: Date },
): Promise<void> {
  if (note === '') {
    await tx
      .deleteFrom('context_note')
      .where('org_id', '=', of.orgId)
      .where('network_id', '=', of.networkId)
      .where('year', '=', of.year)
      .where('recommendation', '=', of.recommendation)
      .execute();
    return;
  }
  const said = { note, changed_by: made.by, changed_at: made.now };
  await tx
    .insertInto('context_note')
    .values({
      org_id: of.orgId,
      network_id: of.networkId,
      year: of.year,
      recommendation: of.recommendation,
      ...said,
    })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'network_id', 'year', 'recommendation']).doUpdateSet(said),
    )
    .execute();
}

export async function setCounselSwitch(tx: Tx, orgId: string, on: boolean): Promise<void> {
  await tx.updateTable('organization').set({ counsel_switch: on }).where('org_id', '=', orgId).execute();
}

export async function counselSwitchOf(tx: Tx, orgId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('organization')
    .select('counsel_switch')
    .where('org_id', '=', orgId)
    .executeTakeFirstOrThrow();
  return row.counsel_switch;
}
