import { CYCLES } from './participation.ts';

/** The days of one cycle, as instants. */
export interface Calendar {
  year: number;
  opensAt: string;
  closesAt: string;
  sealAt: string;
  releaseAt: string;
}

const DAY = 86_400_000;
const SEAL_DAYS = 14;
/** In the open cycle, so that nobody who looks around has to wait for two weeks. */
const SHORT_SEAL_DAYS = 1;
const RELEASE_DAYS = 60;
/** The open cycle has run at least this long, and has at least this long to go. */
const RUN_SO_FAR = 45;
const LEFT_TO_GO = 24;

/** Autumn of each year; the last one stretched so that `today` (`YYYY-MM-DD`) lies well inside it. */
export function calendarOf(cycle: number, today: string): Calendar {
  const year = Number(today.slice(0, 4)) - (CYCLES - 1) + cycle;
  let opens = Date.parse(`${year}-09-01T13:00:00Z`);
  let closes = Date.parse(`${year}-10-30T23:59:00Z`);
  if (cycle === CYCLES - 1) {
    opens = Math.min(opens, Date.parse(`${today}T13:00:00Z`) - RUN_SO_FAR * DAY);
    closes = Math.max(closes, Date.parse(`${today}T23:59:00Z`) + LEFT_TO_GO * DAY);
  }
  const sealDays = cycle === CYCLES - 1 ? SHORT_SEAL_DAYS : SEAL_DAYS;
  const instant = (ms: number) => new Date(ms).toISOString();
  return {
    year,
    opensAt: instant(opens),
    closesAt: instant(closes),
    sealAt: instant(closes + sealDays * DAY),
    releaseAt: instant(closes + (sealDays + RELEASE_DAYS) * DAY),
  };
}

const LATE_DAYS = 60;

/** A check that its organization kept open into December, beyond the seal of its network. */
export function lateCalendar(calendar: Calendar): Calendar {
  const later = (at: string) => new Date(Date.parse(at) + LATE_DAYS * DAY).toISOString();
  const { closesAt, sealAt, releaseAt } = calendar;
  return { ...calendar, closesAt: later(closesAt), sealAt: later(sealAt), releaseAt: later(releaseAt) };
}

/** Some days after a cycle opened. Up to 45 they are past, also in the open one. */
export function afterOpening(calendars: readonly Calendar[], cycle: number, days: number): string {
  return new Date(Date.parse(calendars[cycle]?.opensAt ?? '') + days * DAY).toISOString();
}

/** When members of networks say what may be told of a cycle. */
export function decidedAt(calendars: readonly Calendar[], cycle: number): string {
  return afterOpening(calendars, cycle, 12);
}

/** When a member takes back what it shared by name. */
export function takenBackAt(calendars: readonly Calendar[], cycle: number): string {
  return afterOpening(calendars, cycle, 200);
}
