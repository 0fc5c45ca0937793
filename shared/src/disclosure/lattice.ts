import type { Candidate } from './audit.ts';

/** A unit by what is known of it to everybody: its type, its size, its setting. An attribute it lacks is absent. */
export interface LatticeUnit {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A cell of a lattice: the units that have these values. */
export interface LatticeCell extends Candidate {
  readonly by: Readonly<Record<string, string>>;
}

/** No cell is cut by more attributes than this. */
export const MOST_ATTRIBUTES = 3;

/** What a network breaks down by unless it declared its own: the total, one way, two ways. */
export const DEFAULT_LATTICE: readonly (readonly string[])[] = [
  [],
  ['type'],
  ['size'],
  ['setting'],
  ['type', 'size'],
  ['type', 'setting'],
  ['size', 'setting'],
];

/**
 * The cells of a lattice, declared as lists of attributes: for each list one cell for every combination of values that some
 * unit has. The empty list is the total. Units that lack one of the attributes are in no cell of that list.
 */
export function latticeCells(
  units: readonly LatticeUnit[],
  lattice: readonly (readonly string[])[],
): LatticeCell[] {
  return lattice.flatMap((attributes) => {
    const cells = new Map<string, { by: Record<string, string>; units: Set<string> }>();
    for (const { id, attributes: own } of units) {
      const by: Record<string, string> = {};
      for (const attribute of attributes) {
        const value = own[attribute];
        if (value !== undefined) by[attribute] = value;
      }
      if (Object.keys(by).length < attributes.length) continue;
      const name = nameOf(by);
      const cell = cells.get(name);
      if (cell) cell.units.add(id);
      else cells.set(name, { by, units: new Set([id]) });
    }
    return [...cells].map(([name, cell]) => ({ name, tier: attributes.length, ...cell }));
  });
}

/**
 * A cell's name, by which cells of one tier and size are put in order, and found again in another cycle: one for one
 * combination of values, however its attributes are listed.
 */
export function nameOf(by: Readonly<Record<string, string>>): string {
  return JSON.stringify(
    Object.keys(by)
      .toSorted()
      .map((attribute) => [attribute, by[attribute]]),
  );
}
