/**
 * The integer vectors that a growing 0/1 matrix sends to zero. What is known of the units after releasing the rows' sums
 * is fixed exactly up to these vectors: wherever one of them moves, the values could be others (docs/privacy.md §13).
 *
 * Exact: whole numbers throughout, kept short by dividing out common factors.
 */
export class Kernel {
  #basis: readonly (readonly bigint[])[];

  private constructor(basis: readonly (readonly bigint[])[]) {
    this.#basis = basis;
  }

  /** Of a matrix without rows: nothing is known of any of the columns. */
  static ofColumns(columns: number): Kernel {
    const at = (row: number) => Array.from({ length: columns }, (_, column) => (column === row ? 1n : 0n));
    return new Kernel(Array.from({ length: columns }, (_, row) => at(row)));
  }

  /** The kernel once this row, given by the columns that hold a 1, is known as well. */
  with(row: readonly number[]): Kernel {
    const products = this.#basis.map((vector) => {
      let product = 0n;
      for (const column of row) product += vector[column] ?? 0n;
      return product;
    });
    const pivot = products.findIndex((product) => product !== 0n);
    const pivotVector = this.#basis[pivot];
    const pivotProduct = products[pivot];
    // A row that follows from the others tells nothing new.
    if (!pivotVector || pivotProduct === undefined) return this;
    return new Kernel(
      this.#basis.flatMap((vector, index) => {
        if (index === pivot) return [];
        const product = products[index] ?? 0n;
        if (product === 0n) return [vector];
        return [
          shortened(
            vector.map((entry, column) => pivotProduct * entry - product * (pivotVector[column] ?? 0n)),
          ),
        ];
      }),
    );
  }

  /** One row for each group of columns, modulo `prime`: the sum of the group's entries in each kernel vector. */
  rowsOf(groups: readonly (readonly number[])[], prime: number): number[][] {
    const modulus = BigInt(prime);
    return groups.map((columns) =>
      this.#basis.map((vector) => {
        let total = 0n;
        for (const column of columns) total += vector[column] ?? 0n;
        return Number(((total % modulus) + modulus) % modulus);
      }),
    );
  }
}

function shortened(vector: readonly bigint[]): readonly bigint[] {
  let common = 0n;
  for (const entry of vector) {
    let [a, b] = [common, entry < 0n ? -entry : entry];
    while (b !== 0n) [a, b] = [b, a % b];
    common = a;
    if (common === 1n) return vector;
  }
  return common === 0n ? vector : vector.map((entry) => entry / common);
}
