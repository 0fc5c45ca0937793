import { ROUNDING, sum } from '../scoring/statistics.ts';
import type { Difference, UnknownUnits } from './differences.ts';
import type { Group, Interval } from './one-of-many.ts';
import { rangeOfOne, withoutOne } from './one-of-many.ts';
import type { Figure, Measure, Part } from './told-cell.ts';
import { reachOf } from './told-cell.ts';

/** A member who subtracts her own value and all she was told can't place another within fewer points than this. */
const NARROWEST = 40;

/** A released cell as its readers see it: one part and figure for the mean, if it is told, then for each band, if shares are. */
export interface ReadCell extends UnknownUnits {
  readonly parts: readonly Part[];
  readonly figures: readonly Figure[];
}

/** A member of a difference, by her own value; `isMinus` where she counts against it. */
export interface Member {
  readonly value: number;
  readonly band: number;
  readonly isMinus: boolean;
}

/**
 * Of all members of a difference those who can place others most closely: for each band the one lowest and the one highest.
 * Of units without a value, which only earlier cells speak of, anything may be.
 */
export function closestMembers(
  { plus, minus }: Difference<UnknownUnits>,
  { bands }: Measure,
  values: ReadonlyMap<string, number>,
): Member[] {
  return [plus, minus].flatMap((units, index) => {
    const ends = bands.map(() => ({ low: Infinity, high: -Infinity }));
    const meet = (value: number, band: number): void => {
      const end = ends[band];
      if (!end) return;
      end.low = Math.min(end.low, value);
      end.high = Math.max(end.high, value);
    };
    for (const unit of units) {
      const value = values.get(unit);
      if (value !== undefined)
        meet(
          value,
          bands.findLastIndex(({ from }) => from <= value),
        );
      else
        for (const [band, { from, to }] of bands.entries()) {
          meet(from, band);
          meet(to, band);
        }
    }
    return ends.flatMap(({ low, high }, band) =>
      [...new Set(low <= high ? [low, high] : [])].map((value) => ({ value, band, isMinus: index === 1 })),
    );
  });
}

/**
 * What the told figures say of a difference: its units' total, and how many are in each band. A unit that counts against it
 * counts as 100 less its value, and where it is not in the band.
 */
export function reading({ from, less, plus, minus }: Difference<ReadCell>, measure: Measure): Group {
  const count = plus.length + minus.length;
  const sumOf = (at: number): Interval => {
    const [whole, ...parts] = [from, ...less].map(({ units, figures, parts: own }) => {
      const [figure, part] = [figures[at], own[at]];
      // Shares that are not told leave everything open.
      return figure && part ? reachOf(figure, part) : { low: 0, high: 100 * units.size };
    });
    const shift = 100 * minus.length;
    return {
      low: Math.max(0, (whole?.low ?? 0) - sum(parts.map(({ high }) => high)) + shift),
      high: Math.min(100 * count, (whole?.high ?? 0) - sum(parts.map(({ low }) => low)) + shift),
    };
  };
  const first = Number(measure.tellsMean);
  return {
    count,
    total: measure.tellsMean ? sumOf(0) : { low: 0, high: 100 * count },
    inBand: measure.bands.map((_, band) => {
      const { low, high } = sumOf(first + band);
      return { low: Math.ceil(low / 100 - ROUNDING), high: Math.floor(high / 100 + ROUNDING) };
    }),
  };
}

/** Whether one of these members can place another unit of the group too closely. */
export function isTooClose(group: Group, members: readonly Member[], { bands }: Measure): boolean {
  const isNarrow = ({ low, high }: Interval): boolean => high - low < NARROWEST - 1e-6;
  if (members.every(({ isMinus }) => !isMinus))
    return members.some(({ value, band }) => {
      const range = rangeOfOne(withoutOne(group, value, band), bands);
      return range !== null && isNarrow(range);
    });
  return members.some((member) => {
    const own = member.isMinus ? 100 - member.value : member.value;
    const others = group.count - 1;
    return (
      group.total.low - own - 100 * (others - 1) > 100 - NARROWEST + ROUNDING ||
      group.total.high - own < NARROWEST - ROUNDING ||
      group.inBand.some(({ low, high }, band) => {
        const { from, to } = bands[band] ?? { from: 0, to: 100 };
        const ownCount = Number((member.band === band) !== member.isMinus);
        return isNarrow({ low: from, high: to }) && (low - ownCount >= others || high - ownCount <= 0);
      })
    );
  });
}
