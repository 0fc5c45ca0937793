import type { Releasable } from './releasable.ts';
import { releasable } from './releasable.ts';
import type { ToldCell } from './told-cell.ts';

/** How far a cell's told mean moved from one cycle to the next. `coded`: one of the two means is a bound. */
export interface ToldChange {
  readonly points: Releasable<number>;
  readonly coded: boolean;
}

interface ReleasedCell {
  readonly units: readonly string[];
  readonly told: ToldCell;
}

/**
 * The change between two cycles' released cells, from the two told means and nothing else. Null where the groups differ by
 * some units, but by fewer than `threshold` that nobody knows by name: such a change would speak of these few.
 */
export function toldChange(
  before: ReleasedCell,
  after: ReleasedCell,
  known: ReadonlySet<string>,
  threshold: number,
): ToldChange | null {
  const [from, to] = [before.told.mean, after.told.mean];
  if (!from || !to) return null;
  const differing = [...only(before.units, after.units), ...only(after.units, before.units)];
  const unknown = differing.filter((unit) => !known.has(unit)).length;
  if (differing.length > 0 && unknown < threshold) return null;
  return { points: releasable(to.value - from.value), coded: from.bound !== null || to.bound !== null };
}

/** Those of the units that are not among the others. */
function only(units: readonly string[], others: readonly string[]): string[] {
  const apart = new Set(others);
  return units.filter((unit) => !apart.has(unit));
}
