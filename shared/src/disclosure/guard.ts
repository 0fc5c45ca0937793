import { highestTold } from './coding.ts';
import type { Difference } from './differences.ts';
import { differences } from './differences.ts';
import type { Group } from './one-of-many.ts';
import type { Member, ReadCell } from './reading.ts';
import { closestMembers, isTooClose, reading } from './reading.ts';
import type { Bound, Figure, Measure, Part } from './told-cell.ts';
import { reachOf } from './told-cell.ts';

/** Of fewer units than this nothing of the kind can be promised. */
const FEWEST = 5;

/** A cell whose figures may be held wider, if it is new. */
export interface GuardedCell extends ReadCell {
  figures: Figure[];
}

/**
 * Holds figures of new cells wider where a member could place another too closely by subtracting what was told and her own
 * value; leaves them alone in all other cases (docs/disclosure.md §6). `values` are the units' own values.
 */
export function guard(
  cells: readonly GuardedCell[],
  measure: Measure,
  values: ReadonlyMap<string, number>,
): void {
  for (const difference of differences(cells)) {
    if (difference.plus.length + difference.minus.length < FEWEST) continue;
    const members = closestMembers(difference, measure, values);
    let group = reading(difference, measure);
    while (isTooClose(group, members, measure) && isHeldWider(difference, group, members, measure))
      group = reading(difference, measure);
  }
}

/** Holds figures so that the difference itself reads as if it were coded like a cell. False if nothing is left to hold. */
function isHeldWider(
  difference: Difference<GuardedCell>,
  group: Group,
  members: readonly Member[],
  measure: Measure,
): boolean {
  const { count, total, inBand } = group;
  const highest = count * highestTold(count);
  const first = Number(measure.tellsMean);
  const held = [
    measure.tellsMean && hold(difference, 0, total.low - highest, total.high - (100 * count - highest)),
    ...inBand.map(({ low, high }, band) =>
      hold(difference, first + band, 100 * (low - (count - 2)), 100 * (high - 2)),
    ),
  ];
  if (held.some(Boolean)) return true;
  // Neither alone says too much: the mean and the shares do together, by one end of the mean.
  const isLowEnd = !isTooClose({ ...group, total: { low: 0, high: total.high } }, members, measure);
  return measure.tellsMean && hold(difference, 0, Number(isLowEnd), Number(isLowEnd) - 1);
}

/**
 * Moves the low end of a difference's sum down by `tooHigh`, if positive, or else the high end up by `tooLow`, if negative,
 * by holding the first new cell that can give way.
 */
function hold({ from, less }: Difference<GuardedCell>, at: number, tooHigh: number, tooLow: number): boolean {
  return [from, ...less].some((cell) => {
    const [figure, part] = [cell.figures[at], cell.parts[at]];
    if (!cell.isNew || !figure || !part) return false;
    const isFrom = cell === from;
    const wider =
      (tooHigh > 0 && opened(figure, part, isFrom ? 'or_more' : 'or_less', tooHigh)) ||
      (tooLow < 0 && opened(figure, part, isFrom ? 'or_less' : 'or_more', -tooLow));
    if (wider) cell.figures = cell.figures.with(at, wider);
    return Boolean(wider);
  });
}

/** The figure as a bound in this direction, at least so much further out; null if it is open there, or can't go on. */
function opened(figure: Figure, part: Part, bound: Bound, by: number): Figure | null {
  if (figure.bound !== null && figure.bound !== bound) return null;
  const reach = reachOf(figure, part);
  const [step, end] = bound === 'or_more' ? [-5, reach.low] : [5, reach.high];
  for (let value = figure.value; value >= 0 && value <= 100; value += step) {
    const wider = reachOf({ value, bound }, part);
    const moved = bound === 'or_more' ? end - wider.low : wider.high - end;
    if (moved >= by) return { value, bound };
  }
  return null;
}
