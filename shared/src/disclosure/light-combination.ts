/** Products stay below 2³¹, which engines work out fastest. */
export const PRIME = 46_337;

/** What was told before, and one more sum, over groups of units that none of these tell apart. */
export interface Question {
  /** How many units each group holds. */
  readonly sizes: readonly number[];
  /** Independent rows of everything told before, modulo the prime: one entry for each group. */
  readonly rows: readonly (readonly number[])[];
  /** The sum to decide on. It does not follow from the rows. */
  readonly candidate: readonly number[];
  /** The fewest units that a combination may speak of. */
  readonly threshold: number;
  /** How much work may be done, in entries looked at. */
  readonly steps: number;
}

type Finding = 'none' | 'found' | 'undecided';

/**
 * Whether the candidate, plus some combination of the rows, speaks of fewer than `threshold` units. Modulo a prime no such
 * combination is missed, and one that chance adds only refuses more. `steps` bounds the work by counting it, not by a
 * clock: being undecided depends on membership alone.
 *
 * Wherever the rows leave a direction open in which the candidate's sum moves, the combination must touch one of the groups
 * that move in it. So one such direction, touching few groups, is taken, and each of its groups is tried: first the
 * combination touches this one, and its units count; then it doesn't, and it is one row poorer.
 */
export function lightCombination({ sizes, rows, candidate, threshold, steps }: Question): Finding {
  const start = Combination.of(candidate, rows, sizes);
  // Rows that only the prime makes dependent: what they tell can't be searched.
  if (!start) return 'undecided';
  const smallest = Math.min(...sizes);
  let left = steps;

  /** Combinations that touch groups of at most `budget` more units, besides those paid for. Uses `rest` up. */
  const search = (rest: Combination, budget: number): Finding => {
    left -= rest.effort;
    if (left < 0) return 'undecided';
    if (!rest.avoidLarger(budget)) return 'none';
    const directions = rest.openDirections(budget);
    const [shortest] = directions;
    if (!shortest) return 'found';
    if (leastCost(directions, sizes) > budget) return 'none';
    // One more group at most: no need to work out what is left without it.
    if (budget < 2 * smallest) return shortest.some((group) => rest.touchesOnly(group)) ? 'found' : 'none';
    for (const group of shortest) {
      const finding = search(rest.paying(group), budget - (sizes[group] ?? 0));
      if (finding !== 'none') return finding;
      if (!rest.avoid(group)) return 'none';
    }
    return 'none';
  };
  return search(start, threshold - 1);
}

/** Directions that share no group must all be paid for. */
function leastCost(directions: readonly (readonly number[])[], sizes: readonly number[]): number {
  const seen = new Uint8Array(sizes.length);
  let cost = 0;
  for (const direction of directions) {
    if (direction.some((group) => seen[group])) continue;
    let least = Infinity;
    for (const group of direction) {
      seen[group] = 1;
      least = Math.min(least, sizes[group] ?? 0);
    }
    cost += least;
  }
  return cost;
}

/**
 * The candidate and the rows that may be added to it, in reduced form: each row has 1 at a pivot of its own, where the
 * candidate and all other rows have 0. Groups that are paid for are 0 throughout. One flat array, as it is copied often.
 */
class Combination {
  readonly #sizes: readonly number[];
  readonly #width: number;
  /** The candidate, then the rows. */
  readonly #entries: Int32Array;
  /** By row, 0 being the candidate: its pivot; −1 for the candidate, and for rows that are no longer there. */
  readonly #pivots: number[];

  private constructor(sizes: readonly number[], entries: Int32Array, pivots: number[]) {
    this.#sizes = sizes;
    this.#width = sizes.length;
    this.#entries = entries;
    this.#pivots = pivots;
  }

