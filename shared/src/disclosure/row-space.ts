/**
 * All that follows, by adding and subtracting, from sums over sets of columns. Exact: whole numbers throughout, kept short
 * by dividing out common factors. The rows stay independent (docs/disclosure.md §1).
 */
export class RowSpace {
  readonly #width: number;
  readonly #rows: readonly Row[];

  private constructor(width: number, rows: readonly Row[]) {
    this.#width = width;
    this.#rows = rows;
  }

  /** Nothing was told of any of the columns yet. */
  static ofWidth(columns: number): RowSpace {
    return new RowSpace(columns, []);
  }

  /** The space once the sum over these columns is told as well; the same space if that sum follows from the others. */
  with(columns: readonly number[]): RowSpace {
    const rest = this.#rest(columns);
    const pivot = rest.findIndex((entry) => entry !== 0n);
    return pivot < 0 ? this : new RowSpace(this.#width, [...this.#rows, { pivot, entries: shortened(rest) }]);
  }

  /** Its rows at some of the columns, modulo a prime. */
  rowsAt(columns: readonly number[], prime: number): number[][] {
    const modulus = BigInt(prime);
    return this.#rows.map(({ entries }) =>
      columns.map((column) => Number((((entries[column] ?? 0n) % modulus) + modulus) % modulus)),
    );
  }

  /** What the rows so far leave of a row of ones. */
  #rest(columns: readonly number[]): readonly bigint[] {
    const ones = new Set(columns);
    let rest: readonly bigint[] = Array.from({ length: this.#width }, (_, at) => (ones.has(at) ? 1n : 0n));
    for (const { pivot, entries } of this.#rows) {
      const entry = rest[pivot] ?? 0n;
      const lead = entries[pivot] ?? 1n;
      if (entry === 0n) continue;
      rest = shortened(rest.map((value, column) => lead * value - entry * (entries[column] ?? 0n)));
    }
    return rest;
  }
}

interface Row {
  readonly pivot: number;
  readonly entries: readonly bigint[];
}

function shortened(row: readonly bigint[]): readonly bigint[] {
  let common = 0n;
  for (const entry of row) {
    let [a, b] = [common, entry < 0n ? -entry : entry];
    while (b !== 0n) [a, b] = [b, a % b];
    common = a;
    if (common === 1n) return row;
  }
  return common === 0n ? row : row.map((entry) => entry / common);
}
