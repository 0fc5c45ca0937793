import type { Measure } from './told-cell.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What is told of some units together: between what their values total, and how many of them are in each band. */
export interface Group {
  readonly count: number;
  readonly total: Interval;
  readonly inBand: readonly Interval[];
}

type Bands = Measure['bands'];

/** Where the value of any one of these units can lie; null if no values fit what is told. */
export function rangeOfOne(group: Group, bands: Bands): Interval | null {
  const low = lowestOfOne(group, bands);
  const mirrored = lowestOfOne(
    {
      count: group.count,
      total: { low: 100 * group.count - group.total.high, high: 100 * group.count - group.total.low },
      inBand: group.inBand.toReversed(),
    },
    bands.map(({ from, to }) => ({ from: 100 - to, to: 100 - from })).toReversed(),
  );
  return low === null || mirrored === null ? null : { low, high: 100 - mirrored };
}

/** The same units for one of them, who knows her own value and its place among the bands. */
export function withoutOne(group: Group, value: number, band: number): Group {
  const { count, total, inBand } = group;
  return {
    count: count - 1,
    total: { low: total.low - value, high: total.high - value },
    inBand: inBand.map(({ low, high }, index) =>
      index === band ? { low: Math.max(0, low - 1), high: high - 1 } : { low, high },
    ),
  };
}

/** One unit is put into the lowest band that there is room in, and all others as high as they can be. */
function lowestOfOne({ count, total, inBand }: Group, bands: Bands): number | null {
  for (const [band, { from, to }] of bands.entries()) {
    if ((inBand[band]?.high ?? 0) < 1) continue;
    const least = inBand.map(({ low }, index) => Math.max(low, index === band ? 1 : 0));
    let room = count - least.reduce((sum, number) => sum + number, 0);
    let greatest = -to;
    for (const [index, number] of [...least.entries()].toReversed()) {
      const more = Math.min(room, (inBand[index]?.high ?? 0) - number);
      room -= more;
      greatest += (number + more) * (bands[index]?.to ?? 0);
    }
    if (room !== 0) continue;
    const value = Math.max(from, total.low - greatest);
    if (value <= to) return value;
  }
  return null;
}
