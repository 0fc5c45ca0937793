import type { Answer, Answers } from '@followthrough/shared/instrument/answer.ts';
import { isComplete, sectionProgress } from '@followthrough/shared/instrument/progress.ts';
import { describe, expect, it } from 'vitest';
import { itemOf, v10 } from './instruments.ts';

describe('progress', () => {
  const answer = (held: Answer['value']): Answer => ({ state: 'answered', value: held, links: [] });

  it('counts an answer as whole when its figure can be worked out', () => {
    const wages = itemOf(v10, 'R1.wage_coverage');
    const row = { people: 4, hourly_pay: 1_850, living_wage: 2_140 };
    expect(isComplete(wages, answer({ rows: [row] }))).toBe(true);
    expect(isComplete(wages, answer({ rows: [row, { people: 1 }] }))).toBe(false);
    expect(isComplete(wages, answer({ standard_source: 'County page' }))).toBe(false);
    expect(isComplete(wages, undefined)).toBe(false);
    expect(isComplete(wages, { state: 'dont_know', value: null, links: [] })).toBe(true);
  });

  it('needs one access figure beside the expenses', () => {
    const access = itemOf(v10, 'R5.budget_share');
    const expenses = { total_expense: 1_000, pass_through: 0 };
    expect(isComplete(access, answer(expenses))).toBe(false);
    expect(isComplete(access, answer({ ...expenses, translation: 0 }))).toBe(true);
    expect(isComplete(access, answer({ translation: 5, total_expense: 1_000 }))).toBe(false);
  });

  it('moves from not started to done, without the item that takes no answer', () => {
    const items = ['R1.wage_coverage', 'R1.wage_gap', 'R1.wage_standard'].map((id) => itemOf(v10, id));
    const some: Answers = { 'R1.wage_standard': answer(0) };
    expect(sectionProgress(items, {})).toEqual({ state: 'not_started', total: 2, done: 0 });
    expect(sectionProgress(items, some)).toEqual({ state: 'started', total: 2, done: 1 });
    const all: Answers = {
      ...some,
      'R1.wage_coverage': { state: 'prefer_not_to_say', value: null, links: [] },
    };
    expect(sectionProgress(items, all)).toEqual({ state: 'done', total: 2, done: 2 });
  });
});
