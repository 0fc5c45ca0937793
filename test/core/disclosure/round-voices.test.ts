import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highestTold } from '@followthrough/shared/disclosure/coding.ts';
import type {
  AskedGroup,
  SealedAnswers,
  SealedRound,
} from '@followthrough/shared/disclosure/round-voices.ts';
import { roundVoices } from '@followthrough/shared/disclosure/round-voices.ts';
import { scoreCycle } from '@followthrough/shared/scoring/score-cycle.ts';
import { cycle, instrument, resultOf } from '../../make/answered-cycle.ts';

const item = 'R1.pay_voice'; // asked of staff, leaders and board
const staff = (size: number): AskedGroup => ({ stratumId: 'staff', roles: ['staff'], size });
const board = (size: number): AskedGroup => ({ stratumId: 'board', roles: ['board'], size });

function ballots(stratumId: string, levels: readonly (number | undefined)[], itemId = item): SealedAnswers[] {
  return levels.map((level, i) => ({ id: `${stratumId}-${i}`, stratumId, levels: { [itemId]: level } }));
}

function voicesOn(round: Partial<SealedRound>, itemId = item) {
  const all = roundVoices(instrument, { groups: [], ballots: [], leaderLevels: {}, ...round });
  return {
    groups: all.items.find((one) => one.itemId === itemId)!.groups,
    forScore: all.forScores[itemId]!,
  };
}

describe('one item', () => {
  test('a role of five is told, one of four is too few, and the leader is herself', () => {
    const { groups, forScore } = voicesOn({
      groups: [staff(12), board(9)],
      ballots: [...ballots('staff', [1, 1, 2, 2, 2, 1, 3, 2]), ...ballots('board', [3, 2, 3, 4])],
      leaderLevels: { [item]: 3 },
    });
    expect(groups).toEqual([
      {
        state: 'shown',
        groupId: 'staff',
        nFrom: 5,
        mean: 43.75,
        coded: false,
        se: 5,
        agreementFrom: null,
        turnout: 'middle',
      },
      { state: 'too_few', groupId: 'board' },
    ]);
    expect(forScore).toEqual({
      voices: [
        { roles: ['leader'], weight: 0.1, mean: 75, se: 0 },
        { roles: ['staff'], weight: 0.5, mean: 43.75, se: 5 },
      ],
      suppressed: ['board'],
    });
  });

  test('groups that are all too small speak together', () => {
    const { groups, forScore } = voicesOn({
      groups: [staff(4), board(5)],
      ballots: [...ballots('staff', [2, 3, 2]), ...ballots('board', [1, 2, 3])],
    });
    expect(groups.map((group) => [group.groupId, group.state])).toEqual([
      ['_pool', 'shown'],
      ['staff', 'too_few'],
      ['board', 'too_few'],
    ]);
    expect(forScore).toMatchObject({ voices: [{ roles: ['staff', 'board'], weight: 0.6 }] });
  });

  test('nothing is told where even together they are four, and the leader alone makes no score', () => {
    const { groups, forScore } = voicesOn({
      groups: [staff(3), board(5)],
      ballots: [...ballots('staff', [2, 3]), ...ballots('board', [1, 2])],
      leaderLevels: { [item]: 4 },
    });
    expect(groups.every(({ state }) => state === 'too_few')).toBe(true);
    expect(forScore).toBe('protected');
  });

  test('a merged group answers for its roles, on the items that both are asked', () => {
    const merged: AskedGroup = { stratumId: 'm', roles: ['staff', 'board'], size: 6 };
    const round = { groups: [merged], ballots: ballots('m', [1, 2, 3, 2, 2]) };
    expect(voicesOn(round).groups).toMatchObject([{ groupId: 'board+staff', state: 'shown', mean: 50 }]);
    expect(voicesOn(round).forScore).toMatchObject({ voices: [{ weight: 0.6, mean: 50 }] });
    expect(voicesOn(round, 'R7.growth_voice').groups).toEqual([]);
  });

  test('agreement is worded from ten answers on', () => {
    const same = (n: number) =>
      voicesOn({ groups: [staff(20)], ballots: ballots('staff', Array(n).fill(2)) });
    expect(same(9).groups).toMatchObject([{ agreementFrom: null }]);
    expect(same(10).groups).toMatchObject([{ agreementFrom: 0.7 }]);
  });

  test('that all said the same does not show in the error', () => {
    const errors = [
      [2, 2, 2, 2, 2],
      [1, 2, 2, 2, 3],
    ].map((levels) => {
      const [group] = voicesOn({ groups: [staff(9)], ballots: ballots('staff', levels) }).groups;
      return group?.state === 'shown' ? group.se : null;
    });
    expect(errors[0]).toBe(errors[1]);
  });

  test('few of many is low turnout', () => {
    const turnout = (asked: number) =>
      voicesOn({ groups: [staff(asked)], ballots: ballots('staff', [1, 2, 3, 2, 2]) }).groups;
    expect(turnout(13)).toMatchObject([{ turnout: 'low' }]);
    expect(turnout(12)).toMatchObject([{ turnout: 'middle' }]);
    expect(turnout(7)).toMatchObject([{ turnout: 'high' }]);
  });
});

