/** All attacks on what was read of one dataset, and what they found. */
import { CheckedCompletions } from './checked-completions.ts';
import { feasibleInterval, roughWidth } from './feasible-interval.ts';
import type { Knowledge, ReadCell } from './knowledge.ts';
import { cellsIn, namedIn, namespacesOf, puzzleOf } from './knowledge.ts';
import type { Puzzle } from './puzzle.ts';
import { contradiction } from './puzzle.ts';
import { smallCombinationIn } from './row-space.ts';
import { smallDifferenceIn } from './set-differences.ts';

/** A single insider must leave every other unit at least this many points open. */
export const LEAST_WIDTH = 40;
const PUBLIC_THRESHOLD = 10;
/** Of solver's figures. */
const TOLERANCE = 1e-3;

export interface Findings {
  /** One line per combination below the threshold. */
  readonly combinations: string[];
  /** One line per unit that an insider knows too well. */
  readonly narrow: string[];
  /** Widths that had to be solved for; all others were shown to be `LEAST_WIDTH` or more. */
  readonly solved: number[];
  /** Widths from outside, of the units looked at. */
  readonly outside: number[];
  programs: number;
  /** Pairs of an insider and another unit. */
  pairs: number;
}

function isBroken({ combinations, narrow }: Findings): boolean {
  return combinations.length > 0 || narrow.length > 0;
}

/** True values by namespace and unit: where the proofs of width begin, and each insider's own. */
export type Truth = (namespace: string, unit: string) => number;

/**
 * Tries everything on what was read; where combinations alone break it, only those. `outsideOf` says for how many units of
 * each namespace the width from outside is worked out.
 */
export function attack(knowledge: Knowledge, threshold: number, truth: Truth, outsideOf: number): Findings {
  const findings: Findings = { combinations: [], narrow: [], solved: [], outside: [], programs: 0, pairs: 0 };
  for (const namespace of namespacesOf(knowledge)) {
    combine(knowledge, namespace, threshold, findings);
  }
  compareYears(knowledge, threshold, findings);
  if (isBroken(findings)) return findings;
  for (const namespace of namespacesOf(knowledge)) {
    const puzzle = puzzleOf(knowledge, namespace);
    const values = puzzle.units.map((unit) => truth(namespace, unit));
    const wrong = contradiction(puzzle, values);
    if (wrong) throw new Error(`What was read can't be: ${namespace}, ${JSON.stringify(wrong)}`);
    narrowDown(puzzle, values, namespace, findings);
    lookFromOutside(puzzle, values, outsideOf, findings);
  }
  return findings;
}

function combine(
  knowledge: Knowledge,
  namespace: string,
  threshold: number,
  { combinations }: Findings,
): void {
  const known = new Set(namedIn(knowledge, namespace).keys());
  const cells = cellsIn(knowledge, namespace);
  const look = (sums: (readonly string[])[], least: number, where: string) => {
    const difference = smallDifferenceIn(sums, known, least);
    if (difference)
      combinations.push(`${where}: cells ${difference.of.join(' ')} leave ${difference.units.join(' ')}`);
    const combination = smallCombinationIn(sums, known, least);
    if (combination) combinations.push(`${where}: a combination leaves ${combination.join(' ')}`);
    else if (difference) throw new Error('Row-space solving missed what a difference shows.');
  };
  look(
    cells.map(({ units }) => units),
    threshold,
    namespace,
  );
  const open = cells.filter(({ isPublic }) => isPublic).map(({ units }) => units);
  if (open.length > 0) look(open, PUBLIC_THRESHOLD, `${namespace}, public`);
}

function narrowDown(puzzle: Puzzle, values: readonly number[], namespace: string, findings: Findings): void {
  const completions = new CheckedCompletions(puzzle, values);
  for (const unit of puzzle.units.keys()) {
    findings.pairs += puzzle.units.length - 1;
    const others = [...puzzle.units.keys()].filter((other) => other !== unit);
    const insiders = completions.notShown(unit, others, LEAST_WIDTH);
    for (const { insider, width } of tooClose(puzzle, values, unit, insiders, findings)) {
      findings.narrow.push(
        `${namespace}: ${puzzle.units[insider]} (${values[insider]}) knows ${puzzle.units[unit]} within ${width.toFixed(2)}`,
      );
      return;
    }
  }
}

/**
 * Solves for the insiders all at once, as if each knew all the others' values: what stays open then is open to each of them.
 * Where that is too little, half of them at a time.
 */
function* tooClose(
  puzzle: Puzzle,
  values: readonly number[],
  unit: number,
  insiders: readonly number[],
  findings: Findings,
): Generator<{ insider: number; width: number }> {
  const [insider] = insiders;
  if (insider === undefined) return;
  const fixed = new Set(insiders);
  findings.programs += 1;
  if (roughWidth(puzzle, unit, fixed, values, LEAST_WIDTH) >= LEAST_WIDTH) return;
  if (insiders.length === 1) {
    const [low, high] = feasibleInterval(puzzle, unit, fixed, values);
    findings.solved.push(high - low);
    if (high - low < LEAST_WIDTH - TOLERANCE) yield { insider, width: high - low };
    return;
  }
  // Every other one: units next to each other are often in the same cells, and can take each other's place.
  for (const half of [0, 1])
    yield* tooClose(
      puzzle,
      values,
      unit,
      insiders.filter((_, at) => at % 2 === half),
      findings,
    );
}

function lookFromOutside(
  puzzle: Puzzle,
  values: readonly number[],
  count: number,
  { outside }: Findings,
): void {
  const completions = new CheckedCompletions(puzzle, values);
  for (const unit of [...puzzle.units.keys()].slice(0, count)) {
    if (completions.apart(unit, new Set(), 100)) outside.push(100);
    else {
      const [low, high] = feasibleInterval(puzzle, unit, new Set(), values);
      outside.push(high - low);
    }
  }
}

/**
 * A change may be told only between groups that differ by nobody or by enough, and must follow from the two figures. Who is
 * in one group alone counts by whether anybody knows the value of that year.
 */
function compareYears(knowledge: Knowledge, threshold: number, { combinations }: Findings): void {
  const inOneAlone = (one: ReadCell, other: ReadCell) =>
    one.units.filter((unit) => !other.units.includes(unit));
  for (const { from, to, points } of knowledge.changes) {
    const left = inOneAlone(from, to);
    const joined = inOneAlone(to, from);
    const hidden =
      left.filter((unit) => !namedIn(knowledge, from.namespace).has(unit)).length +
      joined.filter((unit) => !namedIn(knowledge, to.namespace).has(unit)).length;
    const where = `${from.place} to ${to.place}`;
    if (left.length + joined.length > 0 && hidden < threshold)
      combinations.push(`${where}: differ by ${hidden}`);
    if (from.mean && to.mean && points !== to.mean.value - from.mean.value)
      combinations.push(`${where}: a change of ${points} does not follow from the figures`);
  }
}
