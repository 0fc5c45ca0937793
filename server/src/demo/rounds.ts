import type { BallotContent, PublishedFact, Questionnaire } from '@followthrough/shared/ballots/content.ts';
import { questionnaireFor } from '@followthrough/shared/ballots/questionnaire.ts';
import { tokenFrom } from '@followthrough/shared/ballots/token.ts';
import type { OrgKind } from '@followthrough/shared/instrument/model.ts';
import type { AskedRole } from '@followthrough/shared/rounds/grouping.ts';
import { ASKED_ROLES, groupRoles } from '@followthrough/shared/rounds/grouping.ts';
import { publishableFacts } from '../features/rounds/published-facts.ts';
import { Chance } from './chance.ts';
import { DOORS, STAFF_DOOR } from './doors.ts';
import { personNames } from './names.ts';
import { CYCLES } from './participation.ts';
import { voicesOf } from './voices.ts';
import type { DemoCycle, DemoWorld } from './world.ts';
import { SEED } from './world.ts';
import { yearly } from './year.ts';

type State = 'draft' | 'open' | 'closed' | 'sealed';

export interface DemoBallot {
  stratumId: string;
  content: BallotContent;
}

export interface DemoRound {
  roundId: string;
  cycle: DemoCycle;
  state: State;
  opensAt: string;
  closesAt: string;
  sealAt: string;
  reminderDates: string[];
  facts: PublishedFact[];
  strata: { stratumId: string; roles: readonly AskedRole[]; size: number; questionnaire: Questionnaire }[];
  roster: {
    entryId: string;
    role: AskedRole;
    name: string;
    email: string | null;
    stratumId: string | null;
    token: string;
  }[];
  ballots: DemoBallot[];
}

/** Which rounds there are: every state once at least, and the planted cases. */
const LAST = CYCLES - 1;
const SEALED_IN_ALL_YEARS: readonly string[] = [DOORS.leader, DOORS.provider];
const SEALED_LAST_YEAR: readonly string[] = ['Aspen Coalition', 'Bramble Coalition', 'Cedar Coalition'];
const NOW: Record<string, State> = {
  [DOORS.leader]: 'open',
  [STAFF_DOOR]: 'open',
  'Bramble Coalition': 'closed',
  'Aspen Coalition': 'draft',
};
/** Of nine people asked at Aspen, three answered: nothing they say may ever be shown. */
const AT_MOST: Record<string, number> = { 'Aspen Coalition': 3 };
/** How many of those who will have answered by now. */
const SO_FAR = 0.6;
const DAY = 86_400_000;

export function demoRounds({ cycles, today }: DemoWorld): DemoRound[] {
  return cycles.flatMap((cycle) => {
    const state = stateIn(cycle);
    return state ? [makeRound(cycle, state, today)] : [];
  });
}

function stateIn({ organization: { name }, year }: DemoCycle): State | undefined {
  if (year.cycle === LAST) return NOW[name];
  if (SEALED_IN_ALL_YEARS.includes(name)) return 'sealed';
  return year.cycle === LAST - 1 && SEALED_LAST_YEAR.includes(name) ? 'sealed' : undefined;
}

function makeRound(cycle: DemoCycle, state: State, today: string): DemoRound {
  const { organization, instrument, profile, year } = cycle;
  const kind = organization.kind as OrgKind;
  const voices = voicesOf(year, instrument);
  // A draft that is too small to open.
  const roles = state === 'draft' ? (['staff'] as const) : ASKED_ROLES;
  const questionnaire = (of: readonly AskedRole[]) => questionnaireFor(instrument, of, kind, profile);
  const invited = (role: AskedRole) =>
    (roles as readonly AskedRole[]).includes(role) ? (voices[role]?.invited ?? 0) : 0;
  const sizes = {
    staff: invited('staff'),
    board: invited('board'),
    survivor_advisory: invited('survivor_advisory'),
    member_program: invited('member_program'),
  };
  const { groups, stranded } = groupRoles(sizes, (of) => questionnaire(of).questions.length);
  const chance = yearly(year, 'round');
  const strata =
    state === 'draft'
      ? []
      : groups.map(({ roles: together, size }) => ({
          stratumId: chance.uuid(),
          roles: together,
          size,
          questionnaire: questionnaire(together),
        }));
  const asked = roles.filter((role) => sizes[role] > 0 && (state === 'draft' || !stranded.includes(role)));
  const facts = publishableFacts(
    instrument,
    kind,
    new Map(cycle.answers.map(({ itemId, answer }) => [itemId, answer])),
  );
  return {
    roundId: roundIdIn(year.seed, organization.name, year.cycle),
    cycle,
    state,
    ...datesOf(cycle, state, today),
    facts: facts.slice(0, 2),
    strata,
    roster: asked.flatMap((role) =>
      Array.from({ length: sizes[role] }, (_, index) =>
        person(cycle, role, index, strata.find(({ roles: of }) => of.includes(role))?.stratumId ?? null),
      ),
    ),
    ballots: state === 'draft' ? [] : ballotsIn(cycle, state, strata, facts.slice(0, 2), voices),
  };
}