/** A round of three groups, each item answered or skipped by chance. */
const round = fc
  .record({
    sizes: fc.tuple(fc.nat(14), fc.nat(14), fc.nat(14)),
    levels: fc.array(fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }), {
      minLength: 42,
      maxLength: 42,
    }),
    leader: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ sizes, levels, leader }): SealedRound => {
    const roles = ['staff', 'board', 'survivor_advisory'] as const;
    return {
      groups: roles.map((role, i) => ({ stratumId: role, roles: [role], size: sizes[i]! + 3 })),
      ballots: roles.flatMap((role, i) =>
        ballots(role, levels.slice(14 * i, 14 * i + sizes[i]!), 'R5.access_voice'),
      ),
      leaderLevels: { 'R5.access_voice': leader },
    };
  });

describe('whatever people answer', () => {
  test('no figure rests on fewer than five, none leaves its bounds, and no pool stands beside its parts', () => {
    fc.assert(
      fc.property(round, (given) => {
        const { groups } = voicesOn(given, 'R5.access_voice');
        const answers = (stratumIds: string[]) =>
          given.ballots.filter(
            (one) => stratumIds.includes(one.stratumId) && one.levels['R5.access_voice'] !== undefined,
          ).length;
        const shown = groups.filter((group) => group.state === 'shown');
        for (const group of shown) {
          const n = answers(
            group.groupId === '_pool' ? ['staff', 'board', 'survivor_advisory'] : [group.groupId],
          );
          expect(n).toBeGreaterThanOrEqual(5);
          expect(group.mean).toBeLessThanOrEqual(highestTold(n));
          expect(group.mean).toBeGreaterThanOrEqual(100 - highestTold(n));
          expect(group.se % 2.5).toBe(0);
        }
        if (shown.some(({ groupId }) => groupId === '_pool')) expect(shown).toHaveLength(1);
      }),
    );
  });

  test('what is refused depends on who answered, never on what', () => {
    fc.assert(
      fc.property(
        round,
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 42, maxLength: 42 }),
        (given, others) => {
          const changed: SealedRound = {
            ...given,
            ballots: given.ballots.map((one, i) => ({
              ...one,
              levels:
                one.levels['R5.access_voice'] === undefined ? one.levels : { 'R5.access_voice': others[i]! },
            })),
          };
          const outline = (of: SealedRound) =>
            roundVoices(instrument, of).items.map(({ groups }) =>
              groups.map((group) => [
                group.groupId,
                group.state,
                group.state === 'shown' && [group.nFrom, group.turnout],
              ]),
            );
          expect(outline(changed)).toEqual(outline(given));
        },
      ),
    );
  });
});

describe('scores that rest on coded voices', () => {
  const coded = (levels: number[]) =>
    cycle(
      {},
      {
        codedVoices: roundVoices(instrument, {
          groups: [staff(8)],
          ballots: ballots('staff', levels),
          leaderLevels: { [item]: 4 },
        }).forScores,
      },
    );

  test('use the coded mean, its rounded error and the leader’s own answer', () => {
    const result = resultOf(item, coded([4, 4, 4, 4, 4]));
    expect(result).toMatchObject({
      state: 'answered',
      score: expect.closeTo((0.5 * 72 + 0.1 * 100) / 0.6, 9),
      se: expect.closeTo((0.5 * 7.5) / 0.6, 9),
    });
    expect(result.figures).toMatchObject({
      kind: 'perception',
      staffMean: 72,
      leaderMean: 100,
      rWgStaff: null,
    });
  });

  test('are the same for answers that coding cannot tell apart', () => {
    expect(scoreCycle(coded([4, 4, 4, 4, 4]))).toEqual(scoreCycle(coded([3, 4, 4, 4, 4])));
  });

  test('say which basis they have, and leave out what is protected', () => {
    const input = coded([1, 2, 3, 4]);
    expect(scoreCycle(input).basis).toBe('facts_and_voices');
    expect(resultOf(item, input)).toMatchObject({ state: 'not_scored_protected', reason: 'too_few_voices' });
    expect(scoreCycle(cycle({})).basis).toBe('facts');
  });
});
