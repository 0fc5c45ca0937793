import type { Range } from './range.ts';

/**
 * The Wilson range of a share: `x` of `n` people, as shares 0–1 (docs/scoring.md §6). It behaves well for small
 * groups, where the plain range runs past 0 or 1. Throws a RangeError when n is not positive.
 */
export function wilsonRange(x: number, n: number, z: number): Range {
  if (!(n > 0)) throw new RangeError('a share of nobody has no range');
  const share = x / n;
  const widening = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / widening;
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / widening;
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
