import type { Instrument } from '../instrument/model.ts';
import type { Range } from './range.ts';
import { scoreRange } from './range.ts';
import type { RecommendationFigures } from './recommendation.ts';
import { weightedScore } from './recommendation.ts';
import { ROUNDING } from './statistics.ts';

/** The mean over recommendations: for the organization's own eyes, always beside its range and lowest three. */
export interface OverallScore {
  state: 'published' | 'not_shown';
  score: number | null;
  se: number | null;
  range90: Range | null;
  /** Recommendation ids, lowest score first. */
  lowestThree: string[];
  published: number;
  applicable: number;
}

type OverallInput = Pick<RecommendationFigures, 'state' | 'score' | 'se'>;

/**
 * The overall score (docs/scoring.md §4): shown only when enough of the applicable recommendations are published.
 * `weights` are a tenant's own, by recommendation id; without them each counts the same.
 */
export function overallScore(
  recommendations: Readonly<Record<string, OverallInput>>,
  settings: Pick<Instrument['scoring'], 'min_recs_overall_share' | 'uncertainty'>,
  weights: Readonly<Record<string, number>> = {},
): OverallScore {
  const entries = Object.entries(recommendations);
  const applicable = entries.filter(([, { state }]) => state !== 'not_applicable').length;
  const published = entries.flatMap(([id, { state, score, se }]) =>
    state === 'published' && score !== null && se !== null
      ? [{ id, score, se, weight: weights[id] ?? 1 }]
      : [],
  );
  const counts = { published: published.length, applicable };
  const needed = Math.ceil(settings.min_recs_overall_share * applicable - ROUNDING);
  if (published.length === 0 || published.length < needed) {
    return { state: 'not_shown', score: null, se: null, range90: null, lowestThree: [], ...counts };
  }
  const { score, se } = weightedScore(published);
  return {
    state: 'published',
    score,
    se,
    range90: scoreRange(score, se, settings.uncertainty.z),
    lowestThree: published
      .toSorted((a, b) => a.score - b.score || (a.id < b.id ? -1 : 1))
      .slice(0, 3)
      .map(({ id }) => id),
    ...counts,
  };
}
