/**
 * Exact row-space solving: whether sums of some units, added and subtracted in any proportions, leave a sum over fewer
 * than `threshold` units that the reader doesn't know. Shares no code with the rules under attack.
 *
 * A combination z touching the units S exists exactly if z · k = 0 for every k of the kernel. So no kernel vector meets S
 * in a single place, which says where to look next: a vector that meets S once must meet it again. Looking is done
 * modulo a prime, which misses nothing; what it finds is confirmed in whole numbers of any length.
 */

/** Units that are in exactly the same sums. */
interface Atom {
  readonly units: readonly string[];
  readonly rows: readonly number[];
}

type Vector = Int32Array<ArrayBuffer>;

/** Small enough that products of two remainders stay exact; the second is tried where chance fooled the first. */
const PRIMES = [67_108_859, 67_108_837];

/**
 * The units of a combination of the sums that speaks of fewer than `threshold` unknown units, or null if there is none.
 * Throws if it can't be decided within `nodes` steps.
 */
export function smallCombinationIn(
  sums: readonly (readonly string[])[],
  known: ReadonlySet<string>,
  threshold: number,
  nodes = 2_000_000,
): string[] | null {
  const atoms = atomsOf(sums, known);
  for (const prime of PRIMES) {
    const found = search(atoms, sums.length, threshold, prime, nodes);
    if (!found) return null;
    if (carriesCombination(sums.length, atoms, new Set(found)))
      return found.flatMap((at) => atoms[at]!.units).sort();
  }
  throw new Error('Two primes found a combination that is none.');
}

function atomsOf(sums: readonly (readonly string[])[], known: ReadonlySet<string>): Atom[] {
  const rowsOf = new Map<string, number[]>();
  for (const [row, units] of sums.entries())
    for (const unit of new Set(units)) {
      if (known.has(unit)) continue;
      const rows = rowsOf.get(unit);
      if (rows) rows.push(row);
      else rowsOf.set(unit, [row]);
    }
  const alike = Map.groupBy(rowsOf, ([, rows]) => rows.join());
  return [...alike.values()]
    .map((entries) => ({ units: entries.map(([unit]) => unit), rows: entries[0]![1] }))
    .sort((a, b) => a.units.length - b.units.length);
}

/** The places of a set of atoms, below the threshold together, that carries a combination modulo the prime. */
function search(
  atoms: readonly Atom[],
  rows: number,
  threshold: number,
  prime: number,
  nodes: number,
): number[] | null {
  const sizes = atoms.map(({ units }) => units.length);
  const forbidden = sizes.map((size) => size >= threshold);
  let left = nodes;

  /** `free` vanish on the atoms chosen; `pivots[i]` is 1 at the i-th of them and 0 at the others. */
  function extend(
    chosen: readonly number[],
    budget: number,
    pivots: readonly Vector[],
    free: readonly Vector[],
  ): number[] | null {
    const candidates = mustContainOneOf(chosen, budget, pivots);
    let found: number[] | null = null;
    const tried: number[] = [];
    for (const at of candidates) {
      left -= 1;
      if (left < 0) throw new Error('Too much to search.');
      const lead = free.find((vector) => vector[at] !== 0);
      if (!lead) {
        // z is 1 here and minus the pivots' entries there: every kernel vector is orthogonal to it.
        found = [...chosen.filter((_, i) => pivots[i]![at] !== 0), at];
        break;
      }
      forbidden[at] = true;
      tried.push(at);
      const rest = budget - sizes[at]!;
      if (rest <= 0) continue;
      const pivot = scaled(lead, inverse(lead[at]!, prime), prime);
      const cleared = (vector: Vector) => without(vector, pivot, vector[at]!, prime);
      found = extend(
        [...chosen, at],
        rest,
        [...pivots.map(cleared), pivot],
        free.filter((vector) => vector !== lead).map(cleared),
      );
      if (found) break;
    }
    for (const at of tried) forbidden[at] = false;
    return found;
  }

  /** Atoms of which one must join those chosen: the second meeting of the pivot that has the fewest to offer. */
  function mustContainOneOf(chosen: readonly number[], budget: number, pivots: readonly Vector[]): number[] {
    const fits = (at: number) => !forbidden[at] && sizes[at]! <= budget && !chosen.includes(at);
    const all = [...sizes.keys()].filter(fits);
    let fewest = all;
    for (const pivot of pivots) {
      const meeting = all.filter((at) => pivot[at] !== 0);
      if (meeting.length < fewest.length) fewest = meeting;
    }
    return fewest;
  }

  return extend([], threshold - 1, [], kernelOf(atoms, rows, prime));
}

