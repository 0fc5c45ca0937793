import type { Range } from './range.ts';
import { ROUNDING } from './statistics.ts';
import { wilsonRange } from './wilson.ts';

/** `x` of the `n` people who chose to share, beside the community's share `c` (0–1). */
export interface RepresentationInput {
  readonly x: number;
  readonly n: number;
  readonly c: number;
}

export interface RepresentationRule {
  /** How many phantom people at the community's share are added. */
  readonly priorStrength: number;
  readonly minN: number;
  readonly z: number;
}

export interface RepresentationFigures {
  rawShare: number;
  range90: Range;
  adjustedShare: number;
  index: number;
  /** Capped at parity: more than the community's share is not scored higher. */
  score: number;
  status: 'below' | 'above' | 'cannot_tell_apart';
}

/**
 * How a group's makeup compares with its community, with care for small numbers (docs/scoring.md §2). Refuses groups
 * under `minN` (`too_few`) and a community share of zero (`no_reference`), which leave nothing to compare.
 */
export function representation(
  { x: sharedThis, n, c }: RepresentationInput,
  { priorStrength, minN, z }: RepresentationRule,
): RepresentationFigures | 'too_few' | 'no_reference' {
  if (!(c > ROUNDING)) return 'no_reference';
  if (n < minN) return 'too_few';
  // A miscount can name more people than answered; it is never worth more than all of them.
  const x = Math.min(sharedThis, n);
  const adjustedShare = (x + priorStrength * c) / (n + priorStrength);
  const index = adjustedShare / c;
  const range90 = wilsonRange(x, n, z);
  const status =
    range90[1] < c - ROUNDING ? 'below' : range90[0] > c + ROUNDING ? 'above' : 'cannot_tell_apart';
  return { rawShare: x / n, range90, adjustedShare, index, score: 100 * Math.min(1, index), status };
}
