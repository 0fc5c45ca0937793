import type { Instrument } from '../instrument/model.ts';
import { gapIsNotable } from '../scoring/perception.ts';
import { scoreRange } from '../scoring/range.ts';
import type { Releasable } from './releasable.ts';
import { releasable } from './releasable.ts';

/** What follows from figures that were released, and from nothing else. All on 0–100. */

/** A released mean with its rounded error. */
export interface ToldMean {
  readonly mean: Releasable<number>;
  readonly coded: boolean;
  readonly se: Releasable<number>;
}

/** The 90 % range around a released mean. */
export function toldRange(
  { mean, se }: ToldMean,
  z: number,
): { low: Releasable<number>; high: Releasable<number> } {
  const [low, high] = scoreRange(mean, se, z);
  return { low: releasable(low), high: releasable(high) };
}

/**
 * How far the leader's own answer is from a group's mean. Where the mean is a bound, her answer is held to the same
 * bound: nobody can tell whether she is beyond it or they are.
 */
export function toldGap(
  leader: number,
  group: ToldMean,
  rules: Instrument['scoring']['perception_gap'],
): { points: Releasable<number>; notable: boolean } {
  const { mean, coded, se } = group;
  const atBound = coded && (mean > 50 ? leader > mean : leader < mean);
  const points = (atBound ? mean : leader) - mean;
  return { points: releasable(points), notable: gapIsNotable(points, se, rules) };
}
