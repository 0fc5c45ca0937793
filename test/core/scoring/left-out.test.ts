import { describe, expect, it } from 'vitest';
import type { Answer } from '@followthrough/shared/instrument/answer.ts';
import type { CycleInput } from '@followthrough/shared/scoring/cycle-input.ts';
import { answered, fullProfile, nonAnswer, resultFor } from '../../make/answered-cycle.ts';

describe('an item that is left out says why', () => {
  const noGrants = { profile: { ...fullProfile, administers_grants: false } };
  const unsaid = { profile: { ...fullProfile, administers_grants: undefined } };
  const shared = { x: 1, n: 4, c: 0.38 };
  it.each<[string, string, Answer | undefined, Partial<CycleInput>, string, string]>([
    ['no answer', 'R1.wage_standard', undefined, {}, 'blank', 'not_answered'],
    ['"do not know"', 'R1.wage_standard', nonAnswer('dont_know'), {}, 'dont_know', 'dont_know'],
    [
      '"rather not say"',
      'R1.wage_standard',
      nonAnswer('prefer_not_to_say'),
      {},
      'prefer_not_to_say',
      'prefer_not_to_say',
    ],
    [
      '"does not apply"',
      'R6.comp_ratio',
      nonAnswer('not_applicable_with_reason'),
      {},
      'not_applicable_with_reason',
      'said_not_to_apply',
    ],
    ['the profile', 'R1.subgrant_wage_floor', answered(4), noGrants, 'not_applicable_rule', 'does_not_apply'],
    ['a gap in the profile', 'R1.subgrant_wage_floor', answered(4), unsaid, 'blank', 'depends_on_unanswered'],
    [
      'a first cycle',
      'R9.plan_followthrough',
      undefined,
      { firstCycle: true },
      'not_applicable_rule',
      'does_not_apply',
    ],
    [
      'a missing number',
      'R2.regional_reach',
      answered({ members_active: 3 }),
      {},
      'blank',
      'numbers_missing',
    ],
    [
      'a half-typed row',
      'R1.wage_coverage',
      answered({ rows: [{ people: 3, hourly_pay: 1800 }] }),
      {},
      'blank',
      'numbers_missing',
    ],
    [
      'no access money typed',
      'R5.budget_share',
      answered({ total_expense: 900, pass_through: 0 }),
      {},
      'blank',
      'numbers_missing',
    ],
    ['a value of another kind', 'R1.wage_standard', answered('three'), {}, 'blank', 'numbers_missing'],
    [
      'no training hours',
      'R3.training_hours',
      answered({ hours_alt: 0, hours_total: 0 }),
      {},
      'not_applicable_rule',
      'nothing_to_share',
    ],
    [
      'no requests',
      'R5.requests_met',
      answered({ met: 0, received: 0 }),
      {},
      'not_applicable_rule',
      'nothing_to_share',
    ],
    [
      'four requests',
      'R5.requests_met',
      answered({ met: 4, received: 4 }),
      {},
      'not_scored_protected',
      'too_few_to_judge',
    ],
    ['four people', 'R4.rep_staff', answered(shared), {}, 'not_scored_protected', 'too_few_to_judge'],
    [
      'four of one group',
      'R4.retention_ratio',
      answered({ poc_start: 4, poc_stayed: 4, other_start: 9, other_stayed: 9 }),
      {},
      'not_scored_protected',
      'too_few_to_judge',
    ],
    [
      'a community share of zero',
      'R4.rep_staff',
      answered({ x: 1, n: 9, c: 0 }),
      {},
      'not_applicable_rule',
      'no_community_share',
    ],
    ['no voices yet', 'R1.pay_voice', answered(4), {}, 'not_scored_protected', 'voices_not_in'],
    [
      'only the leader',
      'R1.pay_voice',
      answered(4),
      { voices: {} },
      'not_scored_protected',
      'too_few_voices',
    ],
    [
      'legal advice',
      'R4.rep_staff',
      answered({ ...shared, n: 9 }),
      { counselSwitch: true },
      'context_only',
      'context_only',
    ],
    [
      'no money for trainers',
      'R7.trainer_equity',
      answered({ paid_priority: 0, paid_total: 0 }),
      {},
      'not_applicable_rule',
      'does_not_apply',
    ],
    ['trainers not answered', 'R7.trainer_equity', undefined, {}, 'blank', 'not_answered'],
    ['context only by design', 'R8.learning_note', answered('time'), {}, 'answered', 'never_scored'],
  ])('%s', (_why, itemId, answer, more, state, reason) => {
    expect(resultFor(itemId, answer, more)).toMatchObject({ state, reason, score: null, se: null });
  });

  it('keeps the figures of items turned to context only', () => {
    const result = resultFor('R4.rep_staff', answered({ x: 7, n: 20, c: 0.38 }), { counselSwitch: true });
    expect(result.figures).toMatchObject({ kind: 'representation', status: 'cannot_tell_apart' });
  });
});
