/** One line of the bench. `ratio` is what the bar speaks of; figure and reference were measured interleaved in this run. */
export interface Figure {
  name: string;
  figure: string;
  reference: string;
  ratio: string;
  bar: string;
  isMet: boolean;
}

export function median(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b);
  const middle = ascending.length / 2;
  return (
    ((ascending[Math.ceil(middle) - 1] ?? Number.NaN) + (ascending[Math.floor(middle)] ?? Number.NaN)) / 2
  );
}

/** Runs both in turns, so that whatever else the machine does meets both alike. Returns all results of each. */
export async function inTurns<A, B>(
  rounds: number,
  a: () => Promise<A>,
  b: () => Promise<B>,
): Promise<[A[], B[]]> {
  const [ofA, ofB]: [A[], B[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ofA.push(await a());
    ofB.push(await b());
  }
  return [ofA, ofB];
}

/** Milliseconds that the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export const atLeast = (
  name: string,
  figure: string,
  reference: string,
  ratio: number,
  bar: number,
): Figure => ({
  name,
  figure,
  reference,
  ratio: `${(100 * ratio).toFixed(0)} %`,
  bar: `≥ ${100 * bar} %`,
  isMet: ratio >= bar,
});

export const timesAtMost = (
  name: string,
  figure: string,
  reference: string,
  ratio: number,
  bar: number,
): Figure => ({
  name,
  figure,
  reference,
  ratio: `${ratio.toFixed(2)}×`,
  bar: `≤ ${bar}×`,
  isMet: ratio <= bar,
});

export const timesAtLeast = (
  name: string,
  figure: string,
  reference: string,
  ratio: number,
  bar: number,
): Figure => ({
  name,
  figure,
  reference,
  ratio: `${ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0)}×`,
  bar: `≥ ${bar}×`,
  isMet: ratio >= bar,
});

/** A figure that has no reference but its bar. */
export const valueAtMost = (name: string, value: number, bar: number, unit: string): Figure => ({
  name,
  figure: `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`,
  reference: '–',
  ratio: '–',
  bar: `≤ ${bar} ${unit}`,
  isMet: value <= bar,
});
