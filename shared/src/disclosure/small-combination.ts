/** Products stay below 2³¹, which engines work out fastest. */
export const PRIME = 46_337;

/** Interchangeable units: how many, and their row of the kernel, modulo the prime. */
export interface Atom {
  readonly size: number;
  readonly row: readonly number[];
}

type Finding = 'none' | 'found' | 'undecided';

/**
 * Whether some combination of released sums speaks of fewer than `threshold` units. One does exactly if a set of atoms of
 * that total size has linearly dependent kernel rows, so all such sets are tried. Modulo a prime no dependency is ever
 * missed, and one that chance adds only refuses more. `steps` bounds the work by counting it, not by a clock: like
 * everything here, being undecided depends on membership alone.
 */
export function smallCombination(atoms: readonly Atom[], threshold: number, steps: number): Finding {
  const small = atoms.filter(({ size }) => size < threshold).toSorted((a, b) => a.size - b.size);
  const rows = small.map(({ row }) => narrowed(row, threshold + 1));
  const sizes = small.map(({ size }) => size);
  const width = rows[0]?.length ?? 0;
  let left = steps;

  /** `matrix` holds the rows without what the atoms chosen so far account for; those before `from` are done. */
  const search = (matrix: Int32Array, from: number, total: number): Finding => {
    for (let index = from; index < sizes.length; index += 1) {
      const taken = total + (sizes[index] ?? 0);
      if (taken >= threshold) return 'none';
      const lead = leadOf(matrix, index, width);
      if (lead < 0) return 'found';
      const next = sizes[index + 1];
      if (next === undefined || taken + next >= threshold) continue;
      left -= sizes.length - index;
      if (left < 0) return 'undecided';
      const finding = search(withoutRow(matrix, index, lead, width), index + 1, taken);
      if (finding !== 'none') return finding;
    }
    return 'none';
  };
  return search(Int32Array.from(rows.flat()), 0, 0);
}

/** The column of a row's first entry other than zero; −1 if there is none. */
function leadOf(matrix: Int32Array, row: number, width: number): number {
  for (let column = 0; column < width; column += 1) if (matrix[row * width + column] !== 0) return column;
  return -1;
}

/** The rows after this one, each without its share of it. */
function withoutRow(matrix: Int32Array, row: number, lead: number, width: number): Int32Array {
  const rest = matrix.slice();
  const start = row * width;
  const scale = inverse(rest[start + lead] ?? 1);
  for (let other = start + width; other < rest.length; other += width) {
    const entry = rest[other + lead] ?? 0;
    if (entry === 0) continue;
    const factor = PRIME - ((entry * scale) % PRIME);
    for (let column = lead; column < width; column += 1) {
      rest[other + column] = ((rest[other + column] ?? 0) + factor * (rest[start + column] ?? 0)) % PRIME;
    }
  }
  return rest;
}

function inverse(value: number): number {
  let [result, base] = [1, value];
  for (let power = PRIME - 2; power > 0; power >>= 1) {
    if (power & 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}

/**
 * A long row as a few fixed mixtures of its entries. Dependent rows stay dependent; independent ones, fewer than `width`,
 * become dependent by chance alone.
 */
function narrowed(row: readonly number[], width: number): readonly number[] {
  if (row.length <= width) return row;
  return Array.from({ length: width }, (_, mixture) => {
    let multiplier = 1_009 + 97 * mixture;
    let total = 0;
    for (const entry of row) {
      multiplier = (multiplier * (20_011 + 2 * mixture) + 12_345) % PRIME;
      total = (total + entry * multiplier) % PRIME;
    }
    return total;
  });
}
