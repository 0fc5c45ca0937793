import { Kernel } from './kernel.ts';
import { PRIME, smallCombination } from './small-combination.ts';

/** A group of units of which one number is, or would be, released. */
export interface Cell {
  readonly name: string;
  readonly units: ReadonlySet<string>;
}

/** A cell to decide on. Lower tiers are tried first: totals, then one-way, then two-way cells. */
export interface Candidate extends Cell {
  readonly tier: number;
}

/**
 * What the audit may know: who is in which cell. No answer and no score, so that a refusal says nothing about any
 * (docs/disclosure.md §1).
 */
export interface AuditRequest<C extends Candidate> {
  readonly cells: readonly C[];
  /** All cells ever released to anyone, over the same units. */
  readonly previous: readonly Cell[];
  /** No combination of releases may speak of fewer units than this. */
  readonly threshold: number;
  /** Units whose values some audience knows by name: they protect nobody. */
  readonly known: ReadonlySet<string>;
}

export interface Verdict<C extends Candidate> {
  readonly cell: C;
  readonly released: boolean;
}

/** Some seconds of work for one cell. What takes longer to decide is refused. */
const STEPS = 3_000_000;

/**
 * Decides which cells may be released, in the order tried. A cell is released if it holds `threshold` units that nobody
 * knows by name, and if no linear combination of everything released before and of this cell speaks of fewer of them.
 */
export function audit<C extends Candidate>(request: AuditRequest<C>, steps = STEPS): Verdict<C>[] {
  const { previous, threshold, known } = request;
  const cells = inOrder(request.cells);
  const columns = columnsOf([...previous, ...cells], known);
  const rowOf = (place: number): number[] =>
    columns.flatMap(({ places }, column) => (places.has(place) ? [column] : []));

  const released = new Set(previous.keys());
  let kernel = Kernel.ofColumns(columns.length);
  for (const place of released) kernel = kernel.with(rowOf(place));

  return cells.map((cell, index) => {
    const place = previous.length + index;
    const row = rowOf(place);
    const protectedUnits = row.reduce((total, column) => total + (columns[column]?.size ?? 0), 0);
    if (protectedUnits < threshold) return { cell, released: false };
    const kernelWithCell = kernel.with(row);
    const groups = interchangeable(columns, new Set([...released, place]));
    const rows = kernelWithCell.rowsOf(groups, PRIME);
    const atoms = groups.map((group, at) => ({
      size: group.reduce((total, column) => total + (columns[column]?.size ?? 0), 0),
      row: rows[at] ?? [],
    }));
    if (smallCombination(atoms, threshold, steps) !== 'none') return { cell, released: false };
    released.add(place);
    kernel = kernelWithCell;
    return { cell, released: true };
  });
}

/** The order in which cells are tried: most useful first, then larger first, then by name. */
function inOrder<C extends Candidate>(cells: readonly C[]): C[] {
  const byName = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  return cells.toSorted((a, b) => a.tier - b.tier || b.units.size - a.units.size || byName(a.name, b.name));
}

/** Units that are in exactly the same cells: how many, and which cells by their place in the list. */
interface Column {
  size: number;
  readonly places: ReadonlySet<number>;
}

function columnsOf(cells: readonly Cell[], known: ReadonlySet<string>): Column[] {
  const placesOf = new Map<string, number[]>();
  for (const [place, { units }] of cells.entries()) {
    for (const unit of units) {
      if (known.has(unit)) continue;
      const places = placesOf.get(unit);
      if (places) places.push(place);
      else placesOf.set(unit, [place]);
    }
  }
  return [...Map.groupBy(placesOf.values(), (places) => places.join()).values()].map((same) => ({
    size: same.length,
    places: new Set(same[0]),
  }));
}

/** Columns that these cells don't tell apart, together. */
function interchangeable(columns: readonly Column[], places: ReadonlySet<number>): number[][] {
  const signature = (column: number): string =>
    [...(columns[column]?.places ?? [])].filter((place) => places.has(place)).join();
  return [...Map.groupBy(columns.keys(), signature).values()];
}
