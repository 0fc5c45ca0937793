import { randomUUID } from 'node:crypto';
import type { CycleList, WireCycle } from '@followthrough/shared/api/assessment.ts';
import { knownProfile } from '@followthrough/shared/instrument/profile.ts';
import type { Actor } from '../../access/actor.ts';
import { can } from '../../access/policy.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { record } from '../audit/record.ts';
import { newestInstrument } from '../instruments/read.ts';
import { DEFAULT_LENGTH, LONGEST, sealAndRelease, wireCycle } from './calendar.ts';
import { callerOf } from './caller.ts';
import type { CycleRow } from './queries.ts';
import { cyclesOf, insertCycle, profileOfOrganization } from './queries.ts';

export async function listCycles(tx: Tx, orgId: string, actor: Actor, now: Date): Promise<CycleList> {
  const rows = await cyclesOf(tx, orgId);
  const thisYear = now.getUTCFullYear();
  const funder = callerOf(actor).orgKind === 'funder';
  return {
    cycles: rows.map((row) => wireCycle(row, now)),
    mayOpen: can(actor, 'cycle.open') && !funder && running(rows, now) === undefined,
    nextYear: Math.max(thisYear, (rows[0]?.year ?? 0) + 1),
  };
}

interface Opening {
  orgId: string;
  actor: Actor;
  year: number;
  closesAt: Date | undefined;
  now: Date;
}

/** Opens a year's check by the newest published questions, with the organization's profile of today. */
export async function openCycle(tx: Tx, opening: Opening): Promise<WireCycle> {
  const { orgId, year, now } = opening;
  if (callerOf(opening.actor).orgKind === 'funder') throw new Problem('no_check_for_funders');
  const closesAt = opening.closesAt ?? new Date(now.getTime() + DEFAULT_LENGTH);
  requireSensible(year, closesAt, now);
  const cycles = await cyclesOf(tx, orgId);
  if (cycles.some((cycle) => cycle.year === year)) throw new Problem('cycle_exists', { year });
  const current = running(cycles, now);
  if (current) throw new Problem('cycle_running', { year: current.year });

  const instrument = await newestInstrument(tx);
  const cycle = await insertCycle(tx, {
    orgId,
    cycleId: randomUUID(),
    year,
    instrumentVersion: instrument.version,
    profile: knownProfile(instrument, await profileOfOrganization(tx, orgId)),
    opensAt: now,
    closesAt,
    ...sealAndRelease(closesAt),
  });
  if (!cycle) throw new Problem('cycle_exists', { year });
  await record(tx, {
    orgId,
    actor: callerOf(opening.actor).name,
    action: 'check.opened',
    detail: { year },
    now,
  });
  return wireCycle(cycle, now);
}

function running(cycles: readonly CycleRow[], now: Date): CycleRow | undefined {
  return cycles.find((cycle) => cycle.closes_at > now);
}

function requireSensible(year: number, closesAt: Date, now: Date): void {
  const thisYear = now.getUTCFullYear();
  const errors = [];
  if (Math.abs(year - thisYear) > 1) {
    errors.push({
      field: 'year',
      code: 'out_of_range',
      message: `Choose ${thisYear - 1}, ${thisYear} or ${thisYear + 1}.`,
    });
  }
  if (closesAt <= now)
    errors.push({ field: 'closesAt', code: 'too_small', message: 'Choose a closing date in the future.' });
  if (closesAt.getTime() > now.getTime() + LONGEST) {
    errors.push({ field: 'closesAt', code: 'too_large', message: 'Choose a closing date within a year.' });
  }
  if (errors.length > 0) throw new Problem('bad_request', {}, errors);
}
