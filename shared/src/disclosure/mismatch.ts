import { bandOf } from './coding.ts';
import type { Releasable } from './releasable.ts';
import { releasable } from './releasable.ts';
import { INSIDE_THRESHOLD } from './round-voices.ts';

/** Which share of the ballots said "this does not match what I see". The lowest band includes nobody at all. */
export type ShareBand = 'under_a_quarter' | 'under_half' | 'half_or_more';

/** Told of every published fact alike: from the same, fixed set of ballots, whatever they say. */
export type MismatchShare =
  | { readonly state: 'shown'; readonly nFrom: Releasable<number>; readonly share: Releasable<ShareBand> }
  | { readonly state: 'too_few' };

/**
 * The banded share of ballots that contradict a published fact. `ballots` is the number of all sealed ballots of the
 * round, never of those that looked at this fact (docs/disclosure.md §4).
 */
export function mismatchShare(
  contradicting: number,
  ballots: number,
  nBands: readonly { readonly from: number }[],
): MismatchShare {
  if (ballots < INSIDE_THRESHOLD) return { state: 'too_few' };
  const share = contradicting / ballots;
  return {
    state: 'shown',
    nFrom: releasable(bandOf(ballots, nBands)?.from ?? INSIDE_THRESHOLD),
    share: releasable<ShareBand>(
      share < 0.25 ? 'under_a_quarter' : share < 0.5 ? 'under_half' : 'half_or_more',
    ),
  };
}
