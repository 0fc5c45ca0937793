/**
 * What may stand behind told numbers, worked out from the words of docs/disclosure.md and not from the code that told them.
 */
import type { Coding, Told } from './knowledge.ts';
import type { Interval } from './puzzle.ts';

const JUST_UNDER = 1e-6;

/** To whole fives, halves up. */
export const toWholeFive = (value: number): number => toWhole(5, value);

const toWhole = (step: number, value: number): number =>
  Math.min(100, step * Math.floor(value / step + 0.5 + 1e-9));

/** Rounded to whole fives, and nothing else. */
export const roundedOnly: Coding = {
  sums: ({ value }, hidden, named) => {
    const [least, most] = rounded(value, hidden + named.length, total(named));
    return [Math.max(0, least), Math.min(100 * hidden, most)];
  },
  counts: ({ value, step = 5 }, { hidden, named, namedInBand }) =>
    countsWhere(hidden, (count) => toWhole(step, (100 * (count + namedInBand)) / (hidden + named)) === value),
};

/**
 * Held first: a mean of n unknown units to 90 · (n − 1) ÷ n and 100 less that, a share also to two of them and all but two;
 * then rounded. A number below a bound's own place that still says "or more" was held on purpose, and says only that.
 */
export const heldWithinBounds: Coding = {
  sums: (told, hidden, named) => {
    const highest = Math.max(50, (90 * (hidden - 1)) / hidden) * hidden;
    const size = hidden + named.length;
    const [least, most] = rounded(told.value, size, total(named));
    return between(told, [least, most], {
      low: 100 * hidden - highest,
      high: highest,
      all: 100 * hidden,
      toldOf: (sum) => toWholeFive((sum + total(named)) / size),
    });
  },
  counts: (told, { hidden, named, namedInBand }) => {
    const { step = 5 } = told;
    const highest = Math.max(50, Math.min((90 * (hidden - 1)) / hidden, (100 * (hidden - 2)) / hidden));
    const size = hidden + named;
    const percentOf = (sum: number) => toWhole(step, (sum + 100 * namedInBand) / size);
    const [least, most] = between(told, rounded(told.value, size, 100 * namedInBand, step / 2), {
      low: (100 - highest) * hidden,
      high: highest * hidden,
      all: 100 * hidden,
      toldOf: percentOf,
    });
    // A number of units exactly at its bound reads as a bound as well.
    const isAtBound = (count: number) => {
      const share = (100 * count) / hidden;
      return share >= highest - 1e-9 || share <= 100 - highest + 1e-9;
    };
    return countsWhere(
      hidden,
      (count) =>
        100 * count >= least - 1e-6 &&
        100 * count <= most + 1e-6 &&
        !(told.held === 'no' && isAtBound(count)),
    );
  },
};

/** The sums of values, less those known, whose mean is told as this. */
function rounded(value: number, size: number, known: number, half = 2.5): Interval {
  return [(value - half) * size - known, (value + half) * size - known - JUST_UNDER];
}

interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly all: number;
  readonly toldOf: (sum: number) => number;
}

function between(
  { value, held }: Told,
  [least, most]: Interval,
  { low, high, all, toldOf }: Bounds,
): Interval {
  if (held === 'or more') return [Math.max(0, value === toldOf(high) ? Math.max(least, high) : least), all];
  if (held === 'or less') return [0, Math.min(all, value === toldOf(low) ? Math.min(most, low) : most)];
  return [Math.max(low, least), Math.min(high, most)];
}

/** From the fewest to the most units that this holds for. */
function countsWhere(hidden: number, holds: (count: number) => boolean): Interval {
  const counts = Array.from({ length: hidden + 1 }, (_, count) => count).filter(holds);
  return [counts[0] ?? Infinity, counts.at(-1) ?? -Infinity];
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
