import type { Network } from '@followthrough/shared/api/networks.ts';
import { levelsOffered } from '@followthrough/shared/networks/consent.ts';
import * as z from 'zod';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { ExtendScope } from '../../db/scope.ts';
import { Problem } from '../../http/problem.ts';
import { stewardNetwork } from '../networks/read.ts';
import type { MembershipRow } from './membership-queries.ts';
import { lockedMembership, membershipIn } from './membership-queries.ts';

/** A member of a network, and what it may read of it. */
export interface MemberIn {
  orgId: string;
  networkId: string;
  stewardOrgId: string;
  /** Its value of the network's own breakdowns. */
  chosen: Record<string, string>;
  showsStart: boolean;
  joinedAt: Date;
  leftAt: Date | null;
  network: Network;
}

interface Of {
  orgId: string;
  networkId: string;
}

/** Finds the membership and opens the network's scope. Throws `not_found` where there is none, or where it was left. */
export async function memberIn(tx: Tx, extendScope: ExtendScope, of: Of): Promise<MemberIn> {
  return opened(tx, extendScope, await membershipIn(tx, of));
}

/** The same for somebody who decides: decisions of one member in one network take turns. */
export async function decidingMember(tx: Tx, extendScope: ExtendScope, of: Of): Promise<MemberIn> {
  return opened(tx, extendScope, await lockedMembership(tx, of));
}

/** Throws `not_found` for no row. For a membership that was left this opens what the network is, to name it beside what it told. */
export async function opened(
  tx: Tx,
  extendScope: ExtendScope,
  row: MembershipRow | undefined,
): Promise<MemberIn> {
  if (!row) throw new Problem('not_found');
  const { org_id: orgId, network_id: networkId, steward_org_id: stewardOrgId } = row;
  await extendScope({ networkId });
  return {
    orgId,
    networkId,
    stewardOrgId,
    chosen: chosenOf(row),
    showsStart: row.shows_start,
    joinedAt: row.joined_at,
    leftAt: row.left_at,
    network: await stewardNetwork(tx, stewardOrgId, networkId),
  };
}

/** A funder's network knows no member by name. Throws `level_not_offered`. */
export function requireNames({ network }: MemberIn): void {
  if (!levelsOffered(network.stewardKind).includes('named')) throw new Problem('level_not_offered');
}

const values = z.record(z.string(), z.string());
export const chosenOf = (row: MembershipRow): Record<string, string> => values.parse(row.by);

/** The year that decisions count for: the first that is not sealed yet. Null when the network has announced none. */
export function yearThatCounts({ cycles }: Network, now: Date): Network['cycles'][number] | null {
  return (
    cycles.filter(({ freezeAt }) => new Date(freezeAt) > now).toSorted((a, b) => a.year - b.year)[0] ?? null
  );
}
