/**
 * The exact span of one unit's value among all completions of a puzzle, by mixed-integer programming (HiGHS). Units in
 * the same clues are exchangeable, so a program counts them together: their sum, and how many of them are in each band.
 */
import { createRequire } from 'node:module';
import type { default as highsPackage } from 'highs';
import type { Clue, Interval, Puzzle } from './puzzle.ts';
import { bandAt, SLACK } from './puzzle.ts';

// Its types speak of the CommonJS build alone.
const loadHighs: typeof highsPackage.default = createRequire(import.meta.url)('highs');
const highs = await loadHighs();

/** Points that a quick answer may lack. */
const ROUGHLY = 8;

/** Seconds for one program. One that takes longer proves nothing, and throws. */
const TIME_LIMIT = 60;

/**
 * What a reader learns of the unit: the lowest and highest value that it may have. Units whose values the reader knows keep
 * those in `values`; no other entry of these is read.
 */
export function feasibleInterval(
  puzzle: Puzzle,
  unit: number,
  fixed: ReadonlySet<number>,
  values: readonly number[],
): Interval {
  const program = programFor(puzzle, unit, fixed, values);
  return [solved(`Minimize\n obj: s0\n${program}`, 0), solved(`Maximize\n obj: s0\n${program}`, 0)];
}

/**
 * A width that the span has at least. Quicker than the whole: it stops where one side is enough, and leaves up to `ROUGHLY`
 * points at each end. The unit's own entry of `values` is read as well.
 */
export function roughWidth(
  puzzle: Puzzle,
  unit: number,
  fixed: ReadonlySet<number>,
  values: readonly number[],
  enough: number,
): number {
  const program = programFor(puzzle, unit, fixed, values);
  const value = values[unit]!;
  const upwards = () => solved(`Maximize\n obj: s0\n${program}`, ROUGHLY) - value;
  const downwards = () => value - solved(`Minimize\n obj: s0\n${program}`, ROUGHLY);
  const [first, second] = value < 50 ? [upwards, downwards] : [downwards, upwards];
  const shown = first();
  return shown >= enough ? shown : shown + second();
}

function solved(program: string, gap: number): number {
  const { Status: status, ObjectiveValue: value } = highs.solve(program, {
    output_flag: false,
    mip_rel_gap: 0,
    mip_abs_gap: Math.max(gap, 1e-6),
    time_limit: TIME_LIMIT,
  });
  if (status !== 'Optimal') throw new Error(`The solver ended with "${status}".`);
  return value;
}

/** Everything but the objective, in CPLEX's LP format. The unit asked about is class 0, alone. */
function programFor(
  puzzle: Puzzle,
  unit: number,
  fixed: ReadonlySet<number>,
  values: readonly number[],
): string {
  const { bands, clues } = puzzle;
  const classes = classesOf(puzzle, unit, fixed);
  const rows: string[] = [];
  const bounds: string[] = [];
  const countNames: string[] = [];
  const between = (terms: readonly string[], low: number, high: number) => {
    if (low === high) rows.push(`${terms.join(' + ')} = ${low}`);
    else rows.push(`${terms.join(' + ')} >= ${low}`, `${terms.join(' + ')} <= ${high}`);
  };

  for (const [at, { size, isCounted }] of classes.entries()) {
    bounds.push(`0 <= s${at} <= ${100 * size}`);
    if (!isCounted) continue;
    const counts = bands.map((_, band) => `n${at}_${band}`);
    countNames.push(...counts);
    bounds.push(...counts.map((name) => `0 <= ${name} <= ${size}`));
    between(counts, size, size);
    rows.push(
      `s${at} ${bands.map(({ low }, band) => `- ${low} ${counts[band]}`).join(' ')} >= 0`,
      `s${at} ${bands.map(({ high }, band) => `- ${high} ${counts[band]}`).join(' ')} <= 0`,
    );
  }
  for (const [place, clue] of clues.entries()) {
    const own = clue.members.filter((member) => fixed.has(member)).map((member) => values[member]!);
    const inside = [...classes.keys()].filter((at) => classes[at]!.clues.has(place));
    if (inside.length === 0) continue;
    const [low, high] = clue.sum;
    const taken = own.reduce((sum, value) => sum + value, 0);
    between(
      inside.map((at) => `s${at}`),
      low - taken - SLACK,
      high - taken + SLACK,
    );
    if (!isCounting(clue)) continue;
    for (const [band, [fewest, most]] of clue.counts.entries()) {
      const counted = own.filter((value) => bandAt(bands, value) === band).length;
      between(
        inside.map((at) => `n${at}_${band}`),
        fewest - counted,
        most - counted,
      );
    }
  }
  const integers = countNames.length > 0 ? ['General', ...countNames] : [];
  return [
    'Subject To',
    ...rows.map((row, at) => ` c${at}: ${row}`),
    'Bounds',
    ...bounds,
    ...integers,
    'End',
  ].join('\n');
}

interface Class {
  readonly size: number;
  readonly clues: ReadonlySet<number>;
  /** Some clue says how many are in which band. Of values that only sums speak of, all are possible. */
  readonly isCounted: boolean;
}

function classesOf({ units, clues }: Puzzle, unit: number, fixed: ReadonlySet<number>): Class[] {
  const cluesOf = (member: number) =>
    [...clues.keys()].filter((clue) => clues[clue]!.members.includes(member));
  const others = [...units.keys()].filter((other) => other !== unit && !fixed.has(other));
  const alike = Map.groupBy(others, (other) => cluesOf(other).join());
  const classOf = (size: number, places: readonly number[]): Class => ({
    size,
    clues: new Set(places),
    isCounted: places.some((place) => isCounting(clues[place]!)),
  });
  return [
    classOf(1, cluesOf(unit)),
    ...[...alike.values()].map((members) => classOf(members.length, cluesOf(members[0]!))),
  ];
}

function isCounting({ members, counts }: Clue): boolean {
  return counts.some(([low, high]) => low > 0 || high < members.length);
}
