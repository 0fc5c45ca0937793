import { audit } from './audit.ts';
import type { ToldChange } from './change.ts';
import { toldChange } from './change.ts';
import type { GuardedCell } from './guard.ts';
import { guard } from './guard.ts';
import type { LatticeUnit } from './lattice.ts';
import { latticeCells, nameOf } from './lattice.ts';
import { stepsOfShares } from './shares.ts';
import type { Measure, ToldCell } from './told-cell.ts';
import { codedFigure, partsOf, STEP, toldCell } from './told-cell.ts';

/** A unit with its value 0–100; `known` if some audience knows the value by name. */
export interface ReleaseUnit extends LatticeUnit {
  readonly value: number;
  readonly known: boolean;
}

/**
 * Values as they were frozen, and the cells that were declared for them. A `revision` is audited together with everything
 * before it; a `cycle` asks anew: it is audited with what follows it, and told with its change since the cycle before.
 * Facts that hardly move are revisions of each other over all years, and so is everything where a network wants it strict.
 */
export interface Snapshot {
  readonly kind: 'revision' | 'cycle';
  readonly threshold: number;
  readonly units: readonly ReleaseUnit[];
  readonly lattice: readonly (readonly string[])[];
}

/** A cell that was released before, to anyone; `told` null if nobody knows any more what was told of it. */
export interface EarlierCell {
  readonly units: readonly string[];
  readonly told: ToldCell | null;
}

export interface ReleaseRequest {
  readonly measure: Measure;
  /** The instrument's bands of numbers of units. */
  readonly nBands: readonly { readonly from: number }[];
  /** Of the same measure: the first snapshot is audited together with it, whatever its kind. */
  readonly previous: readonly EarlierCell[];
  /** Units that some audience knows by name, besides those of the snapshots that say so themselves. */
  readonly alsoKnown?: readonly string[];
  /** Values of units of earlier cells, besides those of the snapshots: what is told is guarded against these cells too. */
  readonly values?: ReadonlyMap<string, number>;
  readonly snapshots: readonly Snapshot[];
}

/** A cell that was tried: of which snapshot, and whether it may be told. */
export type CellVerdict = {
  readonly snapshot: number;
  readonly by: Readonly<Record<string, string>>;
  readonly tier: number;
  readonly units: readonly string[];
} & (
  | { readonly released: false }
  | { readonly released: true; readonly told: ToldCell; readonly change: ToldChange | null }
);

/** With a lower threshold nothing can be promised to single members. */
const FEWEST_GUARDED = 5;

type Released = Extract<CellVerdict, { released: true }>;

/**
 * Releases snapshots one after the other: the cells of each in the order tried, refused ones included
 * (docs/disclosure.md §5). Which cells are refused depends on membership alone. `steps` bounds the work for each cell.
 */
export function release(request: ReleaseRequest, steps?: number): CellVerdict[] {
  let cycle: Cycle = {
    values: new Map(request.values),
    known: new Set(request.alsoKnown),
    earlier: request.previous,
  };
  let knownBefore: ReadonlySet<string> = new Set();
  let before: readonly Released[] = [];
  let released: readonly Released[] = [];
  return request.snapshots.flatMap((snapshot, index) => {
    if (snapshot.kind === 'cycle' && index > 0) {
      // Whose value was told by name in one cycle is asked anew in the next: nobody knows the new value by that.
      knownBefore = cycle.known;
      cycle = { values: new Map(), known: new Set(request.alsoKnown), earlier: [] };
      [before, released] = [released, []];
    }
    for (const unit of snapshot.units) {
      cycle.values.set(unit.id, unit.value);
      if (unit.known) cycle.known.add(unit.id);
    }
    const eitherCycle = new Set([...knownBefore, ...cycle.known]);
    const verdicts = tried(snapshot, index, cycle, request, steps).map((verdict) =>
      verdict.released
        ? { ...verdict, change: changeSince(before, verdict, eitherCycle, snapshot.threshold) }
        : verdict,
    );
    const told = verdicts.filter((verdict) => verdict.released);
    released = [...released, ...told];
    cycle = { ...cycle, earlier: [...cycle.earlier, ...told] };
    return verdicts;
  });
}

