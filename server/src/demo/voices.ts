import type { Instrument, Item, RoleId } from '@followthrough/shared/instrument/model.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import type { Ballot, Voices } from '@followthrough/shared/scoring/voices.ts';
import type { Chance } from './chance.ts';
import type { DemoYear } from './year.ts';
import { lasting, yearly } from './year.ts';

/** People of one organization differ from each other by this much, half of it in all they say and half item by item. */
const PERSON_SD = 24;
const HALF = Math.SQRT1_2;

/**
 * What staff, board, survivor advisers and member programs say in one cycle. Rounds are made of it (rounds.ts).
 */
export function voicesOf(year: DemoYear, instrument: Instrument): Voices {
  const { staff, board, members, hasAdvisoryGroup } = year.organization.traits;
  const asked: Partial<Record<RoleId, number>> = {
    staff: Math.max(0, staff - 1),
    board,
    ...(hasAdvisoryGroup && { survivor_advisory: 7 }),
    ...(members > 0 && { member_program: members }),
  };
  const items = allItems(instrument).filter(({ kind }) => kind === 'perception');
  return Object.fromEntries(
    (Object.entries(asked) as [RoleId, number][]).map(([role, invited]) => {
      const chance = yearly(year, `voices of ${role}`);
      const turnout = chance.beta(6, 4);
      const answering = Array.from({ length: invited }, () => chance.happens(turnout)).filter(Boolean);
      const own = items.filter(({ respondents }) => respondents.includes(role));
      return [role, { invited, ballots: answering.map(() => ballot(year, role, own, chance)) }];
    }),
  );
}

function ballot(year: DemoYear, role: RoleId, items: readonly Item[], chance: Chance): Ballot {
  const { planted, standing } = year.organization;
  const person = chance.normal(0, PERSON_SD * HALF);
  return Object.fromEntries(
    items.map((item) => {
      if (role === 'staff' && planted?.staffAllSay !== undefined) return [item.id, planted.staffAllSay];
      const level = (standing[item.rec][year.cycle] ?? 0) + lasting(year, `felt ${item.id}`).normal(0, 8);
      const said = level + person + chance.normal(0, PERSON_SD * HALF);
      return [item.id, Math.min(4, Math.max(0, Math.round(said / 25)))];
    }),
  );
}
