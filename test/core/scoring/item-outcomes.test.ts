import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '@followthrough/shared/instrument/answer.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import { overallScore } from '@followthrough/shared/scoring/overall.ts';
import { recommendationScore } from '@followthrough/shared/scoring/recommendation.ts';
import { scoreCycle } from '@followthrough/shared/scoring/score-cycle.ts';
import {
  answered,
  cycle,
  fullProfile,
  instrument,
  nonAnswer,
  resultFor,
  resultOf,
} from '../../make/answered-cycle.ts';

const wages = answered({
  rows: [
    { role: 'Advocate', people: 3, hourly_pay: 1850, hours_year: 2080, living_wage: 2000 },
    { role: 'Lead', people: 1, hourly_pay: 2400, hours_year: 2080, living_wage: 2000 },
    { role: '' },
  ],
});
const promise = (status: string, updated: string, more: { set_aside_reason?: string } = {}) => ({
  theme: 'T1',
  actions: [{ what: 'a step', status, evidence: 'public_or_partner', updated }],
  ...more,
});

describe('a scored item', () => {
  it.each<[string, Answer, number]>([
    ['R1.wage_coverage', wages, 25],
    ['R1.wage_standard', answered(3), 75],
    [
      'R1.subgrant_cost_share',
      answered({ dollars_with_funded_floor: 30_000_00, dollars_total: 120_000_00 }),
      25,
    ],
    ['R2.issue_groups', answered(2), 65],
    ['R3.tool_use', answered(['ci_toolkit', 'ci_toolkit', 'pod_mapping']), 65],
    ['R4.rep_staff', answered({ x: 7, n: 20, c: 0.38 }), 92.823],
    [
      'R4.retention_ratio',
      answered({ poc_start: 8, poc_stayed: 6, other_start: 12, other_stayed: 11 }),
      63.3333,
    ],
    [
      'R5.budget_share',
      answered({ interpretation: 40_000_00, total_expense: 4_200_000_00, pass_through: 2_400_000_00 }),
      64.4444,
    ],
    [
      'R5.event_share',
      answered({
        events: [
          { access_cost: 5, total_cost: 100 },
          { access_cost: 3, total_cost: 100 },
          { access_cost: 1, total_cost: 0 },
        ],
      }),
      65,
    ],
    ['R5.language_plan', answered('in_progress'), 50],
    [
      'R6.decision_seats',
      answered({
        bodies: [
          { seats: 10, survivor_paid: 1, survivor_unpaid: 1 },
          { seats: 2, survivor_paid: 0, survivor_unpaid: 0 },
        ],
      }),
      46.6667,
    ],
    ['R6.comp_ratio', answered({ survivor_rate: 1800, expert_rate: 2000, living_wage: 2140 }), 25],
    ['R6.safe_leave_days', answered(7), 62],
    [
      'R8.tracker',
      answered({ commitments: [promise('sustained', '2026-01-15'), promise('started', '2026-05-01')] }),
      75,
    ],
    ['R8.last_update', answered('2024-12-30'), 75],
    ['R8.last_update', answered('never'), 0],
    ['R9.open_policies', answered(['pay_scale', 'hiring', 'decisions']), 55],
    ['R9.share_results', answered('yes'), 100],
  ])('%s', (itemId, answer, score) => {
    const result = resultFor(itemId, answer);
    expect(result).toMatchObject({ state: 'answered', reason: null });
    expect(result.score).toBeCloseTo(score, 3);
  });

  it('takes the wage table for the wage gap, with its evidence', () => {
    const result = resultOf(
      'R1.wage_gap',
      cycle({ 'R1.wage_coverage': wages }, { evidence: new Set(['R1.wage_coverage']) }),
    );
    expect(result.figures).toMatchObject({
      kind: 'wages',
      medianGap: 150,
      medianGapPct: 7.5,
      peopleBelow: 3,
    });
    expect(result).toMatchObject({ score: 62.5, evidence: true, se: 4 });
  });

  it('has less reporting noise with a file, a link or a note of twenty characters', () => {
    const level: Answer = answered(2);
    expect(resultFor('R1.wage_standard', level).se).toBe(15);
    expect(resultFor('R1.wage_standard', { ...level, note: 'See the pay policy.' }).se).toBe(15);
    expect(resultFor('R1.wage_standard', { ...level, note: 'See the pay policy, p. 4' }).se).toBe(10);
    expect(resultFor('R1.wage_standard', { ...level, links: ['https://example.org/pay'] }).se).toBe(10);
    expect(resultFor('R1.wage_standard', level, { evidence: new Set(['R1.wage_standard']) }).se).toBe(10);
  });
});

