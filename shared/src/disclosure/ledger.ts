import { lightCombination, PRIME } from './light-combination.ts';
import { RowSpace } from './row-space.ts';

/** A group of units of which one number is, or would be, released. */
export interface Cell {
  readonly name: string;
  readonly units: ReadonlySet<string>;
}

/** What no combination of told sums may do, and how much work may go into finding out for one sum. */
interface Rule {
  /** Units whose values some audience knows by name: they protect nobody. */
  readonly known: ReadonlySet<string>;
  /** No combination may speak of fewer unknown units than this. */
  readonly threshold: number;
  readonly steps: number;
}

/** The sums told so far, over a fixed list of cells; one is added only if the rule still holds with it. */
export class Ledger {
  readonly #rule: Rule;
  /** Unknown units that are in exactly the same cells make one column. */
  readonly #columns = new Map<Cell, number[]>();
  readonly #sizes: number[] = [];
  /** For each column the group of columns that nothing told so far tells apart. */
  #groups: readonly number[];
  #told: RowSpace;

  constructor(all: readonly Cell[], rule: Rule) {
    this.#rule = rule;
    const cells = [...new Set(all)];
    const cellsOf = new Map<string, number[]>();
    for (const [place, { units }] of cells.entries())
      for (const unit of units) {
        if (rule.known.has(unit)) continue;
        const places = cellsOf.get(unit);
        if (places) places.push(place);
        else cellsOf.set(unit, [place]);
      }
    for (const cell of cells) this.#columns.set(cell, []);
    for (const units of Map.groupBy(cellsOf.values(), (places) => places.join()).values()) {
      for (const place of units[0] ?? []) {
        const cell = cells[place];
        if (cell) this.#columns.get(cell)?.push(this.#sizes.length);
      }
      this.#sizes.push(units.length);
    }
    this.#groups = this.#sizes.map(() => 0);
    this.#told = RowSpace.ofWidth(this.#sizes.length);
  }

  /** How many of the cell's units nobody knows by name. */
  unknownIn(cell: Cell): number {
    return this.#columnsOf(cell).reduce((total, column) => total + (this.#sizes[column] ?? 0), 0);
  }

  /** Adds the cell's sum to what is told, unless some combination would then break the rule, or too much work be needed. */
  tell(cell: Cell): boolean {
    const columns = this.#columnsOf(cell);
    const told = this.#told.with(columns);
    // A sum that follows from what was told says nothing new.
    if (told === this.#told) return true;
    const inside = new Set(columns);
    const groups = numbered(this.#groups.map((group, column) => 2 * group + Number(inside.has(column))));
    const first = [...new Set(groups)].map((group) => groups.indexOf(group));
    const sizes = first.map(() => 0);
    for (const [column, group] of groups.entries())
      sizes[group] = (sizes[group] ?? 0) + (this.#sizes[column] ?? 0);
    const finding = lightCombination({
      sizes,
      rows: this.#told.rowsAt(first, PRIME),
      candidate: first.map((column) => Number(inside.has(column))),
      threshold: this.#rule.threshold,
      steps: this.#rule.steps,
    });
    if (finding !== 'none') return false;
    this.#told = told;
    this.#groups = groups;
    return true;
  }

  #columnsOf(cell: Cell): readonly number[] {
    return this.#columns.get(cell) ?? [];
  }
}

/** The same groups, numbered from 0 in the order in which they appear. */
function numbered(groups: readonly number[]): number[] {
  const names = new Map<number, number>();
  return groups.map((group) => {
    const name = names.get(group) ?? names.size;
    names.set(group, name);
    return name;
  });
}
