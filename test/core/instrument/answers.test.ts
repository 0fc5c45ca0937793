import { validateAnswer } from '@followthrough/shared/instrument/answers.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rngFrom, validAnswer } from '../../make/answers.ts';
import { itemOf, v10, v11 } from './instruments.ts';

const TODAY = { today: '2026-03-15' };
const ITEMS = [...allItems(v10), ...allItems(v11)].filter((item) => item.inputs_from === undefined);
const anyItem = fc.constantFrom(...ITEMS);

function problems(id: string, input: unknown): string[] {
  const item = ITEMS.find((candidate) => candidate.id === id) ?? itemOf(v10, id);
  const result = validateAnswer(item, input, TODAY);
  if (result.ok) return [];
  for (const error of result.errors) expect(error.message.en).toMatch(/[.”]$/);
  return result.errors.map((error) => `${error.field} ${error.code}`);
}
const value = (held: unknown) => ({ state: 'answered', value: held });
const action = { what: 'Moved a grant', status: 'started', evidence: 'none', updated: '2025-01-01' };

describe('any item', () => {
  it('takes every valid answer, keeps it as it is, and takes it again', () => {
    fc.assert(
      fc.property(anyItem, fc.integer(), (item, seed) => {
        const given = validAnswer(item, rngFrom(seed));
        const first = validateAnswer(item, given, TODAY);
        expect(first).toEqual({ ok: true, answer: given });
        const stored: unknown = JSON.parse(JSON.stringify(given));
        expect(validateAnswer(item, stored, TODAY)).toEqual(first);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws, and what it lets through it lets through again', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.anything(),
      fc.record({
        state: fc.constant('answered'),
        value: fc.oneof(fc.jsonValue(), fc.double(), fc.anything()),
      }),
    );
    fc.assert(
      fc.property(anyItem, anything, (item, input) => {
        const first = validateAnswer(item, input, TODAY);
        const again = first.ok ? validateAnswer(item, first.answer, TODAY) : first;
        expect(again).toEqual(first);
        expect(first.ok || first.errors.length > 0).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('says what to do when a field is not known, a state is not offered, or nothing is said', () => {
    expect(problems('R1.wage_standard', { ...value(2), score: 100 })).toEqual(['score unknown_field']);
    expect(problems('R1.wage_standard', { state: 'blank' })).toEqual(['state unknown_state']);
    expect(problems('R1.wage_standard', { state: 'not_applicable_with_reason', reason: 'No' })).toEqual([
      'state state_not_allowed',
    ]);
    expect(problems('R1.wage_standard', value(null))).toEqual(['value value_missing']);
    expect(problems('R1.wage_standard', { state: 'dont_know', value: 3 })).toEqual([
      'value value_not_allowed',
    ]);
    expect(problems('R1.wage_standard', null)).toEqual(['value unreadable']);
    expect(problems('R1.wage_gap', value(3))).toEqual(['value takes_no_answer']);
  });

  it('asks for a reason where something does not apply', () => {
    expect(problems('R6.comp_ratio', { state: 'not_applicable_with_reason' })).toEqual([
      'reason reason_missing',
    ]);
    expect(problems('R6.comp_ratio', { state: 'not_applicable_with_reason', reason: '  ' })).toEqual([
      'reason reason_missing',
    ]);
    expect(
      problems('R6.comp_ratio', { state: 'not_applicable_with_reason', reason: 'x'.repeat(501) }),
    ).toEqual(['reason too_long']);
    expect(problems('R6.comp_ratio', { state: 'not_applicable_with_reason', reason: 'No experts.' })).toEqual(
      [],
    );
  });

  it('bounds notes and links', () => {
    expect(problems('R1.wage_standard', { ...value(1), note: 'x'.repeat(5_001) })).toEqual(['note too_long']);
    expect(problems('R1.wage_standard', { ...value(1), note: 'x'.repeat(10_000_000) })).toEqual([
      'note too_long',
    ]);
    expect(
      problems('R1.wage_standard', {
        ...value(1),
        links: ['https://a.org', 'ftp://a.org', 'javascript:alert(1)'],
      }),
    ).toEqual(['links.1 not_a_link', 'links.2 not_a_link']);
    expect(
      problems('R1.wage_standard', { ...value(1), links: [`https://a.org/${'x'.repeat(2_000)}`] }),
    ).toEqual(['links.0 too_long']);
    expect(problems('R1.wage_standard', { ...value(1), links: ['https://good.org@bad.org/'] })).toEqual([
      'links.0 not_a_link',
    ]);
    expect(problems('R1.wage_standard', { ...value(1), links: Array(21).fill('https://a.org') })).toEqual([
      'links too_many',
    ]);
  });

  it('drops control characters that no one types', () => {
    const result = validateAnswer(
      itemOf(v10, 'R8.learning_note'),
      value(' Time\u0000,\r\nmoney \ud800'),
      TODAY,
    );
    expect(result).toMatchObject({ ok: true, answer: { value: 'Time,\nmoney \ufffd' } });
  });
});

describe('each type', () => {
  it.each<[string, unknown, string[]]>([
    ['R1.wage_standard', 5, ['value unknown_option']],
    ['R1.wage_standard', '3', ['value unknown_option']],
    ['R1.wage_standard', 2.5, ['value unknown_option']],
    ['R1.pay_voice', -1, ['value unknown_option']],
    ['R2.issue_groups', -1, ['value too_small']],
    ['R2.issue_groups', 1.5, ['value not_whole']],
    ['R2.issue_groups', '3', ['value wrong_type']],
    ['R2.issue_groups', 1e9, ['value too_large']],
    ['R2.issue_groups', Number.NaN, ['value wrong_type']],
    ['R6.safe_leave_days', 2.5, []],
    ['R6.safe_leave_days', 367, ['value too_large']],
    ['R5.language_plan', 'maybe', ['value unknown_option']],
    ['R8.signed', 'could_not', []],
    ['R8.signed', true, ['value unknown_option']],
    ['R3.tool_use', [], []],
    ['R3.tool_use', ['magic', 'other'], ['value.0 unknown_option']],
    ['R3.tool_use', ['other', 'other'], ['value repeated_option']],
    ['R3.tool_use', 'other', ['value wrong_type']],
    ['R8.last_update', 'never', []],
    ['R8.last_update', '2026-03-15', []],
    ['R8.last_update', '2026-03-16', ['value date_in_future']],
    ['R8.last_update', '2025-02-29', ['value not_a_date']],
    ['R8.last_update', '2024-02-29', []],
    ['R8.last_update', '1899-12-31', ['value date_too_old']],
    ['R8.last_update', '3/4/2025', ['value not_a_date']],
    ['R8.learning_note', 'x'.repeat(5_001), ['value too_long']],
    ['R8.learning_note', '   ', ['value value_missing']],
    ['R8.learning_note', 7, ['value wrong_type']],
    ['R9.model_practice', { url: 'http://a.org', title: 'Ours' }, []],
    ['R9.model_practice', { url: 'a.org' }, ['url not_a_link']],
    ['R9.model_practice', { url: 'http://a.org', rank: 1 }, ['rank unknown_field']],
    ['R9.model_practice', 'http://a.org', ['value wrong_type']],
  ])('%s given %j: %j', (id, held, expected) => {
    expect(problems(id, value(held))).toEqual(expected);
  });

  it.each<[string, unknown, string[]]>([
    ['R2.regional_reach', { members_active: 31, members_total: 30 }, ['members_active part_exceeds_whole']],
    ['R2.regional_reach', { members_active: 30, members_total: 30 }, []],
    ['R2.regional_reach', { members_active: 3 }, []],
    ['R2.regional_reach', {}, ['value value_missing']],
    ['R2.regional_reach', 70, ['value wrong_type']],
    ['R2.regional_reach', { members: 3 }, ['members unknown_field']],
    [
      'R1.wage_coverage',
      { rows: [{ people: -1, hourly_pay: 185_000, hours_year: 9_000 }] },
      ['rows.0.people too_small', 'rows.0.hourly_pay too_large', 'rows.0.hours_year too_large'],
    ],
    ['R1.wage_coverage', { rows: [{ people: 1, living_wage: 0 }] }, ['rows.0.living_wage too_small']],
    ['R1.wage_coverage', { rows: [{ people: 1, hourly_pay: 18.5 }] }, ['rows.0.hourly_pay not_whole']],
    ['R1.wage_coverage', { rows: [{ role: 'x'.repeat(121) }] }, ['rows.0.role too_long']],
    ['R1.wage_coverage', { rows: Array(201).fill({ people: 1 }) }, ['rows too_many']],
    ['R1.wage_coverage', { rows: { people: 1 } }, ['rows wrong_type']],
    ['R1.wage_coverage', { rows: ['x'] }, ['rows.0 wrong_type']],
    ['R1.wage_coverage', { standard_date: '2030-01-01' }, ['standard_date date_in_future']],
    ['R5.budget_share', { total_expense: 100, pass_through: 101 }, ['pass_through part_exceeds_whole']],
    [
      'R5.budget_share',
      { interpretation: 60, translation: 20, pass_through: 30, total_expense: 100 },
      ['interpretation part_exceeds_whole'],
    ],
    ['R5.budget_share', { total_expense: 1_000_000_000_001 }, ['total_expense too_large']],
    [
      'R5.event_share',
      {
        events: [
          { access_cost: 1, total_cost: 2 },
          { access_cost: 3, total_cost: 2 },
        ],
      },
      ['events.1.access_cost part_exceeds_whole'],
    ],
    [
      'R6.decision_seats',
      { bodies: [{ seats: 3, survivor_paid: 2, survivor_unpaid: 2 }] },
      ['bodies.0.survivor_paid part_exceeds_whole'],
    ],
    ['R4.rep_staff', { x: 7, n: 20, c: 38 }, ['c too_large']],
    ['R4.rep_staff', { x: 7, n: 20, c: 0 }, ['c too_small']],
    ['R4.rep_staff', { x: 21, n: 20, c: 0.4 }, ['x part_exceeds_whole']],
    [
      'R3.carceral_partnerships',
      { partners_total: 10, partners_legal: 4, partners_legal_required: 5 },
      ['partners_legal_required part_exceeds_whole'],
    ],
    ['R1.staff_stay', { start: 10, stayed: 11 }, ['stayed part_exceeds_whole']],
  ])('%s with inputs %j: %j', (id, held, expected) => {
    expect(problems(id, value(held))).toEqual(expected);
  });

  it('names the fields in the message when parts are more than the whole', () => {
    const result = validateAnswer(
      itemOf(v10, 'R6.decision_seats'),
      value({ bodies: [{ seats: 3, survivor_paid: 2, survivor_unpaid: 2 }] }),
      TODAY,
    );
    expect(result.ok ? '' : result.errors[0]?.message.en).toBe(
      '“Set aside for survivors and paid” and “Set aside for survivors, not paid” together cannot be more than “Voting seats”. Check these figures.',
    );
  });

  it('leaves out empty inputs and empty rows', () => {
    const result = validateAnswer(
      itemOf(v10, 'R1.wage_coverage'),
      value({ rows: [{ role: '', people: null }, { people: 2 }], standard_source: '' }),
      TODAY,
    );
    expect(result).toMatchObject({ ok: true, answer: { value: { rows: [{ people: 2 }] } } });
  });

  it.each<[string, unknown, string[]]>([
    ['an empty list', { commitments: [] }, []],
    ['a theme without actions', { commitments: [{ theme: 'T1' }] }, []],
    [
      'an unknown theme',
      { commitments: [{ theme: 'T11', actions: [] }] },
      ['commitments.0.theme unknown_option'],
    ],
    ['no theme', { commitments: [{ actions: [action] }] }, ['commitments.0.theme value_missing']],
    [
      'a theme twice',
      { commitments: [{ theme: 'T1' }, { theme: 'T1' }] },
      ['commitments.1.theme repeated_option'],
    ],
    [
      'own promises twice',
      {
        commitments: [
          { theme: 'TX', promise: 'A' },
          { theme: 'TX', promise: 'B' },
        ],
      },
      [],
    ],
    [
      'an own promise without words',
      { commitments: [{ theme: 'TX' }] },
      ['commitments.0.promise value_missing'],
    ],
    [
      'an action without status',
      { commitments: [{ theme: 'T2', actions: [{ ...action, status: undefined }] }] },
      ['commitments.0.actions.0.status value_missing'],
    ],
    [
      'an action in the future',
      { commitments: [{ theme: 'T2', actions: [{ ...action, updated: '2026-04-01' }] }] },
      ['commitments.0.actions.0.updated date_in_future'],
    ],
    [
      'three set aside',
      { commitments: ['T1', 'T2', 'T3'].map((theme) => ({ theme, set_aside_reason: 'Not ours.' })) },
      ['commitments.2.set_aside_reason too_many'],
    ],
  ])('the tracker with %s', (_name, held, expected) => {
    expect(problems('R8.tracker', value(held))).toEqual(expected);
  });
});
