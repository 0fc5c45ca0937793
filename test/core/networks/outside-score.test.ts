import type { KeptItem } from '@followthrough/shared/networks/outside-score.ts';
import { outsideChange, outsideScore } from '@followthrough/shared/networks/outside-score.ts';
import { recommendationScore } from '@followthrough/shared/scoring/recommendation.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instrumentFile } from '../../make/instrument-file.ts';

const instrument = instrumentFile('1.1');
const itemsOf = (id: string) => instrument.recommendations.find((one) => one.id === id)!.items;

/** All items of a recommendation, answered with these scores. */
const kept = (id: string, scoreOf: (itemId: string) => number): KeptItem[] =>
  itemsOf(id).map((item) => ({
    itemId: item.id,
    scoringVersion: item.scoring_version,
    state: 'answered',
    weight: item.weight,
    score: scoreOf(item.id),
    se: 4,
  }));
const TRAINER = 'R7.trainer_equity';

describe('a score that leaves the organization', () => {
  it('is blind to protected items of an unprotected recommendation', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.nat(100), (others, one, another) => {
        const withTrainer = (trainer: number) =>
          outsideScore(
            instrument,
            'R7',
            kept('R7', (id) => (id === TRAINER ? trainer : others)),
          );
        expect(withTrainer(one)).toEqual(withTrainer(another));
        expect(withTrainer(one).score).toBeCloseTo(others, 9);
      }),
    );
  });

  it('is what the own page says wherever nothing is protected, or all of it', () => {
    for (const id of ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R8', 'R9'] as const) {
      const rows = kept(id, (itemId) => (itemId.length * 13) % 101);
      const page = recommendationScore(rows, instrument.scoring);
      expect(outsideScore(instrument, id, rows)).toEqual({
        state: page.state,
        score: page.score,
        low: page.range90![0],
        high: page.range90![1],
        completeness: page.completeness,
      });
    }
  });

  it('says with too few answers that there are not enough, and no figure', () => {
    const rows = kept('R7', () => 50).map((item): KeptItem =>
      item.itemId === TRAINER ? item : { ...item, state: 'dont_know', score: null, se: null },
    );
    expect(outsideScore(instrument, 'R7', rows)).toMatchObject({
      state: 'not_enough_answers',
      score: null,
      low: null,
      high: null,
    });
  });

  it('changes as its open items do', () => {
    const year = (open: number, trainer: number) => ({
      instrument,
      kept: kept('R7', (id) => (id === TRAINER ? trainer : open)),
    });
    expect(outsideChange('R7', year(40, 0), year(40, 100))).toBe('steady');
    expect(outsideChange('R7', year(40, 100), year(80, 0))).toBe('clear_rise');
    expect(outsideChange('R7', year(80, 0), year(40, 100))).toBe('clear_dip');
    const nothing = { instrument, kept: [] };
    expect(outsideChange('R7', nothing, year(40, 0))).toBe(null);
  });
});
