/** The sum of some variables must stay between these. */
export interface Row {
  readonly members: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** What every point must keep to. */
export interface Limits {
  readonly rows: readonly Row[];
  /** For each variable the rows that it is in. */
  readonly rowsOf: readonly (readonly number[])[];
  /** Between what each variable must stay. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** One variable, and where it would like to be. */
export interface Push {
  readonly variable: number;
  readonly goal: number;
  /** Those that make room for it; all others stay where they are. */
  readonly moving: readonly number[];
}

const TINY = 1e-9;

/** Where so many steps end is as far as was found: more are not worth their time. */
const MOST_STEPS = 300;

/**
 * Pushes one variable towards its goal, as far as the limits let it, by the simplex method with bounds on everything. `start`
 * must keep to the limits, and so does every point on the way: what comes out is always possible, and the furthest where the
 * steps sufficed.
 */
export function pushed(limits: Limits, start: readonly number[], push: Push): number[] {
  const table = new Table(limits, start, push);
  for (let step = 0; step < MOST_STEPS && table.improves(); step += 1);
  return table.end();
}

/**
 * Some numbers, the *free* ones, move by themselves; each line of the table says how one other follows them. Numbers are the
 * variables, that pushed first, and after them the sums of the rows: at first variables are free, and sums follow.
 */
class Table {
  readonly #start: readonly number[];
  readonly #variables: readonly number[];
  readonly #direction: number;
  readonly #goal: number;
  readonly #at: Float64Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  readonly #free: number[];
  readonly #following: number[];
  readonly #lines: Float64Array[];

  constructor({ rows, rowsOf, low, high }: Limits, start: readonly number[], push: Push) {
    const variables = [push.variable, ...push.moving];
    const lines = new Map<number, Float64Array>();
    for (const [place, variable] of variables.entries())
      for (const row of rowsOf[variable]!) {
        let line = lines.get(row);
        if (!line) lines.set(row, (line = new Float64Array(variables.length)));
        line[place] = 1;
      }
    const kept = [...lines.keys()].map((row) => rows[row]!);
    const sumOf = ({ members }: Row): number => {
      let sum = 0;
      for (const member of members) sum += start[member]!;
      return sum;
    };
    this.#start = start;
    this.#variables = variables;
    this.#goal = push.goal;
    this.#direction = Math.sign(push.goal - start[push.variable]!);
    this.#at = Float64Array.from([...variables.map((variable) => start[variable]!), ...kept.map(sumOf)]);
    this.#low = Float64Array.from([
      ...variables.map((variable) => low[variable]!),
      ...kept.map((row) => row.low),
    ]);
    this.#high = Float64Array.from([
      ...variables.map((variable) => high[variable]!),
      ...kept.map((row) => row.high),
    ]);
    if (this.#direction > 0) this.#high[0] = Math.min(push.goal, this.#high[0]!);
    else this.#low[0] = Math.max(push.goal, this.#low[0]!);
    this.#free = variables.map((_, place) => place);
    this.#following = kept.map((_, place) => variables.length + place);
    this.#lines = [...lines.values()];
  }

  end(): number[] {
    const end = [...this.#start];
    for (const [place, variable] of this.#variables.entries()) end[variable] = this.#at[place]!;
    return end;
  }

  /** Moves the free number that moves the pushed one fastest, until something is at its bound. False at the end. */
  improves(): boolean {
    if ((this.#goal - this.#at[0]!) * this.#direction <= TINY) return false;
    const [column, heading] = this.#fastest();
    if (column < 0) return false;
    const own = this.#free[column]!;
    const lines = this.#lines;
    let reach = this.#room(own, heading);
    let leaving = -1;
    for (let place = 0; place < lines.length; place += 1) {
      const rate = lines[place]![column]!;
      if (Math.abs(rate) < TINY) continue;
      const room = Math.max(0, this.#room(this.#following[place]!, rate * heading)) / Math.abs(rate);
      if (room >= reach) continue;
      reach = room;
      leaving = place;
    }
    this.#at[own]! += reach * heading;
    for (let place = 0; place < lines.length; place += 1)
      this.#at[this.#following[place]!]! += lines[place]![column]! * heading * reach;
    if (leaving >= 0) this.#exchange(leaving, column);
    return true;
  }

  #room(number: number, heading: number): number {
    return heading > 0 ? this.#high[number]! - this.#at[number]! : this.#at[number]! - this.#low[number]!;
  }

  /** The free number that moves the pushed one fastest, and which way; −1 where none does that can move itself. */
  #fastest(): [column: number, heading: number] {
    const line = this.#lines[this.#following.indexOf(0)];
    let [best, heading, most] = [-1, 0, TINY];
    for (let column = 0; column < this.#free.length; column += 1) {
      const own = this.#free[column]!;
      const gain = (line ? line[column]! : Number(own === 0)) * this.#direction;
      if (Math.abs(gain) > most && this.#room(own, gain) > TINY)
        [best, heading, most] = [column, Math.sign(gain), Math.abs(gain)];
    }
    return [best, heading];
  }

  /** The number that followed here is free from now on, and the column's follows. */
  #exchange(leaving: number, column: number): void {
    const line = this.#lines[leaving]!;
    const factor = line[column]!;
    for (let at = 0; at < line.length; at += 1) line[at]! /= -factor;
    line[column] = 1 / factor;
    for (const entries of this.#lines) {
      const share = entries[column]!;
      if (entries === line || share === 0) continue;
      entries[column] = 0;
      for (let at = 0; at < line.length; at += 1) entries[at]! += share * line[at]!;
    }
    [this.#free[column], this.#following[leaving]] = [this.#following[leaving]!, this.#free[column]!];
  }
}
