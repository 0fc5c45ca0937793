import { agreement } from '../scoring/agreement.ts';
import { mean } from '../scoring/statistics.ts';

/** Fewer voices than this are not shown, and the documents speak alone. */
const LEAST_VOICES = 5;

export interface HealthDomain {
  /** 0–100. */
  score: number;
  /** Mean of the voices on 0–100, and their agreement 0–1; null with fewer than five voices. */
  perception: number | null;
  rWg: number | null;
}

/**
 * One domain of a coalition's health check (docs/scoring.md §9): half documents, half voices, one voice per member on
 * levels 0–4. `documentCompleteness` is a share 0–1.
 */
export function healthDomain(documentCompleteness: number, levels: readonly number[]): HealthDomain {
  const documents = 100 * documentCompleteness;
  if (levels.length < LEAST_VOICES) return { score: documents, perception: null, rWg: null };
  const perception = 25 * mean(levels);
  return { score: 0.5 * documents + 0.5 * perception, perception, rWg: agreement(levels) };
}