/** A basis of the vectors that all sums send to zero, modulo the prime. */
function kernelOf(atoms: readonly Atom[], rows: number, prime: number): Vector[] {
  let reduced: { lead: number; row: Vector }[] = [];
  for (let at = 0; at < rows; at += 1) {
    let row = Int32Array.from(atoms, (atom) => Number(atom.rows.includes(at)));
    for (const { lead, row: other } of reduced) row = without(row, other, row[lead]!, prime);
    const lead = row.findIndex((entry) => entry !== 0);
    if (lead < 0) continue;
    row = scaled(row, inverse(row[lead]!, prime), prime);
    reduced = reduced.map((other) => ({
      lead: other.lead,
      row: without(other.row, row, other.row[lead]!, prime),
    }));
    reduced.push({ lead, row });
  }
  const leads = new Set(reduced.map(({ lead }) => lead));
  return [...atoms.keys()]
    .filter((at) => !leads.has(at))
    .map((at) => {
      const vector = new Int32Array(atoms.length);
      vector[at] = 1;
      for (const { lead, row } of reduced) vector[lead] = (prime - row[at]!) % prime;
      return vector;
    });
}

/** vector − factor · other. */
function without(vector: Vector, other: Vector, factor: number, prime: number): Vector {
  if (factor === 0) return vector;
  return vector.map((entry, at) =>
    other[at] === 0 ? entry : (entry + (prime - factor) * other[at]!) % prime,
  );
}

function scaled(vector: Vector, factor: number, prime: number): Vector {
  return vector.map((entry) => (entry * factor) % prime);
}

function inverse(value: number, prime: number): number {
  let [a, b, x, y] = [prime, value, 0, 1];
  while (b !== 0) {
    const quotient = Math.floor(a / b);
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return ((x % prime) + prime) % prime;
}

/** Whether forcing all other atoms to zero leaves something of the row space: their columns alone have a lower rank. */
function carriesCombination(rows: number, atoms: readonly Atom[], among: ReadonlySet<number>): boolean {
  return (
    exactRank(rows, atoms) >
    exactRank(
      rows,
      atoms.filter((_, at) => !among.has(at)),
    )
  );
}

/** Rank in whole numbers, each step divided by the last pivot so that they stay short (Bareiss). */
export function exactRank(rows: number, columns: readonly Pick<Atom, 'rows'>[]): number {
  const matrix = columns.map(({ rows: ones }) => {
    const vector = Array.from({ length: rows }, () => 0n);
    for (const row of ones) vector[row] = 1n;
    return vector;
  });
  let [rank, last] = [0, 1n];
  for (let at = 0; at < rows && rank < matrix.length; at += 1) {
    const place = matrix.findIndex((vector, i) => i >= rank && vector[at] !== 0n);
    if (place < 0) continue;
    [matrix[rank], matrix[place]] = [matrix[place]!, matrix[rank]!];
    const pivot = matrix[rank]!;
    for (let i = rank + 1; i < matrix.length; i += 1) {
      const factor = matrix[i]![at]!;
      matrix[i] = matrix[i]!.map((entry, j) => (entry * pivot[at]! - factor * pivot[j]!) / last);
    }
    last = pivot[at]!;
    rank += 1;
  }
  return rank;
}
