import { questionnaireFor } from '@followthrough/shared/ballots/questionnaire.ts';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import { GROUP_NAMES } from '@followthrough/shared/rounds/group-names.ts';
import type { AskedRole, Grouping } from '@followthrough/shared/rounds/grouping.ts';
import { ASKED_ROLES, groupRoles } from '@followthrough/shared/rounds/grouping.ts';
import type { CycleOfRound } from './queries.ts';

const list = new Intl.ListFormat('en');

/** `board members, staff, and survivor advisers`. */
export const groupWords = (roles: readonly AskedRole[]): string =>
  list.format(roles.map((role) => GROUP_NAMES[role].en));

interface Part {
  role: AskedRole;
  size: number;
  questionsAlone: number;
}

/** Who would answer with whom if the round opened with these people. */
export function groupsOf(
  roster: readonly { role: AskedRole }[],
  instrument: Instrument,
  cycle: CycleOfRound,
): { grouping: Grouping; parts: Part[] } {
  const count = (role: AskedRole) => roster.filter((entry) => entry.role === role).length;
  const sizes = {
    staff: count('staff'),
    board: count('board'),
    survivor_advisory: count('survivor_advisory'),
    member_program: count('member_program'),
  };
  const questionsFor = (roles: readonly AskedRole[]) =>
    questionnaireFor(instrument, roles, cycle.kind, cycle.profile).questions.length;
  return {
    grouping: groupRoles(sizes, questionsFor),
    parts: ASKED_ROLES.filter((role) => sizes[role] > 0).map((role) => ({
      role,
      size: sizes[role],
      questionsAlone: questionsFor([role]),
    })),
  };
}
