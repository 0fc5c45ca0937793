/** How audited figures are written down, so that no single answer stands out in them (docs/disclosure.md §2). */

/** A mean that was held within its bounds; `coded` says that it reads "… or more" or "… or less". */
export interface CodedMean {
  readonly mean: number;
  readonly coded: boolean;
}

/**
 * The highest mean of `n` values 0–100 that is told: 90·(n − 1)/n; the lowest is 100 minus that. Whoever is the only 0
 * among n then cannot tell whether the others are all 100.
 */
export function highestTold(n: number): number {
  return (90 * (n - 1)) / n;
}

/** Holds a mean of `n` values 0–100 within what may be told. No rounding: see `toStep`. */
export function codedMean(mean: number, n: number): CodedMean {
  const high = Math.max(50, highestTold(n));
  const told = Math.min(high, Math.max(100 - high, mean));
  return { mean: told, coded: told !== mean };
}

/** For readers outside the organization, after coding: to whole steps, halves up; never above 100. */
export function toStep(mean: number, step: number): number {
  return Math.min(100, step * Math.floor(mean / step + 0.5 + 1e-9));
}

/** A band among ascending ones: the last that begins at or below the number; null below them all. */
export function bandOf<Band extends { readonly from: number }>(
  value: number,
  bands: readonly Band[],
): Band | null {
  return bands.findLast(({ from }) => from <= value) ?? null;
}

/** The next multiple of `step` at or above the value, and at least one step: zero would say that all are alike. */
export function roundedUp(value: number, step: number): number {
  return Math.max(step, step * Math.ceil(value / step - 1e-9));
}
