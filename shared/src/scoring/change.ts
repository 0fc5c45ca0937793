import type { Instrument } from '../instrument/model.ts';
import { weightedScore } from './recommendation.ts';
import { ROUNDING } from './statistics.ts';

/** How a change may be worded; each label is the key of its words in the client's texts. */
export type ChangeLabel = 'clear_rise' | 'possible_rise' | 'steady' | 'possible_dip' | 'clear_dip';

/** A scored item as a comparison needs it. */
export interface ComparedItem {
  readonly id: string;
  readonly scoringVersion: number;
  readonly weight: number;
  readonly score: number;
  readonly se: number;
}

/** A change on the items that both cycles asked and scored the same way; points on 0–100. */
export interface Change {
  commonItems: string[];
  score1: number;
  score2: number;
  delta: number;
  /** A change must be larger than this, and at least five points, to be called clear. */
  threshold: number;
  label: ChangeLabel;
}

/**
 * The change of one recommendation between two cycles (docs/scoring.md §7). Null when the cycles share no item with
 * the same id and scoring version: then there is nothing to compare.
 */
export function changeOnCommonItems(
  first: readonly ComparedItem[],
  second: readonly ComparedItem[],
  rules: Instrument['scoring']['change'],
): Change | null {
  const pairs = first.flatMap((before) => {
    const after = second.find(
      (item) => item.id === before.id && item.scoringVersion === before.scoringVersion,
    );
    return after ? [{ before, after }] : [];
  });
  if (pairs.length === 0) return null;
  const one = weightedScore(pairs.map(({ before }) => before));
  const two = weightedScore(pairs.map(({ after }) => after));
  const delta = two.score - one.score;
  const threshold = rules.z * Math.hypot(one.se, two.se);
  return {
    commonItems: pairs.map(({ before }) => before.id),
    score1: one.score,
    score2: two.score,
    delta,
    threshold,
    label: changeLabel(delta, threshold, rules.least_points),
  };
}

function changeLabel(delta: number, threshold: number, leastPoints: number): ChangeLabel {
  const size = Math.abs(delta);
  if (size < leastPoints - ROUNDING) return 'steady';
  const clear = size > threshold + ROUNDING;
  if (delta > 0) return clear ? 'clear_rise' : 'possible_rise';
  return clear ? 'clear_dip' : 'possible_dip';
}
