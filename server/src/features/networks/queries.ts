import type { NetworkChange } from '@followthrough/shared/api/networks.ts';
import type { Selectable } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';
import type * as table from '../../db/tables.ts';

export type NetworkRow = Selectable<table.Network>;
export type CalendarRow = Selectable<table.NetworkCycle>;

/** `orgId` is the steward's; a member finds the row in the network's scope. */
export function networkById(tx: Tx, orgId: string, networkId: string): Promise<NetworkRow | undefined> {
  return tx
    .selectFrom('network')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('network_id', '=', networkId)
    .executeTakeFirst();
}

/** Oldest first. */
export function networksOf(tx: Tx, orgId: string): Promise<NetworkRow[]> {
  return tx
    .selectFrom('network')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('created_at')
    .orderBy('network_id')
    .execute();
}

/** Oldest year first. */
export function calendarsOf(tx: Tx, orgId: string, networkId: string): Promise<CalendarRow[]> {
  return tx
    .selectFrom('network_cycle')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('network_id', '=', networkId)
    .orderBy('year')
    .execute();
}

interface NewNetwork {
  orgId: string;
  networkId: string;
  stewardName: string;
  stewardKind: string;
  name: string;
  purpose: string;
  breakdowns: unknown;
  now: Date;
}

export async function insertNetwork(tx: Tx, network: NewNetwork): Promise<void> {
  await tx
    .insertInto('network')
    .values({
      org_id: network.orgId,
      network_id: network.networkId,
      steward_name: network.stewardName,
      steward_kind: network.stewardKind,
      name: network.name,
      purpose: network.purpose,
      breakdowns: JSON.stringify(network.breakdowns),
      protected_from_year: null,
      created_at: network.now,
    })
    .execute();
}

/** `stale` when `expected` is not the current version; `taken` when another network has that public address. */
export async function updateNetwork(
  tx: Tx,
  of: { orgId: string; networkId: string; expected: number },
  change: NetworkChange,
): Promise<'changed' | 'stale' | 'taken'> {
  try {
    const result = await tx
      .updateTable('network')
      .set({
        name: change.name,
        purpose: change.purpose,
        protected_from_year: change.protectedFromYear,
        public_slug: change.publicSlug,
        public_from_year: change.publicFromYear,
        version: of.expected + 1,
      })
      .where('org_id', '=', of.orgId)
      .where('network_id', '=', of.networkId)
      .where('version', '=', of.expected)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n ? 'changed' : 'stale';
  } catch (error) {
    if ((error as { code?: string }).code === '23505') return 'taken';
    throw error;
  }
}

/** False when it was signed before: the first signature stays. */
export async function signPledge(
  tx: Tx,
  of: { orgId: string; networkId: string; by: string; now: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('network')
    .set({ pledge_signed_by: of.by, pledge_signed_at: of.now })
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .where('pledge_signed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

interface Calendar {
  orgId: string;
  networkId: string;
  year: number;
  opensAt: Date;
  closesAt: Date;
  freezeAt: Date;
  releaseAt: Date;
  reviseAt: Date;
}

export async function putCalendar(tx: Tx, calendar: Calendar): Promise<void> {
  const dates = {
    opens_at: calendar.opensAt,
    closes_at: calendar.closesAt,
    freeze_at: calendar.freezeAt,
    release_at: calendar.releaseAt,
    revise_at: calendar.reviseAt,
  };
  await tx
    .insertInto('network_cycle')
    .values({ org_id: calendar.orgId, network_id: calendar.networkId, year: calendar.year, ...dates })
    .onConflict((conflict) => conflict.columns(['org_id', 'network_id', 'year']).doUpdateSet(dates))
    .execute();
}
