import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import { bootstrapRanges } from '@followthrough/shared/scoring/bootstrap.ts';
import { changeBetween } from '@followthrough/shared/scoring/change-between.ts';
import type { CycleInput } from '@followthrough/shared/scoring/cycle-input.ts';
import { standing } from '@followthrough/shared/scoring/item-state.ts';
import type { RecommendationScore } from '@followthrough/shared/scoring/score-cycle.ts';
import { scoreCycle } from '@followthrough/shared/scoring/score-cycle.ts';
import { cycleOf } from '../../make/any-cycle.ts';
import { instrumentFile } from '../../make/instrument-file.ts';

const SLACK = 1e-9;

function sectionOf(input: CycleInput, itemId: string): RecommendationScore {
  const recommendation = scoreCycle(input).recommendations.find(({ recId }) =>
    itemId.startsWith(`${recId}.`),
  );
  if (!recommendation) throw new Error(`no section for ${itemId}`);
  return recommendation;
}

describe.each(['1.0', '1.1'] as const)('a cycle of version %s', (version) => {
  const instrument = instrumentFile(version);
  const items = allItems(instrument);
  const cycles = cycleOf(instrument);

  it('scores within bounds, with ranges that hold the score, and says why anything is left out', () => {
    fc.assert(
      fc.property(cycles, (input) => {
        const score = scoreCycle(input);
        expect(score.recommendations.map(({ recId }) => recId)).toEqual(
          instrument.recommendations.map(({ id }) => id),
        );
        for (const recommendation of score.recommendations) {
          const { state, score: points, range90, completeness, missingLow, missingHigh } = recommendation;
          if (state === 'published') {
            const [low, high] = range90 ?? [Number.NaN, Number.NaN];
            expect(0 <= low && low <= (points ?? Number.NaN)).toBe(true);
            expect((points ?? Number.NaN) <= high && high <= 100).toBe(true);
            expect(completeness).toBeGreaterThanOrEqual(0.7 - SLACK);
            expect(missingLow).toBeLessThanOrEqual((points ?? Number.NaN) + SLACK);
            expect(missingHigh).toBeGreaterThanOrEqual((points ?? Number.NaN) - SLACK);
          } else {
            expect([points, range90, recommendation.se]).toEqual([null, null, null]);
          }
          for (const item of recommendation.items) {
            expect(item.reason === null).toBe(item.score !== null);
            expect(item.se === null).toBe(item.score === null);
            if (item.score !== null)
              expect(0 <= item.score && item.score <= 100 && item.weight > 0).toBe(true);
          }
        }
        const { overall } = score;
        expect(overall.state === 'published').toBe(
          overall.published > 0 && overall.published >= Math.ceil(0.75 * overall.applicable),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('is plain data, and the same whatever order answers and items come in', () => {
    fc.assert(
      fc.property(cycles, fc.nat(), (input, turn) => {
        const score = scoreCycle(input);
        expect(JSON.parse(JSON.stringify(score))).toEqual(score);
        const entries = Object.entries(input.answers);
        const turned = [...entries.slice(turn % entries.length), ...entries.slice(0, turn % entries.length)];
        const shuffled = {
          ...instrument,
          recommendations: instrument.recommendations.map((rec) => ({
            ...rec,
            items: rec.items.toReversed(),
          })),
        };
        expect(
          scoreCycle({ ...input, instrument: shuffled, answers: Object.fromEntries(turned.toReversed()) }),
        ).toEqual(score);
      }),
      { numRuns: 60 },
    );
  });

  it('never falls when one level rises', () => {
    const levelled = items.filter(({ type }) => type === 'maturity_0_4').map(({ id }) => id);
    fc.assert(
      fc.property(
        cycles,
        fc.constantFrom(...levelled),
        fc.integer({ min: 0, max: 3 }),
        (input, itemId, level) => {
          const at = (value: number) =>
            sectionOf(
              { ...input, answers: { ...input.answers, [itemId]: { state: 'answered', value, links: [] } } },
              itemId,
            );
          const [low, high] = [at(level), at(level + 1)];
          expect(high.state).toBe(low.state);
          expect((high.score ?? 0) - (low.score ?? 0)).toBeGreaterThanOrEqual(-SLACK);
          expect(high.missingLow ?? 0).toBeGreaterThanOrEqual((low.missingLow ?? 0) - SLACK);
          expect(high.missingHigh ?? 0).toBeGreaterThanOrEqual((low.missingHigh ?? 0) - SLACK);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is untouched by answers to items that do not apply', () => {
    fc.assert(
      fc.property(cycles, fc.constantFrom(0, 1, 2, 3, 4), (input, level) => {
        const score = scoreCycle(input);
        const outside = score.recommendations
          .flatMap((recommendation) => recommendation.items)
          .filter(({ reason, itemId }) => reason === 'does_not_apply' && itemId !== 'R7.trainer_equity');
        const answers = { ...input.answers };
        for (const { itemId } of outside) {
          if (itemId in answers) answers[itemId] = { state: 'answered', value: level, links: [] };
        }
        const again = scoreCycle({ ...input, answers });
        const scores = (cycle: typeof score) =>
          cycle.recommendations.map(({ items: _, ...figures }) => figures);
        expect(scores(again)).toEqual(scores(score));
      }),
      { numRuns: 60 },
    );
  });

  it('gains nothing from "do not know": the score stays inside the missing-answer range, which only widens', () => {
    // Two answers speak for other items as well; their effect is wider than one item.
    const shared = ['R1.wage_coverage', 'R6.safe_leave_days'];
    const facts = items
      .filter(({ id, kind, weight }) => kind === 'fact' && weight > 0 && !shared.includes(id))
      .filter((item) => item.inputs_from === undefined)
      .map(({ id }) => id);
    fc.assert(
      fc.property(cycles, fc.constantFrom(...facts), (input, itemId) => {
        const before = sectionOf(input, itemId);
        const was = before.items.find((item) => item.itemId === itemId);
        fc.pre(was?.state === 'answered');
        const after = sectionOf(
          {
            ...input,
            answers: { ...input.answers, [itemId]: { state: 'dont_know', value: null, links: [] } },
          },
          itemId,
        );
        expect(after.completeness ?? 0).toBeLessThan(before.completeness ?? 0);
        expect(after.missingLow ?? 0).toBeLessThanOrEqual((before.missingLow ?? 0) + SLACK);
        expect(after.missingHigh ?? 0).toBeGreaterThanOrEqual((before.missingHigh ?? 0) - SLACK);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves perception items out until voices are in, and never scores the leader alone', () => {
    fc.assert(
      fc.property(cycles, ({ voices: _, ...facts }) => {
        const perceptions = (input: CycleInput) =>
          scoreCycle(input)
            .recommendations.flatMap((recommendation) => recommendation.items)
            .filter(({ itemId }) => items.some(({ id, kind }) => id === itemId && kind === 'perception'))
            .filter(({ reason }) => reason !== 'does_not_apply' && reason !== 'depends_on_unanswered');
        const withoutVoices = perceptions(facts);
        expect(withoutVoices.every(({ reason }) => reason === 'voices_not_in')).toBe(true);
        expect(perceptions({ ...facts, voices: {} }).every(({ reason }) => reason === 'too_few_voices')).toBe(
          true,
        );
        expect(scoreCycle(facts).basis).toBe('facts');
      }),
      { numRuns: 60 },
    );
  });

  it('turns counsel items to context only, which leaves both sums', () => {
    fc.assert(
      fc.property(cycles, (input) => {
        const counsel = new Set(instrument.counsel_switch.items);
        for (const recommendation of scoreCycle({ ...input, counselSwitch: true }).recommendations) {
          for (const item of recommendation.items) {
            expect(item.state === 'context_only').toBe(counsel.has(item.itemId));
            if (item.state === 'context_only') expect(standing(item.state)).toBe('outside');
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has bootstrap ranges that the seed fixes, around the score', () => {
    const shorter = {
      ...instrument,
      scoring: { ...instrument.scoring, uncertainty: { ...instrument.scoring.uncertainty, draws: 400 } },
    };
    fc.assert(
      fc.property(cycleOf(shorter), fc.string(), (input, seed) => {
        const score = scoreCycle(input);
        const ranges = bootstrapRanges(input, score, seed);
        expect(bootstrapRanges(input, score, seed)).toEqual(ranges);
        for (const [i, { recId, range90 }] of ranges.recommendations.entries()) {
          const { state, score: points, recId: expected } = score.recommendations[i] ?? {};
          expect(recId).toBe(expected);
          expect(range90 === null).toBe(state !== 'published');
          if (!range90) continue;
          expect(0 <= range90[0] && range90[1] <= 100).toBe(true);
          expect(range90[0] - 1).toBeLessThanOrEqual(points ?? Number.NaN);
          expect(range90[1] + 1).toBeGreaterThanOrEqual(points ?? Number.NaN);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('change between cycles', () => {
  const [first, second] = [instrumentFile('1.0'), instrumentFile('1.1')];

  it('is steady against itself, and turns its sign when the cycles are swapped', () => {
    fc.assert(
      fc.property(cycleOf(first), cycleOf(second), (a, b) => {
        const [one, two] = [scoreCycle(a), scoreCycle(b)];
        const rules = second.scoring.change;
        for (const { change } of changeBetween(one, one, rules))
          if (change) expect(change.label).toBe('steady');
        const forward = changeBetween(one, two, rules);
        const back = changeBetween(two, one, rules);
        const turned = { clear_rise: 'clear_dip', possible_rise: 'possible_dip', steady: 'steady' } as const;
        for (const [i, there] of forward.entries()) {
          const here = back[i];
          expect(there.versionBreak).toBe(true);
          expect(here?.notCompared).toBe(there.notCompared);
          if (!there.change || !here?.change) continue;
          expect(here.change.delta).toBeCloseTo(-there.change.delta, 9);
          expect(here.change.threshold).toBeCloseTo(there.change.threshold, 9);
          for (const [rise, dip] of Object.entries(turned)) {
            if (there.change.label === rise) expect(here.change.label).toBe(dip);
          }
          const retired = there.change.commonItems.filter(
            (id) => !allItems(second).some((item) => item.id === id),
          );
          expect(retired.filter((id) => !second.derived.some((item) => item.id === id))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
