import type { AskedRole } from '@followthrough/shared/rounds/grouping.ts';
import { ASKED_ROLES, groupRoles } from '@followthrough/shared/rounds/grouping.ts';
import { questionnaireFor } from '@followthrough/shared/ballots/questionnaire.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instrumentFile } from '../../make/instrument-file.ts';

const instrument = instrumentFile('1.1');
const questionsFor = (roles: readonly AskedRole[]) =>
  questionnaireFor(instrument, roles, 'coalition', {}).questions.length;
const group = (sizes: Partial<Record<AskedRole, number>>) =>
  groupRoles({ staff: 0, board: 0, survivor_advisory: 0, member_program: 0, ...sizes }, questionsFor);
const rolesOf = (sizes: Partial<Record<AskedRole, number>>) =>
  group(sizes)
    .groups.map(({ roles }) => roles.join('+'))
    .toSorted();

describe('groups of a round', () => {
  it('leaves groups of five or more alone', () => {
    expect(rolesOf({ staff: 5, board: 6, member_program: 12 })).toEqual(['board', 'member_program', 'staff']);
  });

  it('lets three board members answer with staff, on what both are asked', () => {
    const { groups, stranded } = group({ staff: 20, board: 3 });
    expect(stranded).toEqual([]);
    expect(groups).toEqual([
      { roles: ['staff', 'board'], size: 23, questions: questionsFor(['staff', 'board']) },
    ]);
    expect(questionsFor(['staff', 'board'])).toBeLessThan(questionsFor(['staff']));
  });

  it('puts a small group where people lose the fewest questions', () => {
    // Two small groups that suffice for each other would lose more than either with staff, unless staff are very many.
    expect(rolesOf({ staff: 6, board: 4, survivor_advisory: 4 })).not.toContain('survivor_advisory');
    expect(rolesOf({ staff: 80, board: 3, survivor_advisory: 3 })).toEqual([
      'board+survivor_advisory',
      'staff',
    ]);
  });

  it('opens for nobody where fewer than five would answer in all', () => {
    expect(group({ staff: 3, board: 1 }).groups).toEqual([]);
    expect(group({ staff: 4 }).stranded).toEqual(['staff']);
    expect(group({})).toEqual({ groups: [], stranded: [] });
  });

  it('names a small group that shares too few questions with any other', () => {
    const { groups, stranded } = group({ staff: 20, member_program: 2 });
    expect(groups.map(({ roles }) => roles)).toEqual([['staff']]);
    expect(stranded).toEqual(['member_program']);
  });

  it('never makes a group below five, and loses and doubles nobody', () => {
    const sizes = fc.record(
      Object.fromEntries(ASKED_ROLES.map((role) => [role, fc.integer({ min: 0, max: 12 })])) as Record<
        AskedRole,
        fc.Arbitrary<number>
      >,
    );
    fc.assert(
      fc.property(sizes, (given) => {
        const { groups, stranded } = group(given);
        expect(groups.every(({ size, questions }) => size >= 5 && questions > 0)).toBe(true);
        const placed = [...groups.flatMap(({ roles }) => roles), ...stranded].toSorted();
        expect(placed).toEqual(ASKED_ROLES.filter((role) => given[role] > 0).toSorted());
        for (const { roles, size } of groups)
          expect(size).toBe(roles.reduce((sum, role) => sum + given[role], 0));
        // Nobody is stranded who has five of their own.
        for (const role of stranded) expect(given[role]).toBeLessThan(5);
      }),
    );
  });
});
