import type { Tx } from '../../db/kysely-on-client.ts';

export interface AuditRow {
  seq: string;
  at: Date;
  actor: string;
  action: string;
  detail: unknown;
  previous_hash: string;
  hash: string;
}

/** One writer at a time per organization: the next waits here until the first has committed. */
export async function lockOrganization(tx: Tx, orgId: string): Promise<void> {
  await tx.selectFrom('organization').select('org_id').where('org_id', '=', orgId).forNoKeyUpdate().execute();
}

export function lastEvent(tx: Tx, orgId: string): Promise<{ seq: string; hash: string } | undefined> {
  return tx
    .selectFrom('audit_event')
    .select(['seq', 'hash'])
    .where('org_id', '=', orgId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertEvent(
  tx: Tx,
  event: Omit<AuditRow, 'seq' | 'detail'> & { org_id: string; seq: number; detail: string },
): Promise<void> {
  await tx.insertInto('audit_event').values(event).execute();
}

/** Newest first, from before `before`. */
export function eventsBefore(
  tx: Tx,
  orgId: string,
  before: number | undefined,
  limit: number,
): Promise<AuditRow[]> {
  return tx
    .selectFrom('audit_event')
    .select(['seq', 'at', 'actor', 'action', 'detail', 'previous_hash', 'hash'])
    .where('org_id', '=', orgId)
    .$if(before !== undefined, (query) => query.where('seq', '<', String(before)))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}

export function eventsAfter(tx: Tx, orgId: string, after: number, limit: number): Promise<AuditRow[]> {
  return tx
    .selectFrom('audit_event')
    .select(['seq', 'at', 'actor', 'action', 'detail', 'previous_hash', 'hash'])
    .where('org_id', '=', orgId)
    .where('seq', '>', String(after))
    .orderBy('seq')
    .limit(limit)
    .execute();
}
