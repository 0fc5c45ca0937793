/**
 * The functions of a vector file that turn one item's answer into figures and a score, each from the file's words
 * (snake_case, amounts in dollars, months instead of days) into a call of the product's own code and back.
 */
import * as z from 'zod';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import { accessShare } from '@followthrough/shared/scoring/access-share.ts';
import { factOutcome } from '@followthrough/shared/scoring/fact-outcome.ts';
import { perception } from '@followthrough/shared/scoring/perception.ts';
import { piecewise } from '@followthrough/shared/scoring/piecewise.ts';
import { chosenShare, relianceIndex } from '@followthrough/shared/scoring/reliance.ts';
import { representation } from '@followthrough/shared/scoring/representation.ts';
import { retentionRatio } from '@followthrough/shared/scoring/retention.ts';
import { ACTION_EVIDENCE, ACTION_STATUS, followThrough } from '@followthrough/shared/scoring/tracker.ts';
import { wageFigures } from '@followthrough/shared/scoring/wages.ts';
import {
  amount,
  count,
  itemCalled,
  level,
  scoreOn,
  type VectorFunction,
  vectorFunction,
} from './vector-function.ts';

const wages = vectorFunction(
  z.object({
    rows: z.array(
      z.object({ people: count, hourly_pay: amount, hours_year: count.optional(), living_wage: amount }),
    ),
    payroll_load: z.number().min(0).optional(),
  }),
  ({ rows, payroll_load }, instrument) => {
    const figures = wageFigures(
      rows.map((row) => ({
        people: row.people,
        hourlyPay: row.hourly_pay,
        livingWage: row.living_wage,
        hoursYear: row.hours_year ?? null,
      })),
      payroll_load,
    );
    return figures
      ? {
          coverage_pct: figures.coveragePct,
          median_gap: figures.medianGap,
          median_gap_pct: figures.medianGapPct,
          cost_to_close: figures.costToClose,
          score_wage_coverage: scoreOn(instrument, 'R1.wage_coverage', figures.coveragePct),
          score_wage_gap: scoreOn(instrument, 'R1.wage_gap', figures.medianGapPct),
        }
      : { state: 'not_applicable_rule' };
  },
);

const groupShape = z.object({ levels: z.array(level), invited: count });

const perceptionOf = vectorFunction(
  z.object({
    groups: z.partialRecord(
      z.enum(['leader', 'staff', 'survivor_advisory', 'board', 'member_program']),
      groupShape,
    ),
  }),
  ({ groups }, { scoring }) => {
    const figures = perception(groups, scoring.perception, scoring.perception_gap);
    return figures === 'protected'
      ? { state: 'not_scored_protected' }
      : {
          state: 'answered',
          score: figures.score,
          se: figures.se,
          pooled: figures.pooled,
          used_groups: figures.usedGroups,
          suppressed_groups: figures.suppressedGroups,
          staff_mean: figures.staffMean,
          staff_se: figures.staffSe,
          leader_mean: figures.leaderMean,
          gap: figures.gap,
          gap_notable: figures.gapNotable,
          r_wg_staff: figures.rWgStaff,
          turnout_staff: figures.turnoutStaff,
          low_turnout: figures.lowTurnout,
        };
  },
);

const representationOf = vectorFunction(
  z.object({ x: count, n: count, c: z.number().min(0).max(1), k: z.number().positive().default(2) }),
  ({ k, ...input }, instrument) => {
    const rule = itemCalled(instrument, 'R4.rep_staff').score;
    if (rule.method !== 'representation') throw new Error('R4.rep_staff is not scored as representation');
    const { z: level90 } = instrument.scoring.uncertainty;
    const figures = representation(input, { priorStrength: k, minN: rule.min_n, z: level90 });
    if (figures === 'too_few') return { state: 'not_scored_protected' };
    if (figures === 'no_reference') return { state: 'not_applicable_rule' };
    return {
      state: 'answered',
      raw_share: figures.rawShare,
      range90: figures.range90,
      p_adj: figures.adjustedShare,
      index: figures.index,
      score: figures.score,
      status: figures.status,
    };
  },
);

const access = vectorFunction(
  z.object({
    spend: z.record(z.string(), count),
    access_budgeted: count.default(0),
    total_expense: count,
    pass_through: count.default(0),
  }),
  (input, instrument) => {
    const share = accessShare({
      spent: Object.values(input.spend),
      budgeted: input.access_budgeted,
      expense: input.total_expense,
      passThrough: input.pass_through,
    });
    return share
      ? {
          share_pct: share.sharePct,
          share_pct_if_pass_through_kept: share.sharePctIfPassThroughKept,
          score: scoreOn(instrument, 'R5.budget_share', share.sharePct),
        }
      : { state: 'not_applicable_rule' };
  },
);