const roundIdIn = (seed: string, organization: string, cycle: number): string =>
  new Chance(seed, 'round', organization, cycle).uuid();

/** Made-up people's tokens need no secrecy: whoever reads this may answer for them. */
function tokenOf(seed: string, organization: string, cycle: number, role: AskedRole, index: number): string {
  const chance = new Chance(seed, 'token', organization, cycle, role, index);
  return tokenFrom(Uint8Array.from({ length: 20 }, () => chance.whole(0, 255)));
}

/** How many visitors the staff door lets in before it begins again with the first one's place. */
export const STAFF_PLACES = 80;

/** The staff door: the round it leads into, and the token of one place there. */
export const staffPlace = (index: number) => ({
  roundId: roundIdIn(SEED, STAFF_DOOR, LAST),
  token: tokenOf(SEED, STAFF_DOOR, LAST, 'staff', index % STAFF_PLACES),
});

function datesOf({ calendar }: DemoCycle, state: State, today: string) {
  const now = Date.parse(`${today}T00:00:00Z`);
  const instant = (time: number) => new Date(time).toISOString();
  const day = (time: number) => instant(time).slice(0, 10);
  if (state === 'sealed')
    return {
      opensAt: calendar.opensAt,
      closesAt: calendar.closesAt,
      sealAt: calendar.sealAt,
      reminderDates: [],
    };
  if (state === 'closed')
    return {
      opensAt: instant(now - 30 * DAY),
      closesAt: instant(now),
      sealAt: instant(now + 3 * DAY),
      reminderDates: [day(now - 7 * DAY)],
    };
  const { closesAt, sealAt } = calendar;
  return {
    opensAt: instant(now - 12 * DAY),
    closesAt,
    sealAt,
    reminderDates: [day(now + 5 * DAY), day(Date.parse(closesAt) - 3 * DAY)],
  };
}

function person(
  { organization, year }: DemoCycle,
  role: AskedRole,
  index: number,
  stratumId: string | null,
): DemoRound['roster'][number] {
  const chance = new Chance(year.seed, 'asked', organization.name, year.cycle, role, index);
  const name = chance.pick(personNames);
  // A few have no address, and get a printed sheet.
  const email =
    index % 12 === 7
      ? null
      : `${name.toLowerCase().replaceAll(' ', '.')}.${role.slice(0, 1)}${index}@${organization.slug}.example`;
  return {
    entryId: chance.uuid(),
    role,
    name,
    email,
    stratumId,
    token: tokenOf(year.seed, organization.name, year.cycle, role, index),
  };
}

function ballotsIn(
  { year, organization }: DemoCycle,
  state: State,
  strata: DemoRound['strata'],
  facts: readonly PublishedFact[],
  voices: ReturnType<typeof voicesOf>,
): DemoBallot[] {
  const chance = yearly(year, 'ballots');
  const ballots = strata.flatMap(({ stratumId, roles, questionnaire }) =>
    roles.flatMap((role) => {
      const cast = voices[role]?.ballots ?? [];
      const soFar = state === 'open' ? cast.slice(0, Math.round(SO_FAR * cast.length)) : cast;
      return soFar.map((said): DemoBallot => {
        const answers = questionnaire.questions.flatMap(({ itemId }) =>
          said[itemId] === undefined ? [] : [[itemId, said[itemId]] as const],
        );
        const mismatches = facts.filter(() => chance.happens(0.3)).map(({ itemId }) => itemId);
        return {
          stratumId,
          content: { role, answers: Object.fromEntries(answers), mismatches, comments: {} },
        };
      });
    }),
  );
  return ballots.slice(0, AT_MOST[organization.name] ?? ballots.length);
}
