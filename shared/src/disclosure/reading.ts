import type { Span } from './completions.ts';
import type { Figure, Part } from './told-cell.ts';
import { toldOf } from './told-cell.ts';

/** Halves go up, so the upper end of what is rounded to a figure belongs to the next. */
const JUST_UNDER = 1e-6;

/**
 * Between which totals the unknown units' numbers lie, for a reader who knows the rules and the named units. A figure that the
 * coding shows at its limit also says whether the limit was reached.
 */
export function reachOf({ value, bound }: Figure, part: Part): Span {
  const { unknown, known, knownTotal, highest, step } = part;
  const size = unknown + known;
  const least = size * (value - step / 2) - knownTotal;
  const most = size * (value + step / 2) - knownTotal - JUST_UNDER;
  const everything = 100 * unknown;
  const [lowLimit, highLimit] = [(100 - highest) * unknown, highest * unknown];
  if (bound === 'or_more')
    return [Math.max(0, value === toldOf(highest, part) ? Math.max(least, highLimit) : least), everything];
  if (bound === 'or_less')
    return [0, Math.min(everything, value === toldOf(100 - highest, part) ? Math.min(most, lowLimit) : most)];
  return [Math.max(lowLimit, least), Math.min(highLimit, most)];
}

/** How many of the unknown units may be in a band, given the share of it. One exactly at its limit would read as a bound. */
export function countsOf(figure: Figure, part: Part): Span {
  const [low, high] = reachOf(figure, part).map((total) => total / 100) as [number, number];
  const [fewest, most] = [Math.ceil(low - JUST_UNDER), Math.floor(high + JUST_UNDER)];
  if (figure.bound !== null) return [fewest, most];
  const isAtLimit = (count: number) =>
    Math.abs(count - part.unknown / 2) >= (part.highest / 100 - 0.5) * part.unknown - JUST_UNDER;
  return [fewest + Number(isAtLimit(fewest)), most - Number(isAtLimit(most))];
}