const reliance = vectorFunction(
  z.object({
    partnerships: z.object({ total: count, legal: count, legal_required: count.default(0) }).nullish(),
    funding: z.object({ total: count, legal: count, legal_core: count.default(0) }).nullish(),
    referrals: z.object({ open: count.optional(), total: count.optional(), legal: count }).nullish(),
  }),
  ({ partnerships: p, funding: f, referrals: r }, instrument) => {
    const derived = instrument.derived.find(({ id }) => id === 'R3.carceral_reliance');
    if (!derived) throw new Error('the instrument has no R3.carceral_reliance');
    const shares = [
      p && chosenShare(p.legal, p.legal_required, p.total),
      f && chosenShare(f.legal, f.legal_core, f.total),
      r && chosenShare(r.legal, 0, r.open ?? r.total ?? 0),
    ].map((share) => share ?? 'not_applicable');
    const parts = derived.from.map(
      ({ weight }, i) => ({ weight, share: shares[i] ?? 'not_applicable' }) as const,
    );
    const result = relianceIndex(parts, derived.min_answered);
    if (result.state === 'not_applicable') return { state: 'not_applicable_rule' };
    if (result.state === 'unknown') return { state: 'blank' };
    const components = shares.flatMap((share, i) =>
      typeof share === 'number' ? [[`v${i + 1}`, share]] : [],
    );
    return {
      state: 'answered',
      components: Object.fromEntries(components),
      cri: result.index,
      score: piecewise(derived.score.points, 100 * result.index),
    };
  },
);

const tracker = vectorFunction(
  z.object({
    path: z.enum(['A', 'B']),
    first_cycle: z.boolean().default(false),
    commitments: z.array(
      z.object({
        theme: z.string(),
        actions: z.array(
          z.object({ status: z.enum(ACTION_STATUS), evidence: z.enum(ACTION_EVIDENCE), months: count }),
        ),
      }),
    ),
  }),
  ({ path, first_cycle: firstCycle, commitments }, instrument) => {
    const rule = itemCalled(instrument, 'R8.tracker').score;
    if (rule.method !== 'follow_through') throw new Error('R8.tracker is not scored as follow-through');
    const minDivisor = rule.path_b_min_divisor;
    const result = followThrough(commitments, path === 'A' ? { path } : { path, minDivisor, firstCycle });
    return result === 'not_applicable'
      ? { state: 'not_applicable_rule' }
      : {
          per_commitment: Object.fromEntries(result.perPromise.map(({ theme, score }) => [theme, score])),
          score: result.score,
          divided_by: result.dividedBy,
        };
  },
);

const byItem = vectorFunction(
  z.array(
    z.object({ item: z.string(), value: z.union([z.number(), z.string(), z.array(z.string()), z.null()]) }),
  ),
  (cases, instrument) => cases.map(({ item, value }) => scoreOn(instrument, item, value)),
);

/** The score of typed numbers under an item's own rule, cap included; amounts may be in any one unit. */
function scoreOfInputs(
  instrument: Instrument,
  itemId: string,
  inputs: Record<string, number>,
): number | string | null {
  const outcome = factOutcome(itemCalled(instrument, itemId), inputs, {
    instrument,
    profile: {},
    answers: {},
    evidence: new Set(),
    asOf: '2026-01-01',
    firstCycle: false,
  });
  return outcome.state === 'answered' ? outcome.score : outcome.state;
}

const compRatio = vectorFunction(
  z.array(z.object({ survivor_rate: count, expert_rate: count, living_wage: count })),
  (cases, instrument) => cases.map((inputs) => scoreOfInputs(instrument, 'R6.comp_ratio', inputs)),
);

const retention = vectorFunction(
  z.array(z.object({ poc_start: count, poc_stayed: count, other_start: count, other_stayed: count })),
  (cases, instrument) =>
    cases.map((inputs) => {
      const score = scoreOfInputs(instrument, 'R4.retention_ratio', inputs);
      if (typeof score === 'string') return { state: score };
      const ratio = retentionRatio({
        pocStart: inputs.poc_start,
        pocStayed: inputs.poc_stayed,
        otherStart: inputs.other_start,
        otherStayed: inputs.other_stayed,
      });
      return { state: 'answered', ratio, score };
    }),
);

/** By the name that files use. */
export const itemFunctions: Readonly<Record<string, VectorFunction>> = {
  wages,
  perception: perceptionOf,
  representation: representationOf,
  access,
  reliance,
  tracker,
  by_item: byItem,
  comp_ratio: compRatio,
  retention,
};
