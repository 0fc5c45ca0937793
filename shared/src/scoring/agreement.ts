import { sampleVariance } from './statistics.ts';

/** The spread of answers spread evenly over five levels: what no agreement at all looks like. */
const EVEN_SPREAD_VARIANCE = 2;

/** Below this many answers a word about agreement would say more than the numbers can. */
const LEAST_ANSWERS_FOR_WORDS = 10;

/** Agreement r_wg of answers on levels 0–4: 1 is one voice, 0 is as spread as chance (docs/scoring.md §5). */
export function agreement(levels: readonly number[]): number {
  return Math.max(0, 1 - sampleVariance(levels) / EVEN_SPREAD_VARIANCE);
}

/** The band of agreement that may be put in words, or null with too few answers; `bands` ascend by `from`. */
export function agreementBand<Band extends { from: number }>(
  rwg: number,
  answers: number,
  bands: readonly Band[],
): Band | null {
  if (answers < LEAST_ANSWERS_FOR_WORDS) return null;
  return bands.findLast((band) => rwg >= band.from) ?? null;
}
