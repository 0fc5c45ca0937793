/** The functions of a vector file that work on a whole recommendation, cycle, version or coalition. */
import * as z from 'zod';
import { decide } from '@followthrough/shared/charter/decide.ts';
import { healthDomain } from '@followthrough/shared/charter/health-domain.ts';
import { changeOnCommonItems } from '@followthrough/shared/scoring/change.ts';
import { chainLink } from '@followthrough/shared/scoring/linking.ts';
import { overallScore } from '@followthrough/shared/scoring/overall.ts';
import { recommendationScore } from '@followthrough/shared/scoring/recommendation.ts';
import {
  amount,
  amountOrNull,
  count,
  countOrNull,
  level,
  type VectorFunction,
  vectorFunction,
} from './vector-function.ts';

const itemState = z.enum([
  'answered',
  'dont_know',
  'prefer_not_to_say',
  'blank',
  'not_applicable_rule',
  'not_applicable_with_reason',
  'not_scored_protected',
  'context_only',
]);

const recScore = vectorFunction(
  z.object({
    rows: z.array(
      z.object({
        state: itemState,
        weight: count,
        score: amountOrNull,
        se: countOrNull,
      }),
    ),
  }),
  ({ rows }, { scoring }) => {
    const figures = recommendationScore(rows, scoring);
    return {
      state: figures.state,
      score: figures.score,
      se: figures.se,
      range90: figures.range90,
      completeness: figures.completeness,
      missing_low: figures.missingLow,
      missing_high: figures.missingHigh,
      limited_scope: figures.limitedScope,
      scored_items: figures.scoredItems,
    };
  },
);

const overall = vectorFunction(
  z.object({
    recs: z.record(
      z.string(),
      z.object({
        state: z.enum(['published', 'not_enough_answers', 'not_applicable']),
        score: amountOrNull,
        se: countOrNull,
      }),
    ),
    weights: z.record(z.string(), z.number().positive()).optional(),
  }),
  ({ recs, weights }, { scoring }) => {
    const result = overallScore(recs, scoring, weights);
    return {
      state: result.state,
      score: result.score,
      se: result.se,
      range90: result.range90,
      lowest_three: result.lowestThree,
      published: result.published,
      applicable: result.applicable,
    };
  },
);

const comparedShape = z.record(
  z.string(),
  z.object({ weight: count, score: amount, se: count, scoring_version: z.int().default(1) }),
);

const change = vectorFunction(
  z.object({ cycle_1: comparedShape, cycle_2: comparedShape }),
  ({ cycle_1, cycle_2 }, { scoring }) => {
    const items = (cycle: z.infer<typeof comparedShape>) =>
      Object.entries(cycle).map(([id, { scoring_version: scoringVersion, ...item }]) => ({
        id,
        scoringVersion,
        ...item,
      }));
    const result = changeOnCommonItems(items(cycle_1), items(cycle_2), scoring.change);
    return result
      ? {
          common_items: result.commonItems,
          score_1: result.score1,
          score_2: result.score2,
          delta: result.delta,
          threshold: result.threshold,
          label: result.label,
        }
      : { common_items: [] };
  },
);

const chain = vectorFunction(
  z.object({
    x: amount,
    mX2: amount,
    sX2: amount,
    mA2: amount,
    sA2: amount,
    mA1: amount,
    sA1: amount,
    mY1: amount,
    sY1: amount,
  }),
  (m) => {
    const linked = chainLink(m.x, {
      newTotal: { mean: m.mX2, sd: m.sX2 },
      newBridge: { mean: m.mA2, sd: m.sA2 },
      oldBridge: { mean: m.mA1, sd: m.sA1 },
      oldTotal: { mean: m.mY1, sd: m.sY1 },
    });
    return { anchor_equiv: linked.bridgeEquivalent, v1_equiv: linked.oldEquivalent };
  },
);

/** A pass line written as a decimal is met within 0.0005; one half stays exact, for it means more than half. */
function passLine(decimal: number): { numerator: number; denominator: number } {
  if (decimal === 0.5) return { numerator: 1, denominator: 2 };
  return { numerator: Math.round(decimal * 1e6) - 500, denominator: 1e6 };
}

const decision = vectorFunction(
  z.object({
    rule: z.object({
      eligible: count,
      quorum: z.number().min(0).max(1).default(0),
      pass: z.number().min(0).max(1),
      weight_cap: z.number().positive().max(1).nullish(),
      impacted_majority: z.boolean().default(false),
      max_blocks: count.nullish(),
    }),
    votes: z.array(
      z.object({
        w: count.default(1),
        vote: z.enum(['yes', 'no', 'block', 'abstain']),
        impacted: z.boolean().default(false),
      }),
    ),
  }),
  ({ rule, votes }) => {
    const result = decide(
      {
        eligible: rule.eligible,
        quorum: rule.quorum,
        passLine: passLine(rule.pass),
        weightCap: rule.weight_cap ?? null,
        impactedMajority: rule.impacted_majority,
        maxBlocks: rule.max_blocks ?? null,
      },
      votes.map(({ w: weight, vote, impacted }) => ({ weight, vote, impacted })),
    );
    return {
      passed: result.passed,
      yes_share: result.yesShare,
      impacted_yes_share: result.impactedYesShare,
      blocks: result.blocks,
      why: result.why,
    };
  },
);

const health = vectorFunction(
  z.object({ document_completeness: z.number().min(0).max(1), levels: z.array(level) }),
  ({ document_completeness: documents, levels }) => {
    const result = healthDomain(documents, levels);
    return { perception: result.perception, score: result.score, r_wg: result.rWg };
  },
);

/** By the name that files use. */
export const cycleFunctions: Readonly<Record<string, VectorFunction>> = {
  rec_score: recScore,
  overall,
  change,
  chain,
  decide: decision,
  health_domain: health,
};