  /** Pivots are the largest groups that will do. Null if the rows are not independent. */
  static of(
    candidate: readonly number[],
    rows: readonly (readonly number[])[],
    sizes: readonly number[],
  ): Combination | null {
    const all = [candidate, ...rows];
    const made = new Combination(
      sizes,
      Int32Array.from(all.flat()),
      all.map(() => -1),
    );
    for (let row = 1; row < all.length; row += 1) if (!made.#givePivot(row)) return null;
    return made;
  }

  get effort(): number {
    return this.#entries.length;
  }

  /** Leaves the combinations that touch no group of more than `budget` units. False if there are none. */
  avoidLarger(budget: number): boolean {
    return this.#sizes.every((size, group) => size <= budget || this.avoid(group));
  }

  /** Leaves the combinations that don't touch the group. False if there are none. */
  avoid(group: number): boolean {
    const spent = this.#pivots.findIndex((pivot, row) => pivot >= 0 && this.#at(row, group) !== 0);
    if (spent < 0) return this.#at(0, group) === 0;
    if (this.#pivots[spent] !== group) this.#clear(spent, group);
    this.#pivots[spent] = -1;
    this.#entries.fill(0, spent * this.#width, (spent + 1) * this.#width);
    return true;
  }

  /** The same combinations, whatever they say of this group. */
  paying(group: number): Combination {
    const paid = new Combination(this.#sizes, this.#entries.slice(), [...this.#pivots]);
    for (let at = group; at < paid.#entries.length; at += this.#width) paid.#entries[at] = 0;
    const loose = paid.#pivots.indexOf(group);
    // A row that is 0 but for this group has nothing more to give, and goes.
    if (loose > 0) {
      paid.#pivots[loose] = -1;
      paid.#givePivot(loose);
    }
    return paid;
  }

  /**
   * Ways in which values can move while all that the rows tell stays, and the candidate doesn't: for each, the groups that
   * move and are small enough, fewest first. None if the candidate is 0 throughout.
   */
  openDirections(budget: number): number[][] {
    const directions: number[][] = [];
    for (let group = 0; group < this.#width; group += 1) {
      if (this.#at(0, group) === 0) continue;
      const direction = (this.#sizes[group] ?? 0) <= budget ? [group] : [];
      for (let row = 1; row < this.#pivots.length; row += 1) {
        const pivot = this.#pivots[row] ?? -1;
        if (pivot >= 0 && this.#at(row, group) !== 0 && (this.#sizes[pivot] ?? 0) <= budget)
          direction.push(pivot);
      }
      directions.push(direction);
    }
    return directions.sort((a, b) => a.length - b.length);
  }

  /** Whether one of the combinations touches this group and no other. */
  touchesOnly(group: number): boolean {
    const row = this.#pivots.indexOf(group);
    let factor: number | null = null;
    for (let other = 0; other < this.#width; other += 1) {
      if (other === group) continue;
      const [entry, added] = [this.#at(0, other), row < 0 ? 0 : this.#at(row, other)];
      if (added !== 0) factor ??= (entry * inverse(added)) % PRIME;
      if (entry !== ((factor ?? 0) * added) % PRIME) return false;
    }
    return true;
  }

  #at(row: number, group: number): number {
    return this.#entries[row * this.#width + group] ?? 0;
  }

  /** Finds the row a pivot and clears it elsewhere. False if the row is 0 throughout. */
  #givePivot(row: number): boolean {
    let pivot = -1;
    for (const [group, size] of this.#sizes.entries())
      if (this.#at(row, group) !== 0 && (pivot < 0 || size > (this.#sizes[pivot] ?? 0))) pivot = group;
    if (pivot < 0) return false;
    this.#clear(row, pivot);
    this.#pivots[row] = pivot;
    return true;
  }

  /** Brings the row to 1 at the group, and by means of it the candidate and all other rows to 0 there. */
  #clear(row: number, group: number): void {
    const entries = this.#entries;
    const start = row * this.#width;
    const scale = inverse(this.#at(row, group));
    for (let at = start; at < start + this.#width; at += 1)
      entries[at] = ((entries[at] ?? 0) * scale) % PRIME;
    for (let other = 0; other < this.#pivots.length; other += 1) {
      const entry = this.#at(other, group);
      if (entry === 0 || other === row) continue;
      const factor = PRIME - entry;
      const to = other * this.#width;
      for (let at = 0; at < this.#width; at += 1) {
        const taken = entries[start + at] ?? 0;
        if (taken !== 0) entries[to + at] = ((entries[to + at] ?? 0) + factor * taken) % PRIME;
      }
    }
  }
}

function inverse(value: number): number {
  let [result, base] = [1, value];
  for (let power = PRIME - 2; power > 0; power >>= 1) {
    if (power & 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
