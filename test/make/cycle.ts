import { randomUUID } from 'node:crypto';
import type { TestApp } from '../setup/test-app.ts';

const DAY = 24 * 60 * 60 * 1000;

export interface MadeCycle {
  orgId: string;
  cycleId: string;
  year: number;
  closesAt: Date;
}

/** An open cycle of this organization; other dates, version or profile if given. */
export async function makeCycle(
  test: TestApp,
  orgId: string,
  given: {
    year?: number;
    instrumentVersion?: string;
    profile?: Record<string, unknown>;
    opensAt?: Date;
    closesAt?: Date;
    submittedAt?: Date;
  } = {},
): Promise<MadeCycle> {
  const now = test.clock.current.getTime();
  const closesAt = given.closesAt ?? new Date(now + 30 * DAY);
  const cycle = {
    orgId,
    cycleId: randomUUID(),
    year: given.year ?? test.clock.current.getUTCFullYear(),
    closesAt,
  };
  await test.owner.query(
    `insert into cycle (org_id, cycle_id, year, instrument_version, profile, opens_at, closes_at, seal_at, release_at, submitted_at, submitted_by)
     values ($1, $2, $3, $4, $5, $6, $7, $7::timestamptz + interval '14 days', $7::timestamptz + interval '74 days', $8::timestamptz,
             case when $8::timestamptz is null then null else 'Ines Okafor' end)`,
    [
      orgId,
      cycle.cycleId,
      cycle.year,
      given.instrumentVersion ?? '1.0.0',
      JSON.stringify(given.profile ?? everythingApplies),
      given.opensAt ?? new Date(now - DAY),
      closesAt,
      given.submittedAt ?? null,
    ],
  );
  return cycle;
}

/** A profile under which no question is switched off, but for the one about an earlier cycle. */
export const everythingApplies = {
  org_type: 'state_or_territory_coalition',
  focus: 'both',
  administers_grants: true,
  pays_out: true,
  has_members: true,
  has_any_group: true,
  provides_training: true,
  makes_referrals: true,
  runs_events: true,
  has_board: true,
  has_survivor_advisory: true,
};