/** What is known within one cycle: units' values, who is known by name, and what was told. */
interface Cycle {
  readonly values: Map<string, number>;
  readonly known: Set<string>;
  readonly earlier: readonly EarlierCell[];
}

/** Audits a snapshot's cells together with what the cycle told before, then codes and guards those that pass. */
function tried(
  { units, lattice, threshold }: Snapshot,
  snapshot: number,
  cycle: Cycle,
  { measure, nBands }: ReleaseRequest,
  steps: number | undefined,
): CellVerdict[] {
  const { known, earlier } = cycle;
  const previous = earlier.map((cell, index) => ({ name: `earlier ${index}`, units: new Set(cell.units) }));
  const verdicts = audit({ cells: latticeCells(units, lattice), previous, threshold, known }, steps);
  const shareSteps = stepsOfShares(verdicts, earlier, { threshold, known, steps });
  const guarded = new Map(
    verdicts.flatMap(({ cell, released }) => {
      const shareStep = shareSteps.get(cell) ?? null;
      const isTold = released && (measure.tellsMean || shareStep !== null);
      return isTold ? [[cell, newCell(cell.units, cycle, measure, shareStep)]] : [];
    }),
  );
  if (threshold >= FEWEST_GUARDED) {
    const before = earlier.flatMap((cell) => toldEarlier(cell, cycle, measure) ?? []);
    guard([...before, ...guarded.values()], measure, cycle.values);
  }
  return verdicts.map(({ cell }) => {
    const verdict = { snapshot, by: cell.by, tier: cell.tier, units: [...cell.units] };
    const told = guarded.get(cell);
    return told
      ? {
          ...verdict,
          released: true,
          told: toldCell(cell.units.size, told, measure, nBands),
          change: null,
        }
      : { ...verdict, released: false };
  });
}

interface ReleasedCell extends GuardedCell {
  readonly shareStep: number;
}

/** A cell of this snapshot, with its figures as the plain coding gives them. */
function newCell(
  units: Iterable<string>,
  cycle: Cycle,
  measure: Measure,
  shareStep: number | null,
): ReleasedCell {
  const cell = readCell(units, cycle, measure, shareStep ?? STEP);
  const parts = shareStep === null ? cell.parts.slice(0, Number(measure.tellsMean)) : cell.parts;
  return { ...cell, parts, figures: parts.map(codedFigure), isNew: true, shareStep: shareStep ?? STEP };
}

/**
 * A cell that was told before, as its readers see it. Where it isn't known any more what was told, it was what the plain
 * coding gives; null where that can't be worked out: the cell counts in the audit, but nothing is subtracted from it.
 */
function toldEarlier({ units, told }: EarlierCell, cycle: Cycle, measure: Measure): GuardedCell | null {
  const needed = told ? units.filter((unit) => cycle.known.has(unit)) : units;
  if (needed.some((unit) => !cycle.values.has(unit))) return null;
  const cell = readCell(units, cycle, measure, told?.shareStep ?? STEP);
  if (cell.units.size === 0) return null;
  const figures = told ? [...(told.mean ? [told.mean] : []), ...told.shares] : cell.parts.map(codedFigure);
  return { ...cell, figures, isNew: false };
}

function readCell(ids: Iterable<string>, { values, known }: Cycle, measure: Measure, shareStep: number) {
  const [units, named] = [new Set<string>(), [] as string[]];
  for (const id of ids)
    if (known.has(id)) named.push(id);
    else units.add(id);
  const valueOf = (id: string): number => values.get(id) ?? 0;
  return {
    units,
    parts: partsOf({ unknown: [...units].map(valueOf), known: named.map(valueOf) }, measure, shareStep),
  };
}

/** The change since the latest release of the same cell in the cycle before. */
function changeSince(
  before: readonly Released[],
  { by, units, told }: Released,
  known: ReadonlySet<string>,
  threshold: number,
): ToldChange | null {
  const earlier = before.findLast((cell) => nameOf(cell.by) === nameOf(by));
  return earlier ? toldChange(earlier, { units, told }, known, threshold) : null;
}
