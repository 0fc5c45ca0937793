/**
 * Cheap proofs that a unit's value stays open: other completions, found by moving units from the true values one or two
 * at a time. Every completion is checked against all clues, so that a wrong turn here can only fail to prove.
 */
import type { Puzzle } from './puzzle.ts';
import { bandAt, contradiction } from './puzzle.ts';

type Direction = 1 | -1;

/** One step from some values to others: of the unit itself and, unless −1, of one partner. */
interface Move {
  readonly gain: number;
  readonly partner: number;
  readonly partnerMoves: number;
}

/** How far sums may move: those of a unit without its partner, of both, of the partner without the unit. */
type Rooms = [alone: [number, number], together: [number, number], partnerAlone: [number, number]];

const ROUNDS = 12;
const LEAST_GAIN = 1e-3;

/** Values and what room they leave in each clue, kept in step. */
class State {
  readonly values: number[];
  readonly #puzzle: Puzzle;
  readonly #cluesOf: readonly (readonly number[])[];
  readonly #sums: number[];
  readonly #counts: number[][];

  constructor(puzzle: Puzzle, values: readonly number[], cluesOf: readonly (readonly number[])[]) {
    this.#puzzle = puzzle;
    this.values = [...values];
    this.#cluesOf = cluesOf;
    this.#sums = puzzle.clues.map(({ members }) => members.reduce((sum, member) => sum + values[member]!, 0));
    this.#counts = puzzle.clues.map(({ members }) =>
      puzzle.bands.map(
        (_, band) => members.filter((member) => bandAt(puzzle.bands, values[member]!) === band).length,
      ),
    );
  }

  /** The furthest the unit goes in this direction while at most this partner makes up for it. */
  furthest(unit: number, partner: number, direction: Direction): Move | null {
    const { bands } = this.#puzzle;
    const [value, partnerValue] = [this.values[unit]!, this.values[partner] ?? 0];
    const [bandNow, partnerBandNow] = [bandAt(bands, value), bandAt(bands, partnerValue)];
    const [alone, together, partnerAlone] = this.#rooms(unit, partner);
    let best: Move | null = null;
    for (const [bandNext, { low, high }] of bands.entries()) {
      const own = [Math.max(low - value, alone[0]), Math.min(high - value, alone[1])] as const;
      if (own[0] > own[1]) continue;
      for (const [partnerBandNext, partnerBand] of bands.entries()) {
        if (partner < 0 && partnerBandNext !== partnerBandNow) continue;
        const others =
          partner < 0
            ? ([0, 0] as const)
            : ([
                Math.max(partnerBand.low - partnerValue, partnerAlone[0]),
                Math.min(partnerBand.high - partnerValue, partnerAlone[1]),
              ] as const);
        if (others[0] > others[1]) continue;
        // unit's move d and partner's e, each in its own room, d + e in what both share.
        const lowest = Math.max(own[0], together[0] - others[1]);
        const highest = Math.min(own[1], together[1] - others[0]);
        if (lowest > highest) continue;
        const step = direction > 0 ? highest : lowest;
        const gain = step * direction;
        if (gain <= (best?.gain ?? LEAST_GAIN)) continue;
        if (!this.#fits(unit, bandNow, bandNext, partner, partnerBandNow, partnerBandNext)) continue;
        const from = Math.max(others[0], together[0] - step);
        const to = Math.min(others[1], together[1] - step);
        best = { gain, partner, partnerMoves: Math.min(Math.max(0, from), to) };
      }
    }
    return best;
  }

  move(unit: number, by: number): void {
    const { bands } = this.#puzzle;
    const before = bandAt(bands, this.values[unit]!);
    this.values[unit]! += by;
    const after = bandAt(bands, this.values[unit]!);
    for (const clue of this.#cluesOf[unit]!) {
      this.#sums[clue]! += by;
      this.#counts[clue]![before]! -= 1;
      this.#counts[clue]![after]! += 1;
    }
  }

  #rooms(unit: number, partner: number): Rooms {
    const rooms: Rooms = [
      [-Infinity, Infinity],
      [-Infinity, Infinity],
      [-Infinity, Infinity],
    ];
    const narrow = (room: [number, number], clue: number) => {
      const [low, high] = this.#puzzle.clues[clue]!.sum;
      room[0] = Math.max(room[0], low - this.#sums[clue]!);
      room[1] = Math.min(room[1], high - this.#sums[clue]!);
    };
    const ofPartner = this.#cluesOf[partner] ?? [];
    const ofUnit = this.#cluesOf[unit]!;
    for (const clue of ofUnit) narrow(rooms[ofPartner.includes(clue) ? 1 : 0], clue);
    for (const clue of ofPartner) if (!ofUnit.includes(clue)) narrow(rooms[2], clue);
    return rooms;
  }

  /** Whether all counts of bands stay possible. */
  #fits(
    unit: number,
    from: number,
    to: number,
    partner: number,
    partnerFrom: number,
    partnerTo: number,
  ): boolean {
    if (from === to && partnerFrom === partnerTo) return true;
    const ofUnit = this.#cluesOf[unit]!;
    const ofPartner = this.#cluesOf[partner] ?? [];
    /** Whether the clue has room for these changes of band, of one or both. */
    const allFit = (clue: number, withUnit: boolean, withPartner: boolean): boolean => {
      const room = this.#puzzle.clues[clue]!.counts;
      const counts = this.#counts[clue]!;
      for (const [band, [low, high]] of room.entries()) {
        const count =
          counts[band]! +
          (withUnit ? Number(to === band) - Number(from === band) : 0) +
          (withPartner ? Number(partnerTo === band) - Number(partnerFrom === band) : 0);
        if (count < low || count > high) return false;
      }
      return true;
    };
    return (
      ofUnit.every((clue) => allFit(clue, true, ofPartner.includes(clue))) &&
      ofPartner.every((clue) => ofUnit.includes(clue) || allFit(clue, false, true))
    );
  }
}

