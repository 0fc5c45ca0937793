import { describe, expect, it } from 'vitest';
import { CheckedCompletions } from './checked-completions.ts';
import { heldWithinBounds, roundedOnly } from './coding.ts';
import type { Chance } from './datasets.ts';
import { chanceFrom } from './datasets.ts';
import { feasibleInterval } from './feasible-interval.ts';
import type { Interval, Puzzle } from './puzzle.ts';
import { contradiction } from './puzzle.ts';
import { exactRank, smallCombinationIn } from './row-space.ts';
import { smallDifferenceIn } from './set-differences.ts';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `u${from + at}`);
const nobody = new Set<string>();

describe('row space', () => {
  it('finds the rest of a whole, and leaves a large enough one alone', () => {
    expect(smallCombinationIn([range(1, 9), range(1, 5)], nobody, 5)).toEqual(range(6, 9));
    expect(smallCombinationIn([range(1, 10), range(1, 5)], nobody, 5)).toBeNull();
    expect(smallCombinationIn([range(1, 10), range(1, 5)], new Set(['u7']), 5)).toEqual([
      'u10',
      'u6',
      'u8',
      'u9',
    ]);
  });

  it('finds a combination of five, which no difference of three shows', () => {
    const groups = [range(1, 4), range(11, 30), range(31, 50), range(51, 70), range(71, 90)];
    const sums = groups.map((group, at) => [...group, ...groups[(at + 1) % 5]!]);
    expect(smallDifferenceIn(sums, nobody, 5)).toBeNull();
    expect(smallCombinationIn(sums, nobody, 5)).toEqual(groups[0]);
  });

  it('agrees with trying every set of units, on small random cells', () => {
    const chance = chanceFrom(7);
    let found = 0;
    for (let round = 0; round < 150; round += 1) {
      const units = range(1, 4 + Math.floor(6 * chance()));
      const sums = Array.from({ length: 1 + Math.floor(5 * chance()) }, () =>
        units.filter(() => chance() < 0.6),
      );
      const threshold = 2 + Math.floor(4 * chance());
      const least = leastByTrying(sums, units);
      const combination = smallCombinationIn(sums, nobody, threshold);
      expect({ sums, isFound: combination !== null }).toEqual({ sums, isFound: least < threshold });
      if (combination) found += 1;
      if (smallDifferenceIn(sums, nobody, threshold)) expect(combination).not.toBeNull();
    }
    expect(found).toBeGreaterThan(20);
    expect(found).toBeLessThan(140);
  });
});

/** How few units a combination speaks of, by the definition: every set of units, the smallest that carries one. */
function leastByTrying(sums: readonly (readonly string[])[], units: readonly string[]): number {
  const columns = units.map((unit) => ({
    rows: sums.flatMap((sum, row) => (sum.includes(unit) ? [row] : [])),
  }));
  const whole = exactRank(sums.length, columns);
  let least = Infinity;
  for (let mask = 1; mask < 2 ** units.length; mask += 1) {
    const outside = columns.filter((_, at) => ((mask >> at) & 1) === 0);
    if (columns.length - outside.length < least && exactRank(sums.length, outside) < whole)
      least = columns.length - outside.length;
  }
  return least;
}

it('differences: names the sums, the later ones taken away, and sees no further than three', () => {
  expect(smallDifferenceIn([range(1, 20), range(1, 8), range(9, 17)], nobody, 5)).toEqual({
    of: [1, -2, -3],
    units: range(18, 20),
  });
  expect(smallDifferenceIn([range(1, 30), range(1, 10), range(11, 20), range(21, 27)], nobody, 5)).toBeNull();
});

const bands = [
  { low: 0, high: 33.33 },
  { low: 33.34, high: 66.66 },
  { low: 66.67, high: 100 },
];
const anyOf = (size: number): Interval[] => bands.map(() => [0, size]);

