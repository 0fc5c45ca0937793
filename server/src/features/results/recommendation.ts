import type { RecommendationDetail } from '@followthrough/shared/api/results.ts';
import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import type { LanguageMap } from '@followthrough/shared/instrument/language.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { cycleAsAsked, officialAnswers } from '../assessment/read.ts';
import { evidenceOf } from '../evidence/read.ts';
import type { Asked } from './caller.ts';
import { memberIn } from './caller.ts';
import { scoredItems } from './compare.ts';
import { askedResult, derivedResult } from './result-item.ts';
import type { KeptRecommendation } from './scored-cycle.ts';
import { chosenScores, scoredCycle } from './scored-cycle.ts';
import { scoredRecommendations } from './scored-recommendation.ts';

/** One recommendation down to its questions. Throws `not_found` or `no_results_yet`. */
export async function recommendationOf(
  tx: Tx,
  { actor, orgId, cycleId, now }: Asked,
  id: RecommendationId,
  lang: string,
): Promise<RecommendationDetail> {
  const { cycle, instrument } = await cycleAsAsked(tx, orgId, cycleId, now);
  const chosen = await chosenScores(tx, orgId, cycleId);
  const index = chosen.findIndex((one) => one.cycle_id === cycleId);
  const shown = chosen[index];
  if (!shown) throw new Problem('no_results_yet');
  const before = chosen[index - 1];
  const scored = await scoredCycle(tx, orgId, shown);
  const earlier = before && (await scoredCycle(tx, orgId, before));
  const result = scoredRecommendations(scored, earlier, lang).find((one) => one.recommendation === id);
  const kept = scored.recommendations.get(id);
  const recommendation = instrument.recommendations.find((one) => one.id === id);
  if (!result || !kept || !recommendation) throw new Problem('not_found');

  const { orgName, orgKind } = memberIn(actor);
  const answers = await officialAnswers(tx, orgId, cycleId);
  const files = await evidenceOf(tx, orgId, cycleId);
  const scoredWeight = scoredItems(kept.items).reduce((sum, row) => sum + row.weight, 0);
  const about = (itemId: string) => {
    const row = kept.items.find((one) => one.item_id === itemId);
    const evidence = files.filter((file) => file.itemId === itemId);
    return row ? { row, scoredWeight, answer: answers.get(itemId) ?? null, evidence } : null;
  };
  const t = (map: LanguageMap) => text(map, lang);
  return {
    lang,
    orgName,
    cycle,
    basis: shown.basis,
    aim: t(recommendation.aim),
    contentNote: recommendation.content_note ? t(recommendation.content_note) : null,
    result,
    items: [
      ...recommendation.items
        .toSorted((a, b) => a.order - b.order)
        .flatMap((item) => {
          const known = about(item.id);
          return known ? [askedResult(item, known, orgKind, lang)] : [];
        }),
      ...instrument.derived
        .filter((item) => item.rec === id)
        .flatMap((item) => {
          const known = about(item.id);
          return known ? [derivedResult(item, known, lang)] : [];
        }),
    ],
    themes: recommendation.items.some((item) => item.type === 'commitment_tracker')
      ? instrument.themes.map((theme) => ({ id: theme.id, label: t(theme.label), note: t(theme.note) }))
      : [],
    resources: recommendation.resources.map((one) => ({ name: t(one.name), what: t(one.what) })),
    appendix: appendixOf(kept),
  };
}

function appendixOf({ snapshot, items }: KeptRecommendation): RecommendationDetail['appendix'] {
  const scored = scoredItems(items);
  if (snapshot.se === null || scored.length === 0) return null;
  return {
    bootstrapLow: snapshot.bootstrap_low,
    bootstrapHigh: snapshot.bootstrap_high,
    se: snapshot.se,
    equalWeightsScore: scored.reduce((sum, row) => sum + row.score, 0) / scored.length,
  };
}
