/** Whole months between two days, the way people count them: 15 March to 14 April is 0, to 15 April is 1. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

function parts(day: string): [year: number, month: number, dayOfMonth: number] {
  const match = DAY.exec(day);
  if (!match) throw new RangeError(`not a day such as 2026-03-15: ${day}`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * Completed months from `from` to `to` (both `YYYY-MM-DD`); never below 0. The last day of a short month completes
 * a month begun on a later day. Throws a RangeError when a text is not a day.
 */
export function monthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth, fromDay] = parts(from);
  const [toYear, toMonth, toDay] = parts(to);
  const months = (toYear - fromYear) * 12 + (toMonth - fromMonth);
  const completed = toDay >= Math.min(fromDay, daysIn(toYear, toMonth)) ? months : months - 1;
  return Math.max(0, completed);
}
