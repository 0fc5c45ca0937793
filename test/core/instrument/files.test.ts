import { allItems } from '@followthrough/shared/instrument/model.ts';
import { crosswalk } from '@followthrough/shared/instrument/versions.ts';
import { describe, expect, it } from 'vitest';
import { v10, v11 } from './instruments.ts';

/** Flesch–Kincaid grade with a rough syllable count; good enough to catch a text that is far too hard. */
function grade(text: string): number {
  const words = text.toLowerCase().match(/[a-z']+/g) ?? [];
  const sentences = Math.max(1, (text.match(/[.!?](\s|$)/g) ?? []).length);
  const syllables = words.reduce((sum, word) => {
    const groups = word.replace(/e$/, '').match(/[aeiouy]+/g)?.length ?? 1;
    return sum + Math.max(1, groups);
  }, 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / Math.max(1, words.length)) - 15.59;
}

describe.each([
  ['1.0.0', v10],
  ['1.1.0', v11],
] as const)('instrument %s', (version, instrument) => {
  const items = allItems(instrument);

  it('has 65 items, 40 of them bridges, and nine sections of 6 to 8', () => {
    expect(instrument.version).toBe(version);
    expect(items).toHaveLength(65);
    expect(items.filter((item) => item.bridge)).toHaveLength(40);
    for (const { items: section } of instrument.recommendations) {
      expect(section.length).toBeGreaterThanOrEqual(6);
      expect(section.length).toBeLessThanOrEqual(8);
      expect(section.map((item) => item.order)).toEqual(section.map((_, index) => index + 1));
    }
  });

  it('gives no item more than 31 percent of its recommendation when everything applies', () => {
    for (const recommendation of instrument.recommendations) {
      const derived = instrument.derived.filter((item) => item.rec === recommendation.id);
      const weights = [...recommendation.items, ...derived].map((item) => item.weight);
      const sum = weights.reduce((total, weight) => total + weight, 0);
      expect(Math.max(...weights) / sum).toBeLessThanOrEqual(0.31);
    }
  });

  it('protects every item of recommendations 3, 4 and 8', () => {
    const open = items.filter(
      (item) => ['R3', 'R4', 'R8'].includes(item.rec) && item.sensitivity !== 'protected',
    );
    expect(open.map((item) => item.id)).toEqual([]);
  });

  it('has a learn panel of its own for each item, at grade 8 or lower', () => {
    expect(new Set(items.map((item) => item.learn.why.en)).size).toBe(65);
    expect(new Set(items.map((item) => item.learn.example.en)).size).toBe(65);
    const why = items.map((item) => ({ id: item.id, grade: grade(item.learn.why.en) }));
    const examples = items.map((item) => ({ id: item.id, grade: grade(item.learn.example.en) }));
    expect([...why, ...examples].filter((text) => text.grade > 8)).toEqual([]);
  });

  it('warns before the sections that name racism or violence', () => {
    const warned = instrument.recommendations.filter((recommendation) => recommendation.content_note);
    expect(warned.map((recommendation) => recommendation.id)).toEqual(['R3', 'R4', 'R6', 'R8']);
  });
});

describe('version 1.0', () => {
  it('counts its types as published', () => {
    const counts = Map.groupBy(allItems(v10), (item) => item.type);
    expect(Object.fromEntries([...counts].map(([type, held]) => [type, held.length]))).toEqual({
      maturity_0_4: 20,
      perception_0_4: 10,
      percent: 18,
      number: 5,
      currency: 2,
      multi_select: 3,
      yes_no_in_progress: 2,
      single_choice: 1,
      commitment_tracker: 1,
      date: 1,
      long_text: 1,
      evidence_link: 1,
    });
  });
});

describe('from 1.0 to 1.1', () => {
  const change = crosswalk(v10, v11);

  it('swaps five items and rescores none', () => {
    expect(change.retired.toSorted()).toEqual([
      'R1.subgrant_cost_share',
      'R2.shared_leadership',
      'R4.retention_ratio',
      'R6.safe_leave_terms',
      'R8.last_update',
    ]);
    expect(change.added.toSorted()).toEqual([
      'R1.staff_stay',
      'R2.group_makeup',
      'R4.deep_work',
      'R6.safety_at_work',
      'R8.bipoc_voice',
    ]);
    expect(change.rescored).toEqual([]);
    expect(change.common).toHaveLength(61);
  });

  it('leaves bridge items as they were, word for word', () => {
    const bridges = (instrument: typeof v10) => allItems(instrument).filter((item) => item.bridge);
    expect(bridges(v11)).toEqual(bridges(v10));
  });

  it('tells an item that is scored in another way from a common one', () => {
    const rescored = structuredClone(v11);
    const item = rescored.recommendations[0]?.items[0];
    if (item) item.scoring_version = 2;
    const mapped = crosswalk(v10, rescored);
    expect(mapped.rescored).toEqual(['R1.wage_coverage']);
    expect(mapped.common).not.toContain('R1.wage_coverage');
  });

  it('adds the eight questions of the funder mirror', () => {
    expect(v10.funder_mirror).toHaveLength(0);
    expect(v11.funder_mirror.map((question) => question.id)).toEqual([
      'F1',
      'F2',
      'F3',
      'F4',
      'F5',
      'F6',
      'F7',
      'F8',
    ]);
  });
});
