import { randomUUID } from 'node:crypto';
import type { OrganizationKind } from '@followthrough/shared/api/vocabulary.ts';
import type { TestApp } from '../setup/test-app.ts';

const DAY = 24 * 60 * 60 * 1000;

export interface MadeNetwork {
  /** The steward's. */
  orgId: string;
  networkId: string;
  name: string;
}

interface Given {
  name?: string;
  breakdowns?: { id: string; label: string; options: { id: string; label: string }[] }[];
  /** Year and last day of its calendar; the first is thirty days before. Without any, the clock's year, thirty days from now. */
  years?: { year: number; closesAt?: Date }[];
  protectedFromYear?: number | null;
  /** Funders alone; signed unless said otherwise. */
  pledged?: boolean;
}

/** A network of this steward, with its calendar. */
export async function makeNetwork(
  test: TestApp,
  steward: { orgId: string; organization: { name: string; kind: OrganizationKind } },
  given: Given = {},
): Promise<MadeNetwork> {
  const { orgId, organization } = steward;
  const now = test.clock.current;
  const network = { orgId, networkId: randomUUID(), name: given.name ?? 'Shoreline Network' };
  const pledged = organization.kind === 'funder' && given.pledged !== false;
  await test.owner.query(
    `insert into network (org_id, network_id, steward_name, steward_kind, name, purpose, breakdowns, protected_from_year,
                          pledge_signed_by, pledge_signed_at, created_at)
     values ($1, $2, $3, $4, $5, 'Learning side by side.', $6, $7, $8, $9, $10)`,
    [
      orgId,
      network.networkId,
      organization.name,
      organization.kind,
      network.name,
      JSON.stringify(given.breakdowns ?? []),
      given.protectedFromYear ?? null,
      pledged ? 'Ines Okafor' : null,
      pledged ? now : null,
      now,
    ],
  );
  for (const { year, closesAt } of given.years ?? [{ year: now.getUTCFullYear() }]) {
    const closes = closesAt ?? new Date(now.getTime() + 30 * DAY);
    await test.owner.query(
      `insert into network_cycle (org_id, network_id, year, opens_at, closes_at, freeze_at, release_at, revise_at)
       values ($1, $2, $3, $4::timestamptz - interval '60 days', $4, $4::timestamptz + interval '14 days',
               $4::timestamptz + interval '74 days', $4::timestamptz + interval '164 days')`,
      [orgId, network.networkId, year, closes],
    );
  }
  return network;
}

/** Makes this organization a member. */
export async function makeMemberOf(
  test: TestApp,
  network: MadeNetwork,
  orgId: string,
  given: { by?: Record<string, string>; showsStart?: boolean } = {},
): Promise<void> {
  await test.owner.query(
    `insert into network_membership (org_id, network_id, steward_org_id, by, shows_start, joined_by, joined_at)
     values ($1, $2, $3, $4, $5, 'Ines Okafor', $6)`,
    [
      orgId,
      network.networkId,
      network.orgId,
      JSON.stringify(given.by ?? {}),
      given.showsStart ?? false,
      test.clock.current,
    ],
  );
}
