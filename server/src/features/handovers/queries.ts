import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';
import type * as table from '../../db/tables.ts';

export type HandoverRow = Omit<Selectable<table.SectionHandover>, 'token_hash'>;

const COLUMNS = [
  'org_id',
  'handover_id',
  'cycle_id',
  'section',
  'colleague',
  'created_at',
  'expires_at',
  'done_at',
  'revoked_at',
] as const;

/** Links of this cycle that still work, oldest first. */
export function openHandoverRows(tx: Tx, orgId: string, cycleId: string, now: Date): Promise<HandoverRow[]> {
  return tx
    .selectFrom('section_handover')
    .select(COLUMNS)
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .orderBy('handover_id')
    .execute();
}

export function insertHandover(
  tx: Tx,
  handover: {
    orgId: string;
    handoverId: string;
    cycleId: string;
    section: string;
    colleague: string;
    tokenHash: string;
    now: Date;
    expiresAt: Date;
  },
): Promise<HandoverRow> {
  return tx
    .insertInto('section_handover')
    .values({
      org_id: handover.orgId,
      handover_id: handover.handoverId,
      cycle_id: handover.cycleId,
      section: handover.section,
      colleague: handover.colleague,
      token_hash: handover.tokenHash,
      created_at: handover.now,
      expires_at: handover.expiresAt,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}

/** Taking back what is taken back already changes nothing. Undefined = there is no such link in this cycle. */
export function revokeHandover(
  tx: Tx,
  { orgId, cycleId, handoverId }: { orgId: string; cycleId: string; handoverId: string },
  now: Date,
): Promise<HandoverRow | undefined> {
  return tx
    .updateTable('section_handover')
    .set({ revoked_at: sql<Date>`coalesce(revoked_at, ${now})` })
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .where('handover_id', '=', handoverId)
    .returning(COLUMNS)
    .executeTakeFirst();
}

export function finishHandover(
  tx: Tx,
  orgId: string,
  handoverId: string,
  now: Date,
): Promise<HandoverRow | undefined> {
  return tx
    .updateTable('section_handover')
    .set({ done_at: sql<Date>`coalesce(done_at, ${now})` })
    .where('org_id', '=', orgId)
    .where('handover_id', '=', handoverId)
    .returning(COLUMNS)
    .executeTakeFirst();
}

interface LinkRow {
  org_id: string;
  org_name: string;
  cycle_id: string;
  handover_id: string;
  section: string;
  colleague: string;
}

/** What a section's link leads to, before anybody is signed in to anything; undefined once it is over. */
export async function linkBehind(tx: Tx, tokenHash: string, now: Date): Promise<LinkRow | undefined> {
  const { rows } = await sql<LinkRow>`
    select org_id, org_name, cycle_id, handover_id, section, colleague from handover_actor(${tokenHash}, ${now})`.execute(
    tx,
  );
  return rows[0];
}
