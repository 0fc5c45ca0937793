import type { EvidenceFile } from '@followthrough/shared/api/evidence.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { FileRow } from './queries.ts';
import { filesOfCycle } from './queries.ts';

/** The files of a cycle, oldest first. */
export async function evidenceOf(tx: Tx, orgId: string, cycleId: string): Promise<EvidenceFile[]> {
  const rows = await filesOfCycle(tx, orgId, cycleId);
  return rows.map(wireFile);
}

/** The items of a cycle that have a file. */
export async function itemsWithEvidence(
  tx: Tx,
  orgId: string,
  cycleId: string,
): Promise<ReadonlySet<string>> {
  const rows = await filesOfCycle(tx, orgId, cycleId);
  return new Set(rows.map((row) => row.item_id));
}

export function wireFile(row: FileRow): EvidenceFile {
  return {
    fileId: row.file_id,
    itemId: row.item_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    byteSize: row.byte_size,
    addedBy: row.added_by,
    addedAt: row.added_at.toISOString(),
  };
}
