import type { Breakdown } from '../api/networks.ts';

/** A group of members by what they have in common, whoever is in it. */
export interface DeclaredCell {
  /** "total", "type=program", "type=program,size=small". */
  readonly name: string;
  readonly by: Readonly<Record<string, string>>;
}

type Dividing = Pick<Breakdown, 'id'> & { readonly options: readonly { readonly id: string }[] };

/** What a network tells of its members: the total, each breakdown, and each pair of them. */
export function latticeOf(breakdowns: readonly Dividing[]): string[][] {
  const ids = breakdowns.map(({ id }) => id);
  const pairs = ids.flatMap((first, index) => ids.slice(index + 1).map((second) => [first, second]));
  return [[], ...ids.map((id) => [id]), ...pairs];
}

/**
 * Every cell of that lattice. They follow from what was declared and never from who is in them: a cell that is missing
 * would say that nobody of that kind shares (docs/networks.md §6).
 */
export function declaredCells(
  breakdowns: readonly Dividing[],
  lattice: readonly (readonly string[])[] = latticeOf(breakdowns),
): DeclaredCell[] {
  const optionsOf = new Map(breakdowns.map(({ id, options }) => [id, options]));
  return lattice.flatMap((ids) =>
    ids
      .reduce<Record<string, string>[]>(
        (cells, id) =>
          cells.flatMap((by) => (optionsOf.get(id) ?? []).map((option) => ({ ...by, [id]: option.id }))),
        [{}],
      )
      .map((by) => ({ name: cellName(by), by })),
  );
}

/** Of values in the order of the breakdowns. */
export function cellName(by: Readonly<Record<string, string>>): string {
  const values = Object.entries(by).map(([id, value]) => `${id}=${value}`);
  return values.length === 0 ? 'total' : values.join(',');
}

/** The inverse of `cellName`. */
export function byOfCell(name: string): Record<string, string> {
  if (name === 'total') return {};
  return Object.fromEntries(name.split(',').map((value) => value.split('=', 2) as [string, string]));
}
