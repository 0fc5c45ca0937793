import { clip } from './statistics.ts';

/** The low and the high end of a range; points on 0–100 or shares on 0–1, as its maker says. */
export type Range = readonly [low: number, high: number];

/** The 90 % range around a score in closed form: score ± z × SE, never outside 0–100 (docs/scoring.md §6). */
export function scoreRange(score: number, se: number, z: number): Range {
  return [clip(score - z * se, 0, 100), clip(score + z * se, 0, 100)];
}
