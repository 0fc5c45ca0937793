import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';
import type * as table from '../../db/tables.ts';

export type MembershipRow = Selectable<table.NetworkMembership>;

interface Of {
  orgId: string;
  networkId: string;
}

/* ---- The offer behind a link ---- */

interface OfferRow {
  /** The steward's. */
  org_id: string;
  network_id: string;
  expires_at: Date;
  used_at: Date | null;
  revoked_at: Date | null;
}

export async function offerByToken(tx: Tx, tokenHash: string): Promise<OfferRow | undefined> {
  const { rows } = await sql<OfferRow>`select * from network_offer_by_token(${tokenHash})`.execute(tx);
  return rows[0];
}

/** True for one caller only. */
export async function takeOfferUp(tx: Tx, tokenHash: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select use_network_offer(${tokenHash}, ${now}) as used`.execute(tx);
  return rows[0]?.used ?? false;
}

/* ---- Memberships ---- */

/** Of every network, those that were left as well, oldest first. */
export function everyMembership(tx: Tx, orgId: string): Promise<MembershipRow[]> {
  return tx
    .selectFrom('network_membership')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('joined_at')
    .orderBy('network_id')
    .execute();
}

/** Undefined where the organization isn't in the network, or has left it. */
export function membershipIn(tx: Tx, of: Of): Promise<MembershipRow | undefined> {
  return tx
    .selectFrom('network_membership')
    .selectAll()
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
}

/** The same, so that decisions on it take turns until the end of this transaction. */
export function lockedMembership(tx: Tx, of: Of): Promise<MembershipRow | undefined> {
  return tx
    .selectFrom('network_membership')
    .selectAll()
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .where('left_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Joins, or joins again. */
export async function insertMembership(
  tx: Tx,
  membership: Of & { stewardOrgId: string; by: Record<string, string>; joinedBy: string; now: Date },
): Promise<void> {
  const fresh = {
    by: JSON.stringify(membership.by),
    shows_start: false,
    joined_by: membership.joinedBy,
    joined_at: membership.now,
  };
  await tx
    .insertInto('network_membership')
    .values({
      org_id: membership.orgId,
      network_id: membership.networkId,
      steward_org_id: membership.stewardOrgId,
      ...fresh,
    })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'network_id']).doUpdateSet({ ...fresh, left_at: null }),
    )
    .execute();
}

export async function updateMembership(
  tx: Tx,
  of: Of,
  change: { by: Record<string, string>; showsStart: boolean },
): Promise<void> {
  await tx
    .updateTable('network_membership')
    .set({ by: JSON.stringify(change.by), shows_start: change.showsStart })
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .execute();
}

export async function markLeft(tx: Tx, of: Of, now: Date): Promise<void> {
  await tx
    .updateTable('network_membership')
    .set({ left_at: now })
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .execute();
}
