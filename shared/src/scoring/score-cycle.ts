import type { RecommendationId } from '../instrument/model.ts';
import { allItems } from '../instrument/model.ts';
import type { CycleInput } from './cycle-input.ts';
import type { ItemResult } from './item-result.ts';
import type { OverallScore } from './overall.ts';
import { overallScore } from './overall.ts';
import type { RecommendationFigures } from './recommendation.ts';
import { recommendationScore } from './recommendation.ts';
import { scoreDerivedItem } from './score-derived-item.ts';
import { scoreItem } from './score-item.ts';
import type { Voices } from './voices.ts';

/** One recommendation's score with the items it rests on. */
export interface RecommendationScore extends RecommendationFigures {
  recId: RecommendationId;
  /** In the section's order, a derived item last. */
  items: ItemResult[];
}

/** A cycle's scores as plain data (docs/scoring.md §4). */
export interface CycleScore {
  instrumentVersion: string;
  asOf: string;
  /** `facts` before the seal, when perception items are still left out. */
  basis: 'facts' | 'facts_and_voices';
  /** All nine, in order, published or not. */
  recommendations: RecommendationScore[];
  overall: OverallScore;
}

/** Scores every item, recommendation and the overall of one cycle. Pure: the same input gives the same result. */
export function scoreCycle(given: CycleInput): CycleScore {
  const input = completed(given);
  const { instrument } = input;
  const recommendations = instrument.recommendations.map(({ id: recId, items }): RecommendationScore => {
    const asked = items.toSorted((a, b) => a.order - b.order).map((item) => scoreItem(item, input));
    const derived = instrument.derived
      .filter(({ rec }) => rec === recId)
      .map((item) => scoreDerivedItem(item, input));
    const results = [...asked, ...derived];
    return { recId, ...recommendationScore(results, instrument.scoring), items: results };
  });
  const byId = Object.fromEntries(
    recommendations.map((recommendation) => [recommendation.recId, recommendation]),
  );
  return {
    instrumentVersion: instrument.version,
    asOf: input.asOf,
    basis: input.voices || input.codedVoices ? 'facts_and_voices' : 'facts',
    recommendations,
    overall: overallScore(byId, instrument.scoring, input.weights),
  };
}

/** The input with what the record says twice made one: the first cycle, and the leader's own levels among voices. */
export function completed(input: CycleInput): CycleInput {
  const profile = { ...input.profile, first_cycle: input.firstCycle };
  return input.voices
    ? { ...input, profile, voices: withLeader(input.voices, input) }
    : { ...input, profile };
}

/** Leaders are named: without a ballot of theirs, the official record's levels are their voice. */
function withLeader(voices: Voices, { instrument, answers }: CycleInput): Voices {
  if (voices.leader) return voices;
  const levels = allItems(instrument).flatMap(({ id, kind }): [string, number][] => {
    const answer = answers[id];
    const level = kind === 'perception' && answer?.state === 'answered' ? answer.value : null;
    return typeof level === 'number' ? [[id, level]] : [];
  });
  return { ...voices, leader: { invited: 1, ballots: [Object.fromEntries(levels)] } };
}
