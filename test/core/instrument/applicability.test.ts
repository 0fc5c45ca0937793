import type { Answer } from '@followthrough/shared/instrument/answer.ts';
import { applicability } from '@followthrough/shared/instrument/applicability.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import { orgKindOf, validateProfile } from '@followthrough/shared/instrument/profile.ts';
import {
  minutesFor,
  sectionItems,
  whoAnswers,
  wordingFor,
} from '@followthrough/shared/instrument/sections.ts';
import { describe, expect, it } from 'vitest';
import { itemOf, v10, v11 } from './instruments.ts';

const answered = (value: Answer['value']): Answer => ({ state: 'answered', value, links: [] });

describe('applicability', () => {
  it('follows a profile question: yes, no, unanswered', () => {
    const item = itemOf(v10, 'R4.rep_board');
    expect(applicability(item, { has_board: true }, {})).toBe('applies');
    expect(applicability(item, { has_board: false }, {})).toBe('not_applicable_rule');
    expect(applicability(item, {}, {})).toBe('unknown');
  });

  it.each([
    [true, true, 'applies'],
    [true, false, 'applies'],
    [true, undefined, 'applies'],
    [false, true, 'applies'],
    [false, false, 'not_applicable_rule'],
    [false, undefined, 'unknown'],
    [undefined, true, 'applies'],
    [undefined, false, 'unknown'],
    [undefined, undefined, 'unknown'],
  ] as const)(
    'with either of two: members %s, groups %s gives %s',
    (has_members, has_any_group, expected) => {
      expect(applicability(itemOf(v10, 'R2.issue_groups'), { has_members, has_any_group }, {})).toBe(
        expected,
      );
    },
  );

  it('follows another answer, which must be a figure', () => {
    const item = itemOf(v10, 'R6.safe_leave_terms');
    const given = (answer: Answer | undefined) => applicability(item, {}, { 'R6.safe_leave_days': answer });
    expect(given(answered(5))).toBe('applies');
    expect(given(answered(0))).toBe('not_applicable_rule');
    expect(given(undefined)).toBe('unknown');
    expect(given({ state: 'dont_know', value: null, links: [] })).toBe('unknown');
  });

  it('follows an input of the item itself', () => {
    const item = itemOf(v10, 'R7.trainer_equity');
    const given = (value: Answer['value']) =>
      applicability(item, {}, { 'R7.trainer_equity': answered(value) });
    expect(given({ paid_total: 100 })).toBe('applies');
    expect(given({ paid_total: 0 })).toBe('not_applicable_rule');
    expect(given({ paid_priority: 100 })).toBe('unknown');
  });

  it('asks about a first cycle the other way round', () => {
    const item = itemOf(v10, 'R9.plan_followthrough');
    expect(applicability(item, { first_cycle: false }, {})).toBe('applies');
    expect(applicability(item, { first_cycle: true }, {})).toBe('not_applicable_rule');
  });
});

describe('a section', () => {
  const shown = (rec: 'R1' | 'R7' | 'R6', profile = {}, answers = {}) =>
    sectionItems(v10, rec, profile, answers).map((item) => item.id);

  it('leaves out what a rule leaves out, and shows what is still open', () => {
    expect(shown('R1', { administers_grants: false })).not.toContain('R1.subgrant_wage_floor');
    expect(shown('R1', { administers_grants: false })).toHaveLength(5);
    expect(shown('R1')).toHaveLength(7);
  });

  it('keeps an item on screen whose rule rests on its own answer', () => {
    expect(shown('R7', {}, { 'R7.trainer_equity': answered({ paid_total: 0 }) })).toContain(
      'R7.trainer_equity',
    );
  });

  it('stands in the order of the instrument, whatever the order in the file', () => {
    const shuffled = structuredClone(v10);
    shuffled.recommendations[0]?.items.reverse();
    expect(sectionItems(shuffled, 'R1', {}, {}).map((item) => item.id)).toEqual(shown('R1'));
  });

  it('says who answers, in the order of the roles', () => {
    expect(whoAnswers(v10, sectionItems(v10, 'R8', {}, {}))).toEqual([
      'leader',
      'staff',
      'survivor_advisory',
      'board',
    ]);
    expect(whoAnswers(v10, [itemOf(v10, 'R1.wage_standard')])).toEqual(['leader']);
  });

  it('takes about as long as the instrument says, all together', () => {
    for (const instrument of [v10, v11]) {
      const minutes = minutesFor(allItems(instrument));
      expect(Math.abs(minutes - (instrument.estimated_minutes.leader ?? 0))).toBeLessThanOrEqual(5);
    }
    expect(minutesFor([])).toBe(0);
    expect(minutesFor([itemOf(v10, 'R1.wage_gap')])).toBe(0);
    expect(minutesFor([itemOf(v10, 'R8.signed')])).toBe(1);
  });

  it('speaks to member programs in their words', () => {
    const item = itemOf(v10, 'R9.practice_first');
    expect(wordingFor(item, 'coalition')).toEqual(item.prompt);
    expect(wordingFor(item, 'member_program').en).toMatch(/ask others to change/);
  });
});

describe('the profile', () => {
  it('takes true and false, numbers and known options, and lets each be absent', () => {
    const profile = { org_type: 'tribal_coalition', has_board: false, staff_count: 12 };
    expect(validateProfile(v10, { ...profile, focus: null })).toEqual({ ok: true, profile });
    expect(validateProfile(v10, {})).toEqual({ ok: true, profile: {} });
  });

  it.each([
    [{ org_type: 'club' }, 'org_type', 'unknown_option'],
    [{ has_board: 'yes' }, 'has_board', 'unknown_option'],
    [{ staff_count: -1 }, 'staff_count', 'too_small'],
    [{ staff_count: 1.5 }, 'staff_count', 'not_whole'],
    [{ shoe_size: 1 }, 'shoe_size', 'unknown_field'],
    [[], 'profile', 'unreadable'],
    ['x', 'profile', 'unreadable'],
  ])('refuses %j', (input, field, code) => {
    const result = validateProfile(v10, input);
    expect(result.ok ? [] : result.errors.map((error) => [error.field, error.code])).toEqual([[field, code]]);
  });

  it('makes a kind of organization', () => {
    expect(orgKindOf(v10, { org_type: 'tribal_coalition' })).toBe('coalition');
    expect(orgKindOf(v10, { org_type: 'ta_provider' })).toBe('ta_provider');
    expect(orgKindOf(v10, { org_type: 'culturally_specific_org' })).toBe('member_program');
    expect(orgKindOf(v10, {})).toBeUndefined();
  });
});
