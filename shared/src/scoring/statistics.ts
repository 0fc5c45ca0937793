/** The few plain statistics that scoring rules are made of. */

/** Differences this small between two computed numbers are rounding, not disagreement. */
export const ROUNDING = 1e-9;

export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** The mean; NaN for no values. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** The sample variance (n − 1); 0 for fewer than two values, which show no spread. */
export function sampleVariance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1);
}

/** The middle of values that each stand for `count` people, without writing every person out; null for nobody. */
export function weightedMedian(values: readonly { value: number; count: number }[]): number | null {
  const present = values.filter(({ count }) => count > 0).sort((a, b) => a.value - b.value);
  const half = sum(present.map(({ count }) => count)) / 2;
  let below = 0;
  for (const [position, { value, count }] of present.entries()) {
    below += count;
    if (below > half) return value;
    const next = present[position + 1];
    if (below === half && next) return (value + next.value) / 2;
  }
  return null;
}

/** The middle value, or the mean of the middle two; null for no values. */
export function median(values: readonly number[]): number | null {
  return weightedMedian(values.map((value) => ({ value, count: 1 })));
}

/** Keeps a number between two ends. */
export function clip(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
