/**
 * What is told of some units' values, as intervals. A *completion* gives each unit a value that fits all of it; whoever
 * solves the puzzle learns of a unit exactly the span of values that it takes among all completions.
 */

/** Values that are told apart: score bands, or for a yes or no the two values alone. Ascending, without overlap. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/** The ends belong to it. */
export type Interval = readonly [low: number, high: number];

/** What one cell says of its unknown members, the known ones' part already taken off. */
export interface Clue {
  readonly members: readonly number[];
  readonly sum: Interval;
  /** How many members may be in each band. */
  readonly counts: readonly Interval[];
}

export interface Puzzle {
  readonly units: readonly string[];
  readonly bands: readonly Band[];
  readonly clues: readonly Clue[];
}

export const SLACK = 1e-6;

/** Which band holds the value; −1 where none does. */
export function bandAt(bands: readonly Band[], value: number): number {
  return bands.findIndex(({ low, high }) => value >= low - SLACK && value <= high + SLACK);
}

function within(value: number, [low, high]: Interval): boolean {
  return value >= low - SLACK && value <= high + SLACK;
}

/** The first clue that these values contradict, or null for a completion. */
export function contradiction(puzzle: Puzzle, values: readonly number[]): Clue | 'band' | null {
  const bands = values.map((value) => bandAt(puzzle.bands, value));
  if (bands.includes(-1)) return 'band';
  for (const clue of puzzle.clues) {
    const counts = puzzle.bands.map(() => 0);
    let sum = 0;
    for (const member of clue.members) {
      sum += values[member]!;
      counts[bands[member]!]! += 1;
    }
    if (!within(sum, clue.sum) || clue.counts.some((count, band) => !within(counts[band]!, count)))
      return clue;
  }
  return null;
}
