import { expect, test } from 'vitest';
import type { KeptFigure } from '@followthrough/shared/networks/member-values.ts';
import { memberValues } from '@followthrough/shared/networks/member-values.ts';
import { instrumentFile } from '../../make/instrument-file.ts';

const instrument = instrumentFile('1.1');

function kept(itemId: string, given: Partial<KeptFigure>): KeptFigure {
  const recommendation = itemId.slice(0, 2) as KeptFigure['recommendation'];
  return {
    itemId,
    recommendation,
    scoringVersion: 1,
    state: 'answered',
    weight: 1,
    score: 50,
    se: 5,
    figures: null,
    ...given,
  };
}

test('scores as they leave, and facts from what the answers amount to', () => {
  const values = memberValues(instrument, [
    kept('R1.wage_standard', { score: 75, figures: { kind: 'level', level: 3 } }),
    kept('R1.wage_coverage', {
      score: 65,
      figures: {
        kind: 'wages',
        coveragePct: 65,
        medianGap: 100,
        medianGapPct: 5,
        costToClose: 12_345,
        people: 20,
        peopleBelow: 7,
      },
    }),
    kept('R5.requests_met', { score: 70, figures: { kind: 'value', value: 80 } }),
    kept('R7.trainer_equity', { score: 0 }),
    kept('R7.coaching', { score: 90 }),
  ]);
  expect(values).toEqual({
    R1: 70,
    R5: 70,
    R7: 90,
    wage_floor: 100,
    living_wage: 0,
    access_unmet: 20,
    cost_to_close: 12_345,
  });
});

test('what has no figure is absent: not answered, too few requests to judge, hours missing', () => {
  const values = memberValues(instrument, [
    kept('R1.wage_standard', { state: 'blank', score: null, se: null }),
    kept('R1.wage_coverage', {
      score: 100,
      weight: 3,
      figures: { kind: 'wages', coveragePct: 100, costToClose: null },
    }),
    kept('R5.requests_met', { state: 'not_scored_protected', score: null, se: null }),
  ]);
  expect(values).toEqual({ R1: 100, living_wage: 100 });
});