describe('the tracker', () => {
  const none = answered({ commitments: [] });
  const tracker = (signed: Answer | undefined, answer: Answer, firstCycle = false) =>
    resultOf('R8.tracker', cycle({ 'R8.signed': signed, 'R8.tracker': answer }, { firstCycle }));

  it('waits for the answer about signing', () => {
    expect(tracker(undefined, none)).toMatchObject({ state: 'blank', reason: 'depends_on_unanswered' });
  });

  it('never gives a zero for not signing in a first cycle', () => {
    expect(tracker(answered('could_not'), none, true)).toMatchObject({
      state: 'not_applicable_rule',
      reason: 'no_promises_yet',
    });
    expect(tracker(answered('yes'), none, true)).toMatchObject({ state: 'answered', score: 0 });
  });

  it('sets at most two promises aside, and only with a reason', () => {
    const kept = promise('sustained', '2026-06-01');
    const aside = { theme: 'T2', actions: [], set_aside_reason: 'Not ours to do' };
    const of = (commitments: object[]) => tracker(answered('yes'), answered({ commitments } as never)).score;
    expect(of([kept, aside, aside])).toBe(100);
    expect(of([kept, aside, aside, aside])).toBe(50);
    expect(of([kept, { ...aside, set_aside_reason: ' ' }])).toBe(50);
  });
});

describe('the reliance index', () => {
  const partners = answered({ partners_total: 40, partners_legal: 14, partners_legal_required: 6 });
  const funding = answered({
    revenue_total: 1_800_000_00,
    revenue_legal: 1_150_000_00,
    revenue_legal_core: 1_000_000_00,
  });
  const index = (answers: Answers, makesReferrals = true, evidence: string[] = []) =>
    resultOf(
      'R3.carceral_reliance',
      cycle(answers, {
        profile: { ...fullProfile, makes_referrals: makesReferrals },
        evidence: new Set(evidence),
      }),
    );
  const two = { 'R3.carceral_partnerships': partners, 'R3.carceral_funding': funding };

  it('rescales its weights over the parts that are answered', () => {
    const result = index(two, false);
    expect(result.score).toBeCloseTo(79.2017, 3);
    expect(result).toMatchObject({ weight: 2, bridge: true, se: 8 });
    expect(index(two).score).toBeCloseTo(79.2017, 3);
  });

  it('counts as shown only when every answered part has evidence', () => {
    const both = ['R3.carceral_partnerships', 'R3.carceral_funding'];
    expect(index(two, false, both)).toMatchObject({ evidence: true, se: 4 });
    expect(index(two, false, both.slice(1))).toMatchObject({ evidence: false, se: 8 });
  });

  it('is unknown with one part answered, and does not apply with one part that applies', () => {
    const one = { 'R3.carceral_partnerships': partners };
    expect(index(one)).toMatchObject({ state: 'blank', reason: 'too_few_parts_answered' });
    const none = answered({ revenue_total: 5, revenue_legal: 5, revenue_legal_core: 5 });
    expect(index({ ...one, 'R3.carceral_funding': none }, false)).toMatchObject({
      state: 'not_applicable_rule',
      reason: 'too_few_parts_apply',
    });
  });
});

describe('voices', () => {
  const ballot = (level: number) => Object.fromEntries(allItems(instrument).map(({ id }) => [id, level]));

  it("put the leader's official answer beside the ballots, and count only the roles that are asked", () => {
    const staff = { invited: 8, ballots: [1, 1, 2, 2, 2, 1, 3, 2].map(ballot) };
    const board = { invited: 9, ballots: [0, 0, 0, 0, 0, 0].map(ballot) };
    const input = cycle({ 'R6.belonging_voice': answered(3) }, { voices: { staff, board } });
    const result = resultOf('R6.belonging_voice', input);
    expect(result.figures).toMatchObject({ usedGroups: ['leader', 'staff'], leaderMean: 75, gap: 31.25 });
    expect(result.score).toBeCloseTo(48.9583, 3);
    expect(scoreCycle(input).basis).toBe('facts_and_voices');
  });
});

describe('a recommendation', () => {
  it('says limited scope when over a quarter of what was asked is declared not to apply', () => {
    const declared = { 'R8.divest_actions': nonAnswer('not_applicable_with_reason') };
    const scope = (answers: Answers) => scoreCycle(cycle(answers)).recommendations[7]?.limitedScope;
    expect(scope(declared)).toBe(false);
    expect(scope({ ...declared, 'R8.public_account': nonAnswer('not_applicable_with_reason') })).toBe(true);
  });

  it('does not apply when nothing in it does, and then leaves the overall count', () => {
    const row = { state: 'not_applicable_rule', weight: 1, score: null, se: null } as const;
    const nothing = recommendationScore([row, row], instrument.scoring);
    expect(nothing).toMatchObject({ state: 'not_applicable', completeness: null, missingLow: null });
    const one = recommendationScore([{ state: 'answered', weight: 1, score: 40, se: 4 }], instrument.scoring);
    expect(overallScore({ R1: one, R2: nothing }, instrument.scoring)).toMatchObject({
      state: 'published',
      applicable: 1,
    });
  });

  it('knows nothing, from 0 to 100, while all that applies is protected', () => {
    const noNetworks = { ...fullProfile, has_members: false, has_any_group: false };
    const networks = scoreCycle(cycle({}, { profile: noNetworks })).recommendations[1];
    expect(networks).toMatchObject({
      state: 'not_enough_answers',
      completeness: 0,
      missingLow: 0,
      missingHigh: 100,
    });
  });

  it('is not enough anywhere in an empty cycle', () => {
    const empty = scoreCycle(cycle({}));
    expect(empty.overall).toMatchObject({ state: 'not_shown', published: 0, applicable: 9 });
    expect(empty.recommendations.every(({ state }) => state === 'not_enough_answers')).toBe(true);
  });
});