describe('feasible intervals', () => {
  const five = (sum: Interval, counts: readonly Interval[]): Puzzle => ({
    units: range(1, 5),
    bands,
    clues: [{ members: [0, 1, 2, 3, 4], sum, counts }],
  });
  const widthFor = (puzzle: Puzzle, known: number[], values: number[]) => {
    const [low, high] = feasibleInterval(puzzle, 4, new Set(known), values);
    return [Math.round(10 * low) / 10, Math.round(10 * high) / 10];
  };

  it('of five with a sum from 370: open from outside, above 70 for one at 0, 80 to 100 for her and one at 90', () => {
    const puzzle = five([370, 390], anyOf(5));
    expect(widthFor(puzzle, [], [])).toEqual([0, 100]);
    expect(widthFor(puzzle, [0], [0])).toEqual([70, 100]);
    expect(widthFor(puzzle, [0, 1], [0, 90])).toEqual([80, 100]);
  });

  it('counts of bands as whole numbers, beside the sum', () => {
    // Two low, two or three middle: the sum leaves room for one high.
    const puzzle = five(
      [0, 500],
      [
        [2, 2],
        [2, 3],
        [0, 1],
      ],
    );
    expect(widthFor(puzzle, [0, 1, 2], [10, 10, 50])).toEqual([33.3, 100]);
    expect(widthFor(puzzle, [0, 1, 2, 3], [10, 10, 50, 90])).toEqual([33.3, 66.7]);
    expect(
      widthFor({ ...puzzle, clues: [{ ...puzzle.clues[0]!, sum: [0, 130] }] }, [0, 1], [10, 10]),
    ).toEqual([33.3, 43.3]);
  });

  it('are never narrower than what completions show', () => {
    const chance = chanceFrom(11);
    let [found, tight] = [0, 0];
    for (let round = 0; round < 40; round += 1) {
      const { puzzle, values } = randomPuzzle(chance);
      expect(contradiction(puzzle, values)).toBeNull();
      const completions = new CheckedCompletions(puzzle, values);
      const unit = Math.floor(chance() * values.length);
      const insider = (unit + 1) % values.length;
      const [low, high] = feasibleInterval(puzzle, unit, new Set([insider]), values);
      const isShown = (width: number) => completions.apart(unit, new Set([insider]), width) !== null;
      expect(isShown(high - low + 1e-3)).toBe(false);
      expect(low - 1e-3).toBeLessThanOrEqual(values[unit]!);
      expect(high + 1e-3).toBeGreaterThanOrEqual(values[unit]!);
      if (!completions.notShown(unit, [insider], 40).includes(insider))
        expect(high - low).toBeGreaterThanOrEqual(40 - 1e-3);
      found += Number(isShown(high - low - 1e-3));
      tight += Number(high - low < 40);
    }
    // The search misses little: it finds the exact span in most.
    expect(found).toBeGreaterThan(20);
    expect(tight).toBeGreaterThan(3);
  });
});

/** Some overlapping cells, each with clues around the true values, some wide and some close. */
function randomPuzzle(chance: Chance): { puzzle: Puzzle; values: number[] } {
  const size = 5 + Math.floor(5 * chance());
  const values = Array.from({ length: size }, () => bands[Math.floor(3 * chance())]!.low + 33 * chance());
  const clues = Array.from({ length: 1 + Math.floor(4 * chance()) }, () => {
    const members = [...values.keys()].filter(() => chance() < 0.7);
    const sum = members.reduce((total, member) => total + values[member]!, 0);
    const counts = bands.map(({ low, high }): Interval => {
      const count = members.filter((member) => values[member]! >= low && values[member]! <= high).length;
      const room = Math.floor(3 * chance());
      return [Math.max(0, count - room), count + room];
    });
    return { members, sum: [sum - 60 * chance(), sum + 60 * chance()] as const, counts };
  });
  return { puzzle: { units: range(1, size), bands, clues }, values };
}

describe('what a told number stands for', () => {
  it('of five, three of them at the bound', () => {
    expect(
      heldWithinBounds.counts({ value: 60, held: 'or more' }, { hidden: 5, named: 0, namedInBand: 0 }),
    ).toEqual([3, 5]);
    expect(
      heldWithinBounds.counts({ value: 40, held: 'or less' }, { hidden: 5, named: 0, namedInBand: 0 }),
    ).toEqual([0, 2]);
    expect(
      heldWithinBounds.counts({ value: 45, held: 'no' }, { hidden: 11, named: 0, namedInBand: 0 }),
    ).toEqual([5, 5]);
    expect(
      heldWithinBounds.counts({ value: 55, held: 'no' }, { hidden: 9, named: 2, namedInBand: 1 }),
    ).toEqual([5, 5]);
  });

  it('a mean at its bound, below it, and held on purpose', () => {
    expect(heldWithinBounds.sums({ value: 70, held: 'or more' }, 5, [])).toEqual([360, 500]);
    expect(heldWithinBounds.sums({ value: 60, held: 'or more' }, 5, [])).toEqual([287.5, 500]);
    const [low, high] = heldWithinBounds.sums({ value: 70, held: 'no' }, 5, []);
    expect([low, Math.round(high)]).toEqual([337.5, 360]);
    expect(roundedOnly.sums({ value: 70, held: 'no' }, 5, [])[1]).toBeCloseTo(362.5);
  });
});
