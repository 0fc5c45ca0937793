/**
 * What an attacker has read, and what follows for single values. Whoever compares knows who is in which cell (members
 * know each other), so a cell is read as its set of units. Values count within a *namespace*: a cycle whose scores are
 * asked anew, or for facts that stay, all cycles together.
 */
import type { Band, Clue, Interval, Puzzle } from './puzzle.ts';
import { bandAt } from './puzzle.ts';

/** A number as told: plain, or held at a bound and so meaning "or more" or "or less". */
export interface Told {
  readonly value: number;
  readonly held: 'no' | 'or more' | 'or less';
  /** Shares say to which step they were rounded; everything else goes to whole fives. */
  readonly step?: number;
}

export interface ReadCell {
  readonly namespace: string;
  /** For messages: where it was read. */
  readonly place: string;
  readonly units: readonly string[];
  /** Those of the units that nobody knew by name when this was told: the coding protected these. */
  readonly hidden: readonly string[];
  readonly mean: Told | null;
  /** Percent of the units in each band, ascending; null where that one isn't told. */
  readonly shares: readonly (Told | null)[] | null;
  /** On a public page, where ten units stand behind everything. */
  readonly isPublic: boolean;
}

/** A change told beside two cells of two namespaces, in points. */
export interface ReadChange {
  readonly from: ReadCell;
  readonly to: ReadCell;
  readonly points: number;
}

export interface Knowledge {
  readonly cells: readonly ReadCell[];
  readonly changes: readonly ReadChange[];
  /** By namespace: the units that somebody knows by name, with their values. */
  readonly named: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Ascending; an upper end belongs to the next band. */
  readonly bands: readonly Band[];
  /** What a told number stands for is public, as the whole program is. */
  readonly coding: Coding;
}

/** Units of a cell: hidden and named ones, and how many of the named ones are in the band in question. */
export interface CountedUnits {
  readonly hidden: number;
  readonly named: number;
  readonly namedInBand: number;
}

/** What may stand behind a told number, by the rules that coded it. */
export interface Coding {
  /** The sum of the hidden units' values, beside those of the named ones. */
  readonly sums: (mean: Told, hidden: number, named: readonly number[]) => Interval;
  /** How many of the hidden units may be in a band, beside so many named ones. */
  readonly counts: (share: Told, units: CountedUnits) => Interval;
}

export function namespacesOf({ cells }: Knowledge): string[] {
  return [...new Set(cells.map(({ namespace }) => namespace))];
}

export function cellsIn({ cells }: Knowledge, namespace: string): ReadCell[] {
  return cells.filter((cell) => cell.namespace === namespace);
}

export function namedIn({ named }: Knowledge, namespace: string): ReadonlyMap<string, number> {
  return named.get(namespace) ?? new Map();
}

/** All that is told of one namespace's values, the same set of units taken together. */
export function puzzleOf(knowledge: Knowledge, namespace: string): Puzzle {
  const named = namedIn(knowledge, namespace);
  const cells = cellsIn(knowledge, namespace);
  const units = [...new Set(cells.flatMap((cell) => cell.units))].filter((unit) => !named.has(unit)).sort();
  const placeOf = new Map(units.map((unit, place) => [unit, place]));
  const clues = cells.map((cell) => clueOf(knowledge, cell, named, placeOf));
  const alike = Map.groupBy(clues, ({ members }) => members.join());
  return { units, bands: knowledge.bands, clues: [...alike.values()].map(both) };
}

function clueOf(
  { bands, coding }: Knowledge,
  cell: ReadCell,
  named: ReadonlyMap<string, number>,
  placeOf: ReadonlyMap<string, number>,
): Clue {
  const hidden = new Set(cell.hidden);
  const valuesOf = (units: readonly string[]) => units.flatMap((unit) => named.get(unit) ?? []);
  const namedThen = valuesOf(cell.units.filter((unit) => !hidden.has(unit)));
  const namedSince = valuesOf(cell.hidden);
  const inBand = (values: readonly number[], band: number) =>
    values.filter((value) => bandAt(bands, value) === band).length;
  const less = ([low, high]: Interval, known: number): Interval => [low - known, high - known];

  const size = cell.hidden.length;
  const sum: Interval = cell.mean ? coding.sums(cell.mean, size, namedThen) : [0, 100 * size];
  return {
    members: cell.units.flatMap((unit) => placeOf.get(unit) ?? []).sort((a, b) => a - b),
    sum: less(
      sum,
      namedSince.reduce((total, value) => total + value, 0),
    ),
    counts: bands.map((_, band) => {
      const share = cell.shares?.[band];
      const count: Interval = share
        ? coding.counts(share, {
            hidden: size,
            named: namedThen.length,
            namedInBand: inBand(namedThen, band),
          })
        : [0, size];
      return less(count, inBand(namedSince, band));
    }),
  };
}

/** What several clues on the same units say together. */
function both(clues: readonly Clue[]): Clue {
  const narrowest = (intervals: readonly Interval[]): Interval => [
    Math.max(...intervals.map(([low]) => low)),
    Math.min(...intervals.map(([, high]) => high)),
  ];
  return {
    members: clues[0]!.members,
    sum: narrowest(clues.map(({ sum }) => sum)),
    counts: clues[0]!.counts.map((_, band) => narrowest(clues.map(({ counts }) => counts[band]!))),
  };
}
