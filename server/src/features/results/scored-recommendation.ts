import type { ScoredRecommendation } from '@followthrough/shared/api/results.ts';
import { scoredRecommendation } from '@followthrough/shared/api/results.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import type { Recommendation } from '@followthrough/shared/instrument/model.ts';
import { itemState } from '@followthrough/shared/api/results.ts';
import { standing } from '@followthrough/shared/scoring/item-state.ts';
import { compared } from './compare.ts';
import type { ItemScoreRow } from './queries.ts';
import type { ScoredCycle } from './scored-cycle.ts';

/** All nine of a cycle in order, each beside the check before it. */
export function scoredRecommendations(
  cycle: ScoredCycle,
  earlier: ScoredCycle | undefined,
  lang: string,
): ScoredRecommendation[] {
  return cycle.instrument.recommendations.flatMap((recommendation, index) => {
    const one = scoredOf(cycle, earlier, recommendation, index + 1, lang);
    return one ? [one] : [];
  });
}

function scoredOf(
  cycle: ScoredCycle,
  earlier: ScoredCycle | undefined,
  { id, title }: Recommendation,
  number: number,
  lang: string,
): ScoredRecommendation | null {
  const kept = cycle.recommendations.get(id);
  if (!kept) return null;
  const { snapshot, items } = kept;
  const before = earlier?.recommendations.get(id)?.snapshot.score ?? null;
  return {
    recommendation: id,
    number,
    title: text(title, lang),
    state: scoredRecommendation.shape.state.parse(snapshot.state),
    score: snapshot.score,
    low: snapshot.range_low,
    high: snapshot.range_high,
    completeness: snapshot.completeness,
    missingLow: snapshot.missing_low,
    missingHigh: snapshot.missing_high,
    limitedScope: snapshot.limited_scope,
    items: counted(items),
    previous: earlier && before !== null ? { year: earlier.year, score: before } : null,
    ...compared(earlier, cycle, id),
  };
}

/** How many questions with weight are in the score, still open, and outside of it. */
function counted(rows: readonly ItemScoreRow[]): ScoredRecommendation['items'] {
  const standings = rows.filter((row) => row.weight > 0).map((row) => standing(itemState.parse(row.state)));
  const count = (of: 'scored' | 'unknown' | 'outside') => standings.filter((one) => one === of).length;
  return { scored: count('scored'), open: count('unknown'), outside: count('outside') };
}
