/** The audit's question answered the slow way, from its definition, with fractions of whole numbers. */
import type { Cell } from '@followthrough/shared/disclosure/ledger.ts';

/**
 * How few unknown units a nonzero combination of the cells' sums can speak of. A set of units carries one exactly if
 * forcing all others to zero leaves something: rank(all columns) > rank(columns outside the set). Every set is tried.
 */
export function smallestCombination(cells: readonly Cell[], known: ReadonlySet<string>): number {
  const units = [...new Set(cells.flatMap((cell) => [...cell.units]))].filter((unit) => !known.has(unit));
  const column = (unit: string) => cells.map(({ units: members }) => (members.has(unit) ? 1n : 0n));
  const whole = rank(units.map(column));
  let smallest = Infinity;
  for (let mask = 1; mask < 1 << units.length; mask += 1) {
    const inside = units.filter((_, i) => (mask >> i) & 1);
    if (inside.length >= smallest) continue;
    if (rank(units.filter((_, i) => !((mask >> i) & 1)).map(column)) < whole) smallest = inside.length;
  }
  return smallest;
}

function rank(vectors: readonly (readonly bigint[])[]): number {
  const rows = vectors.map((vector) => [...vector]);
  const width = rows[0]?.length ?? 0;
  let found = 0;
  for (let at = 0; at < width; at += 1) {
    const pivot = rows.findIndex((row, i) => i >= found && row[at] !== 0n);
    if (pivot < 0) continue;
    [rows[found], rows[pivot]] = [rows[pivot]!, rows[found]!];
    const lead = rows[found]!;
    for (let i = found + 1; i < rows.length; i += 1) {
      const row = rows[i]!;
      const factor = row[at]!;
      if (factor !== 0n) rows[i] = row.map((entry, j) => entry * lead[at]! - factor * lead[j]!);
    }
    found += 1;
  }
  return found;
}
