import type { Handover } from '@followthrough/shared/api/handovers.ts';
import { handover } from '@followthrough/shared/api/handovers.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { HandoverRow } from './queries.ts';
import { openHandoverRows } from './queries.ts';

/** A section that is with a colleague, by a link that still works. */
export type OpenHandover = Handover;

export async function openHandovers(
  tx: Tx,
  orgId: string,
  cycleId: string,
  now: Date,
): Promise<OpenHandover[]> {
  const rows = await openHandoverRows(tx, orgId, cycleId, now);
  return rows.map(wireHandover);
}

export function wireHandover(row: HandoverRow): Handover {
  return handover.parse({
    handoverId: row.handover_id,
    section: row.section,
    colleague: row.colleague,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
  });
}
