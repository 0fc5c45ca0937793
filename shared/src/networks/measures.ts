import type { RecommendationId } from '../instrument/model.ts';

/** Facts beyond scores that a network tells of its members (docs/networks.md §6). */
export const FACTS = ['wage_floor', 'living_wage', 'access_unmet', 'cost_to_close'] as const;
export type FactMeasure = (typeof FACTS)[number];

/** What a release tells a figure of: the score of a recommendation, or a fact. */
export type Measure = RecommendationId | FactMeasure;

const COVERED_BY: Readonly<Record<FactMeasure, RecommendationId>> = {
  wage_floor: 'R1',
  living_wage: 'R1',
  access_unmet: 'R5',
  cost_to_close: 'R1',
};

export function isFact(measure: Measure): measure is FactMeasure {
  return FACTS.some((fact) => fact === measure);
}

/** The recommendation whose consent covers a measure. */
export function recommendationOf(measure: Measure): RecommendationId {
  return isFact(measure) ? COVERED_BY[measure] : measure;
}

/** The facts that are told where a member lets a recommendation be told. */
export function factsCoveredBy(recommendation: RecommendationId): FactMeasure[] {
  return FACTS.filter((fact) => COVERED_BY[fact] === recommendation);
}

/** Facts that hardly change from year to year: all years are audited as if they were one. */
export function isSlow(measure: Measure): boolean {
  return measure === 'wage_floor' || measure === 'living_wage';
}
