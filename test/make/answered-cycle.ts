/** Cycles in which a test says each answer itself. */
import type { Answer, Answers, AnswerValue, Profile } from '@followthrough/shared/instrument/answer.ts';
import type { CycleInput } from '@followthrough/shared/scoring/cycle-input.ts';
import type { ItemResult } from '@followthrough/shared/scoring/item-result.ts';
import { scoreCycle } from '@followthrough/shared/scoring/score-cycle.ts';
import { instrumentFile } from './instrument-file.ts';

export const answered = (value: AnswerValue): Answer => ({ state: 'answered', value, links: [] });
export const nonAnswer = (
  state: 'dont_know' | 'prefer_not_to_say' | 'not_applicable_with_reason',
): Answer => ({
  state,
  value: null,
  links: [],
});

/** A profile in which everything applies. */
export const fullProfile: Profile = {
  org_type: 'state_or_territory_coalition',
  administers_grants: true,
  pays_out: true,
  has_members: true,
  has_any_group: true,
  provides_training: true,
  makes_referrals: true,
  runs_events: true,
  has_board: true,
  has_survivor_advisory: true,
  staff_count: 18,
  first_cycle: false,
};

export const instrument = instrumentFile('1.0');

/** A cycle with these answers alone, in which everything applies. */
export function cycle(answers: Answers, more: Partial<CycleInput> = {}): CycleInput {
  return {
    instrument,
    profile: fullProfile,
    answers,
    evidence: new Set(),
    asOf: '2026-06-30',
    firstCycle: false,
    ...more,
  };
}

export function resultOf(itemId: string, input: CycleInput): ItemResult {
  const result = scoreCycle(input)
    .recommendations.flatMap(({ items }) => items)
    .find((item) => item.itemId === itemId);
  if (!result) throw new Error(`no result for ${itemId}`);
  return result;
}
/** The result of one item with this answer, beside a signer's. */
export const resultFor = (
  itemId: string,
  answer: Answer | undefined,
  more: Partial<CycleInput> = {},
): ItemResult =>
  resultOf(itemId, cycle({ [itemId]: answer, 'R8.signed': answered('yes'), ...more.answers }, { ...more }));