/** Proofs for one puzzle and its true values. */
export class Exchanges {
  readonly #puzzle: Puzzle;
  readonly #truth: readonly number[];
  readonly #cluesOf: readonly (readonly number[])[];
  readonly #start: State;

  constructor(puzzle: Puzzle, truth: readonly number[]) {
    this.#puzzle = puzzle;
    this.#truth = truth;
    this.#cluesOf = puzzle.units.map((_, unit) =>
      puzzle.clues.flatMap(({ members }, clue) => (members.includes(unit) ? [clue] : [])),
    );
    this.#start = new State(puzzle, truth, this.#cluesOf);
  }

  /**
   * The insiders for whom single exchanges don't prove that the unit's value has a span of `width`. An insider's own
   * value stays as it is, so an exchange with somebody else serves all others at once.
   */
  notShownBySingles(unit: number, width: number): number[] {
    const others = [...this.#puzzle.units.keys()].filter((other) => other !== unit);
    const best = (direction: Direction) =>
      others
        .map((partner) => this.#start.furthest(unit, partner, direction))
        .filter((move) => move !== null)
        .toSorted((a, b) => b.gain - a.gain)
        .slice(0, 2)
        .filter((move) => this.#holds(unit, move, direction));
    const [ups, downs] = [best(1), best(-1)];
    const gainWithout = (insider: number, moves: readonly Move[]) =>
      moves.find(({ partner }) => partner !== insider)?.gain ?? 0;
    return others.filter((insider) => gainWithout(insider, ups) + gainWithout(insider, downs) < width);
  }

  #holds(unit: number, { gain, partner, partnerMoves }: Move, direction: Direction): boolean {
    const values = [...this.#truth];
    values[unit]! += gain * direction;
    values[partner]! += partnerMoves;
    return contradiction(this.#puzzle, values) === null;
  }

  /** The width that several exchanges in a row prove at least, never moving the insider (−1: from outside). */
  shownByMany(unit: number, insider: number, width: number): number {
    let shown = 0;
    for (const direction of [1, -1] as const) {
      shown += this.#climb(unit, insider, direction, width - shown);
      if (shown >= width) break;
    }
    return shown;
  }

  #climb(unit: number, insider: number, direction: Direction, enough: number): number {
    const state = new State(this.#puzzle, this.#truth, this.#cluesOf);
    const reached = () => (state.values[unit]! - this.#truth[unit]!) * direction;
    const partners = [-1, ...this.#puzzle.units.keys()].filter(
      (other) => other !== unit && other !== insider,
    );
    partners.unshift(-1);
    for (let round = 0; round < ROUNDS && reached() < enough; round += 1) {
      let best: Move | null = null;
      for (const partner of partners) {
        const move = state.furthest(unit, partner, direction);
        if (move && move.gain > (best?.gain ?? 0)) best = move;
      }
      if (!best) break;
      state.move(unit, best.gain * direction);
      if (best.partner >= 0) state.move(best.partner, best.partnerMoves);
    }
    return contradiction(this.#puzzle, state.values) ? 0 : reached();
  }
}
