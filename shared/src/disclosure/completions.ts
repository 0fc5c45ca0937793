import type { Limits } from './linear-program.ts';
import { pushed } from './linear-program.ts';

/** Both ends belong to it. */
export type Span = readonly [low: number, high: number];

/** What is told of some units together: what their values total, and how many of them are in each band. */
export interface Clue {
  readonly members: readonly number[];
  readonly sum: Span;
  readonly counts: readonly Span[];
}

/** All that is told of some units; bands have no value in common. */
export interface Puzzle {
  readonly bands: readonly { readonly low: number; readonly high: number }[];
  readonly clues: readonly Clue[];
}

const TINY = 1e-7;

/** So many others make room for a unit, those whose cells are most like its own: few, or else many. */
const MOVING = [10, 60];

/** Another unit moves into the band that the unit leaves, and out of the one that it comes into. */
interface Swap {
  readonly band: number;
  readonly partner: number | null;
}

/**
 * Looks for completions: values that fit everything told as well as the true ones do. Each one found shows how far a unit's
 * value stays open to everybody whose own value is as it was; where none is found, nothing is said.
 */
export class Completions {
  readonly #puzzle: Puzzle;
  readonly #truth: readonly number[];
  readonly #bandOf: readonly number[];
  readonly #counting: readonly (Clue & {
    readonly now: readonly number[];
    readonly has: ReadonlySet<number>;
  })[];
  readonly #limits: Limits;
  readonly #nearestOf = new Map<number, readonly number[]>();

  constructor(puzzle: Puzzle, truth: readonly number[]) {
    const { bands, clues } = puzzle;
    this.#puzzle = puzzle;
    this.#truth = truth;
    this.#bandOf = truth.map((value) => bands.findLastIndex(({ low }) => value >= low - TINY));
    this.#counting = clues
      .filter(({ members, counts }) => counts.some(([low, high]) => low > 0 || high < members.length))
      .map((clue) => ({
        ...clue,
        has: new Set(clue.members),
        now: bands.map((_, band) => clue.members.filter((member) => this.#bandOf[member] === band).length),
      }));
    const isCounted = truth.map((_, unit) => this.#counting.some(({ has }) => has.has(unit)));
    const bandAt = (unit: number) => (isCounted[unit] ? bands[this.#bandOf[unit]!] : undefined);
    const rowsOf = truth.map((): number[] => []);
    const rows = clues
      .filter(({ members, sum: [low, high] }) => low > 0 || high < 100 * members.length)
      .map(({ members, sum: [low, high] }) => ({ members, low, high }));
    for (const [row, { members }] of rows.entries()) for (const member of members) rowsOf[member]!.push(row);
    this.#limits = {
      rows,
      rowsOf,
      low: truth.map((_, unit) => bandAt(unit)?.low ?? 0),
      high: truth.map((_, unit) => bandAt(unit)?.high ?? 100),
    };
  }

  /** Those of the insiders to whom the unit isn't shown to be open by `width`. Stops at `most` of them. */
  notShown(unit: number, insiders: readonly number[], width: number, most = Infinity): number[] {
    let left = insiders;
    // Whoever stays where she is in both completions knows no more than they show.
    const isShown = (suspects: readonly number[]): boolean => {
      const pair = this.apart(unit, new Set(suspects), width);
      const moves = (insider: number) =>
        pair?.some((values) => Math.abs(values[insider]! - this.#truth[insider]!) > TINY) ?? true;
      left = left.filter(moves);
      return pair !== null;
    };
    if (!isShown([])) return insiders.slice(0, most);
    const found: number[] = [];
    const look = (some: readonly number[]): void => {
      const suspects = some.filter((insider) => left.includes(insider));
      if (suspects.length === 0 || found.length >= most || isShown(suspects)) return;
      if (suspects.length === 1) found.push(suspects[0]!);
      // Every other one: units next to each other are often in the same cells, and can take each other's place.
      else for (const half of [0, 1]) look(suspects.filter((_, at) => at % 2 === half));
    };
    look(left);
    return found;
  }

  /** Two completions with the unit at least this far apart, and the fixed ones where they are; null if none were found. */
  apart(
    unit: number,
    fixed: ReadonlySet<number>,
    width: number,
  ): readonly [readonly number[], readonly number[]] | null {
    const value = this.#truth[unit]!;
    const high = this.#furthest(unit, fixed, Math.min(100, value + width));
    const rest = width - (high[unit]! - value);
    const low = rest > TINY ? this.#furthest(unit, fixed, Math.max(0, value - rest)) : this.#truth;
    return high[unit]! - low[unit]! < width - TINY ? null : [low, high];
  }

  /** The completion with the unit closest to its goal, of those tried. */
  #furthest(unit: number, fixed: ReadonlySet<number>, goal: number): readonly number[] {
    const direction = Math.sign(goal - this.#truth[unit]!);
    let best = this.#truth;
    if (direction === 0) return best;
    const isThere = () => (goal - best[unit]!) * direction <= TINY;
    const tried = (values: readonly number[] | null) => {
      if (values && (values[unit]! - best[unit]!) * direction > TINY && this.#fits(values)) best = values;
    };
    const others = this.#nearest(unit).filter((other) => !fixed.has(other));
    for (const [at, count] of MOVING.entries()) {
      if (at > 0 && others.length <= MOVING[at - 1]!) break;
      const moving = others.slice(0, count);
      tried(pushed(this.#limits, this.#truth, { variable: unit, goal, moving }));
      for (const swap of this.#swaps(unit, moving, direction)) {
        if (isThere()) return best;
        tried(this.#swapped(unit, swap, goal, moving));
      }
      if (isThere()) return best;
    }
    return best;
  }

  /** Others, those first that are in the most of the same cells, and in the fewest beside. */
  #nearest(unit: number): readonly number[] {
    const kept = this.#nearestOf.get(unit);
    if (kept) return kept;
    const { rowsOf } = this.#limits;
    const own = new Set(rowsOf[unit]);
    const apart = (other: number) => {
      const rows = rowsOf[other]!;
      return rows.length - 2 * rows.filter((row) => own.has(row)).length;
    };
    const nearest = [...this.#truth.keys()]
      .filter((other) => other !== unit)
      .map((other) => [other, apart(other)] as const)
      .toSorted(([, a], [, b]) => a - b)
      .map(([other]) => other);
    this.#nearestOf.set(unit, nearest);
    return nearest;
  }

  #swapped(
    unit: number,
    { band, partner }: Swap,
    goal: number,
    moving: readonly number[],
  ): readonly number[] | null {
    const { bands } = this.#puzzle;
    const [from, to] = [bands[this.#bandOf[unit]!]!, bands[band]!];
    const [low, high] = [[...this.#limits.low], [...this.#limits.high]];
    low[unit] = Math.min(from.low, to.low);
    high[unit] = Math.max(from.high, to.high);
    let start = this.#truth;
    if (partner !== null) {
      [low[partner], high[partner]] = [low[unit], high[unit]];
      start = pushed({ ...this.#limits, low, high }, start, {
        variable: partner,
        goal: to.low > from.low ? from.high : from.low,
        moving: [unit, ...moving.filter((other) => other !== partner)],
      });
      if (start[partner]! < from.low - TINY || start[partner]! > from.high + TINY) return null;
      [low[partner], high[partner]] = [from.low, from.high];
    }
    const within = Math.min(to.high, Math.max(to.low, goal));
    return pushed({ ...this.#limits, low, high }, start, { variable: unit, goal: within, moving });
  }

  /** Bands that the unit might be in instead, and with whom it could change places; each kind of partner once. */
  *#swaps(unit: number, moving: readonly number[], direction: number): Generator<Swap> {
    const { bands } = this.#puzzle;
    const own = this.#bandOf[unit]!;
    if (!this.#counting.some(({ has }) => has.has(unit))) return;
    for (let band = own + direction; band >= 0 && band < bands.length; band += direction) {
      if (this.#allFit(unit, band, null)) yield { band, partner: null };
      const seen = new Set<string>();
      for (const partner of moving) {
        if (this.#bandOf[partner] !== band) continue;
        if (!this.#counting.some(({ has }) => has.has(partner)) || !this.#allFit(unit, band, partner))
          continue;
        const kind = [this.#truth[partner], ...this.#limits.rowsOf[partner]!].join();
        if (seen.has(kind)) continue;
        seen.add(kind);
        yield { band, partner };
      }
    }
  }

  #allFit(unit: number, band: number, partner: number | null): boolean {
    const own = this.#bandOf[unit]!;
    return this.#counting.every(({ has, now, counts }) => {
      const moved = Number(has.has(unit)) - Number(partner !== null && has.has(partner));
      return (
        moved === 0 ||
        (now[band]! + moved >= counts[band]![0] &&
          now[band]! + moved <= counts[band]![1] &&
          now[own]! - moved >= counts[own]![0] &&
          now[own]! - moved <= counts[own]![1])
      );
    });
  }

  /** The last word on every completion, whatever led to it. */
  #fits(values: readonly number[]): boolean {
    const { bands } = this.#puzzle;
    const bandOf = values.map((value) =>
      bands.findIndex(({ low, high }) => value >= low - TINY && value <= high + TINY),
    );
    const isWithin = (value: number, [low, high]: Span) => value >= low - TINY && value <= high + TINY;
    return (
      values.every((value) => value >= -TINY && value <= 100 + TINY) &&
      this.#limits.rows.every(({ members, low, high }) =>
        isWithin(
          members.reduce((sum, member) => sum + values[member]!, 0),
          [low, high],
        ),
      ) &&
      this.#counting.every(({ members, counts }) =>
        counts.every((span, band) =>
          isWithin(members.filter((member) => bandOf[member] === band).length, span),
        ),
      )
    );
  }
}
