import type { Instrument } from '../instrument/model.ts';
import type { ItemState } from './item-state.ts';
import { standing } from './item-state.ts';
import type { Range } from './range.ts';
import { scoreRange } from './range.ts';
import { ROUNDING, sum } from './statistics.ts';

type ScoringSettings = Instrument['scoring'];

/** One item as its recommendation's score needs it; score and SE are null unless it is scored. */
export interface RecommendationRow {
  readonly state: ItemState;
  readonly weight: number;
  readonly score: number | null;
  readonly se: number | null;
}

/** One recommendation in one cycle, all on 0–100 but completeness, which is a share 0–1. */
export interface RecommendationFigures {
  state: 'published' | 'not_enough_answers' | 'not_applicable';
  score: number | null;
  se: number | null;
  range90: Range | null;
  /** Weight scored ÷ weight that applies; null when nothing applies. */
  completeness: number | null;
  /** The score if every unknown answer were worth 0, and if every one were worth 100. */
  missingLow: number | null;
  missingHigh: number | null;
  /** More than a quarter of the weight was declared not applicable by the organization itself. */
  limitedScope: boolean;
  scoredItems: number;
  /** The same items with equal weights, for comparison; null unless published. */
  equalWeightsScore: number | null;
}

type ScoredRow = { readonly weight: number; readonly score: number; readonly se: number };

/** The weighted mean of scored rows and its SE, both on 0–100; rows must not be empty. */
export function weightedScore(rows: readonly ScoredRow[]): { score: number; se: number } {
  const weight = sum(rows.map((row) => row.weight));
  return {
    score: sum(rows.map((row) => row.weight * row.score)) / weight,
    se: Math.sqrt(sum(rows.map((row) => (row.weight * row.se) ** 2))) / weight,
  };
}

/** The rows that count in the score. */
export function scoredRows<Row extends RecommendationRow>(rows: readonly Row[]): (Row & ScoredRow)[] {
  return rows.filter(
    (row): row is Row & ScoredRow => row.weight > 0 && standing(row.state) === 'scored' && row.score !== null,
  );
}

/** The score of one recommendation from its items (docs/scoring.md §4); items of weight 0 take no part. */
export function recommendationScore(
  allRows: readonly RecommendationRow[],
  settings: Pick<ScoringSettings, 'min_completeness_rec' | 'max_self_declared_na_share' | 'uncertainty'>,
): RecommendationFigures {
  const rows = allRows.filter((row) => row.weight > 0);
  const weightOf = (some: readonly RecommendationRow[]): number => sum(some.map((row) => row.weight));
  const scored = scoredRows(rows);
  const unknownWeight = weightOf(rows.filter((row) => standing(row.state) === 'unknown'));
  const applicable = weightOf(scored) + unknownWeight;
  const askedRows = rows.filter((row) => row.state !== 'not_applicable_rule' && row.state !== 'context_only');
  const selfDeclared = weightOf(askedRows.filter((row) => row.state === 'not_applicable_with_reason'));
  const nothing = { score: null, se: null, range90: null, equalWeightsScore: null };
  const common = {
    limitedScope: selfDeclared > settings.max_self_declared_na_share * weightOf(askedRows) + ROUNDING,
    scoredItems: scored.length,
  };
  if (applicable === 0) {
    const hidden = rows.some((row) => row.state === 'not_scored_protected');
    return hidden
      ? {
          state: 'not_enough_answers',
          ...nothing,
          completeness: 0,
          missingLow: 0,
          missingHigh: 100,
          ...common,
        }
      : {
          state: 'not_applicable',
          ...nothing,
          completeness: null,
          missingLow: null,
          missingHigh: null,
          ...common,
        };
  }
  const completeness = weightOf(scored) / applicable;
  const points = sum(scored.map((row) => row.weight * row.score));
  const missing = {
    completeness,
    missingLow: points / applicable,
    missingHigh: (points + 100 * unknownWeight) / applicable,
  };
  if (completeness < settings.min_completeness_rec - ROUNDING) {
    return { state: 'not_enough_answers', ...nothing, ...missing, ...common };
  }
  const { score, se } = weightedScore(scored);
  return {
    state: 'published',
    score,
    se,
    range90: scoreRange(score, se, settings.uncertainty.z),
    equalWeightsScore: sum(scored.map((row) => row.score)) / scored.length,
    ...missing,
    ...common,
  };
}
