import type { CycleState, WireCycle } from '@followthrough/shared/api/assessment.ts';
import { Problem } from '../../http/problem.ts';
import type { CycleRow } from './queries.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Ballots may be changed until the seal; what leaves the organization waits until the release (docs/privacy.md). */
const SEAL_AFTER = 14 * DAY;
const RELEASE_AFTER = 60 * DAY;
export const DEFAULT_LENGTH = 60 * DAY;
export const LONGEST = 366 * DAY;

/** The later dates of a cycle that closes at this time. */
export function sealAndRelease(closesAt: Date): { sealAt: Date; releaseAt: Date } {
  const sealAt = new Date(closesAt.getTime() + SEAL_AFTER);
  return { sealAt, releaseAt: new Date(sealAt.getTime() + RELEASE_AFTER) };
}

export function stateOf(cycle: CycleRow, now: Date): CycleState {
  if (now < cycle.opens_at) return 'upcoming';
  if (now >= cycle.release_at) return 'released';
  if (now >= cycle.seal_at) return 'sealed';
  if (now >= cycle.closes_at) return 'closed';
  return cycle.submitted_at ? 'submitted' : 'open';
}

/** Throws why nothing can be changed now, if nothing can. */
export function requireOpen(cycle: CycleRow, now: Date): void {
  const state = stateOf(cycle, now);
  if (state === 'open') return;
  if (state === 'upcoming') throw new Problem('cycle_not_open', { opensAt: cycle.opens_at.toISOString() });
  if (state === 'submitted') throw new Problem('cycle_submitted');
  throw new Problem('cycle_closed', { closesAt: cycle.closes_at.toISOString() });
}

export function wireCycle(cycle: CycleRow, now: Date): WireCycle {
  return {
    cycleId: cycle.cycle_id,
    year: cycle.year,
    state: stateOf(cycle, now),
    opensAt: cycle.opens_at.toISOString(),
    closesAt: cycle.closes_at.toISOString(),
    sealAt: cycle.seal_at.toISOString(),
    releaseAt: cycle.release_at.toISOString(),
    instrumentVersion: cycle.instrument_version,
    submittedAt: cycle.submitted_at?.toISOString() ?? null,
    submittedBy: cycle.submitted_by,
    version: cycle.version,
  };
}

/** The day in UTC, as answers and scores count it. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
