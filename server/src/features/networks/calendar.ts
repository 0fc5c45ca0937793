import type { Network } from '@followthrough/shared/api/networks.ts';
import type { FieldProblem } from '@followthrough/shared/api/problems.ts';
import { Problem } from '../../http/problem.ts';

const DAY = 24 * 60 * 60 * 1000;
const FREEZE_AFTER = 14 * DAY;
const RELEASE_AFTER = 60 * DAY;
const REVISE_AFTER = 90 * DAY;
const LONGEST = 366 * DAY;

/** The later days of a year that closes then: the seal, the release, and the one revision (docs/networks.md §5). */
export function daysAfter(closesAt: Date): { freezeAt: Date; releaseAt: Date; reviseAt: Date } {
  const freezeAt = new Date(closesAt.getTime() + FREEZE_AFTER);
  const releaseAt = new Date(freezeAt.getTime() + RELEASE_AFTER);
  return { freezeAt, releaseAt, reviseAt: new Date(releaseAt.getTime() + REVISE_AFTER) };
}

/**
 * Throws why a year can't have these days. Once a year has opened its first day stays, or a network could declare
 * afterwards what it has to declare before; once it is frozen, all of it stays.
 */
export function requireCalendar(
  network: Network,
  year: number,
  { opensAt, closesAt }: { opensAt: Date; closesAt: Date },
  now: Date,
): void {
  const held = network.cycles.find((one) => one.year === year);
  if (held && new Date(held.freezeAt) <= now) throw new Problem('year_frozen', { year });
  const hasOpened = held !== undefined && new Date(held.opensAt) <= now;
  const errors: FieldProblem[] = [];
  const thisYear = now.getUTCFullYear();
  if (!held && Math.abs(year - thisYear) > 1) {
    errors.push({
      field: 'year',
      code: 'out_of_range',
      message: `Choose ${thisYear - 1}, ${thisYear} or ${thisYear + 1}.`,
    });
  }
  if (hasOpened && opensAt.toISOString() !== held.opensAt) {
    errors.push({
      field: 'opensAt',
      code: 'has_opened',
      message: 'This year has opened, so its first day stays.',
    });
  }
  if (!hasOpened && opensAt.getTime() < now.getTime() - DAY) {
    errors.push({ field: 'opensAt', code: 'too_small', message: 'Choose today or a later day to open.' });
  }
  if (closesAt <= opensAt || closesAt <= now) {
    errors.push({
      field: 'closesAt',
      code: 'too_small',
      message: 'Choose a last day after the first, in the future.',
    });
  }
  if (closesAt.getTime() > opensAt.getTime() + LONGEST) {
    errors.push({
      field: 'closesAt',
      code: 'too_large',
      message: 'Choose a last day within a year of the first.',
    });
  }
  if (errors.length > 0) throw new Problem('bad_request', {}, errors);
}

/** Whether something may still begin with this year: none of it has opened, and it is not in the past. */
export function isUnopened(network: Network, year: number, now: Date): boolean {
  return (
    year >= now.getUTCFullYear() &&
    !network.cycles.some((cycle) => cycle.year >= year && new Date(cycle.opensAt) <= now)
  );
}
