import type { Results, WireOverall } from '@followthrough/shared/api/results.ts';
import { overall } from '@followthrough/shared/api/results.ts';
import { recommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { can } from '../../access/policy.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { cycleAsAsked } from '../assessment/read.ts';
import type { Asked } from './caller.ts';
import { memberIn } from './caller.ts';
import { overallOf } from './queries.ts';
import type { OverallRow } from './queries.ts';
import { chosenScores, scoredCycle } from './scored-cycle.ts';
import { scoredRecommendations } from './scored-recommendation.ts';

/** The nine scores of one cycle beside those of the check before it. */
export async function resultsOf(
  tx: Tx,
  { actor, orgId, cycleId, now }: Asked,
  lang: string,
): Promise<Results> {
  const { cycle } = await cycleAsAsked(tx, orgId, cycleId, now);
  const kept = await chosenScores(tx, orgId, cycleId);
  const years = kept.map((one) => ({ cycleId: one.cycle_id, year: one.year })).toReversed();
  const { orgName } = memberIn(actor);
  const index = kept.findIndex((one) => one.cycle_id === cycleId);
  const shown = kept[index];
  const details = can(actor, 'results.details');
  if (!shown) return { state: 'waiting', orgName, cycle, years, details };
  const before = kept[index - 1];
  const scored = await scoredCycle(tx, orgId, shown);
  const earlier = before && (await scoredCycle(tx, orgId, before));
  return {
    state: 'ready',
    lang,
    orgName,
    cycle,
    years,
    basis: shown.basis,
    recommendations: scoredRecommendations(scored, earlier, lang),
    overall: details ? wireOverall(await overallOf(tx, orgId, cycleId, shown.basis)) : null,
    details,
  };
}

function wireOverall(row: OverallRow): WireOverall {
  return {
    state: overall.shape.state.parse(row.state),
    score: row.score,
    low: row.range_low,
    high: row.range_high,
    lowestThree: row.lowest_three.map((id) => recommendationId.parse(id)),
    published: row.published,
    applicable: row.applicable,
  };
}
