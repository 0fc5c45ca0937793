import type { Selectable } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';
import type * as table from '../../db/tables.ts';

export type FileRow = Selectable<table.EvidenceFile>;

/** Files that are not removed, oldest first. */
export function filesOfCycle(tx: Tx, orgId: string, cycleId: string): Promise<FileRow[]> {
  return tx
    .selectFrom('evidence_file')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('file_id')
    .execute();
}

export function fileById(tx: Tx, orgId: string, fileId: string): Promise<FileRow | undefined> {
  return tx
    .selectFrom('evidence_file')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('file_id', '=', fileId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

export function insertFile(tx: Tx, file: Omit<FileRow, 'removed_at'>): Promise<FileRow> {
  return tx.insertInto('evidence_file').values(file).returningAll().executeTakeFirstOrThrow();
}

export async function markRemoved(tx: Tx, orgId: string, fileId: string, now: Date): Promise<void> {
  await tx
    .updateTable('evidence_file')
    .set({ removed_at: now })
    .where('org_id', '=', orgId)
    .where('file_id', '=', fileId)
    .execute();
}
