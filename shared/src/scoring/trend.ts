import { median } from './statistics.ts';

/** A slope over three points says nothing that the points do not. */
const LEAST_CYCLES = 4;

/**
 * The Theil–Sen slope, in points per unit of x: the middle of the slopes between all pairs, so that one odd year
 * cannot bend it (docs/scoring.md §7). Null under four points, or when all share one x.
 */
export function theilSenSlope(points: readonly { readonly x: number; readonly y: number }[]): number | null {
  if (points.length < LEAST_CYCLES) return null;
  const slopes = points.flatMap((a, i) =>
    points.slice(i + 1).flatMap((b) => (a.x === b.x ? [] : [(b.y - a.y) / (b.x - a.x)])),
  );
  return median(slopes);
}
