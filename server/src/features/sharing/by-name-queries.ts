import type { Tx } from '../../db/kysely-on-client.ts';
import type { RowByName } from './by-name.ts';

// What the sharing job writes, as the database's owner: rows of a steward, and the ledger.

export interface SharedIn {
  /** The steward's. */
  orgId: string;
  networkId: string;
  year: number;
  recommendation: string;
  memberOrgId: string;
}

/** The name stays until this transaction is over, so that whoever changes it finds every copy. */
export async function organizationName(tx: Tx, orgId: string): Promise<string> {
  const row = await tx
    .selectFrom('organization')
    .select('name')
    .where('org_id', '=', orgId)
    .forShare()
    .executeTakeFirstOrThrow();
  return row.name;
}

/** Copies a row, or renews the copy that is there. */
export async function putNamed(
  tx: Tx,
  of: SharedIn,
  member: { name: string; by: Record<string, string>; instrumentVersion: string },
  row: RowByName,
  now: Date,
): Promise<void> {
  const copy = {
    member_name: member.name,
    by: JSON.stringify(member.by),
    instrument_version: member.instrumentVersion,
    state: row.state,
    score: row.score,
    range_low: row.low,
    range_high: row.high,
    completeness: row.completeness,
    change_label: row.change,
    note: row.note,
  };
  await tx
    .insertInto('named_score')
    .values({
      org_id: of.orgId,
      network_id: of.networkId,
      year: of.year,
      recommendation: of.recommendation,
      member_org_id: of.memberOrgId,
      ...copy,
      shared_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'network_id', 'year', 'recommendation', 'member_org_id']).doUpdateSet(copy),
    )
    .execute();
  await tx
    .insertInto('named_in')
    .values({
      org_id: of.memberOrgId,
      network_id: of.networkId,
      year: of.year,
      recommendation: of.recommendation,
      named_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'network_id', 'year', 'recommendation'])
        .doUpdateSet({ withdrawn_at: null }),
    )
    .execute();
}

/** Takes a copy away; that it was there stays in the ledger. */
export async function dropNamed(tx: Tx, of: SharedIn, now: Date): Promise<void> {
  await tx
    .deleteFrom('named_score')
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .where('year', '=', of.year)
    .where('recommendation', '=', of.recommendation)
    .where('member_org_id', '=', of.memberOrgId)
    .execute();
  await tx
    .updateTable('named_in')
    .set({ withdrawn_at: now })
    .where('org_id', '=', of.memberOrgId)
    .where('network_id', '=', of.networkId)
    .where('year', '=', of.year)
    .where('recommendation', '=', of.recommendation)
    .where('withdrawn_at', 'is', null)
    .execute();
}
