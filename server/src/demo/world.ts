import { createHash } from 'node:crypto';
import type { Answer, Answers, Profile } from '@followthrough/shared/instrument/answer.ts';
import type { Instrument, RecommendationId } from '@followthrough/shared/instrument/model.ts';
import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import { answerYear } from './answer-year.ts';
import { calendarOf, lateCalendar } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { Chance } from './chance.ts';
import { answersSoFar, HALFWAY } from './halfway.ts';
import type { DemoNetwork } from './networks.ts';
import { lateChecks, makeNetworks } from './networks.ts';
import type { DemoOrganization } from './organizations.ts';
import { makeOrganizations } from './organizations.ts';
import { CYCLES } from './participation.ts';
import { yearly } from './year.ts';
import type { DemoYear } from './year.ts';

/** The first version is used in cycles 1–3, the second in 4 and 5. */
export interface DemoInstruments {
  first: Instrument;
  second: Instrument;
}

export interface DemoAnswer {
  itemId: string;
  answer: Answer;
  changedBy: string;
  changedAt: string;
}

export interface DemoCycle {
  cycleId: string;
  organization: DemoOrganization;
  /** What its answers, and what others say, are drawn from. */
  year: DemoYear;
  calendar: Calendar;
  /** Who led the organization that year. */
  leader: string;
  instrument: Instrument;
  profile: Profile;
  firstCycle: boolean;
  /** Null while it is being answered. */
  submittedAt: string | null;
  answers: DemoAnswer[];
}

export interface DemoPerson {
  personId: string;
  organization: DemoOrganization;
  name: string;
  email: string;
  role: 'leader' | 'records_keeper';
}

export interface DemoHandover {
  handoverId: string;
  cycle: DemoCycle;
  section: RecommendationId;
  colleague: string;
  tokenHash: string;
}

/** Everything that is made up, as plain data. */
export interface DemoWorld {
  today: string;
  organizations: DemoOrganization[];
  people: DemoPerson[];
  cycles: DemoCycle[];
  handovers: DemoHandover[];
  /** Of each cycle, by number. */
  calendars: Calendar[];
  networks: DemoNetwork[];
}

export const SEED = 'followthrough demo world 1';

/**
 * The demo world as of a day (`YYYY-MM-DD`): five cycles, the fifth open on that day. Pure: the same day and seed give the
 * same world, down to the last id.
 */
export function makeWorld(instruments: DemoInstruments, today: string, seed = SEED): DemoWorld {
  const organizations = makeOrganizations(seed);
  const calendars = Array.from({ length: CYCLES }, (_, cycle) => calendarOf(cycle, today));
  const networks = makeNetworks(seed, organizations, instruments.second);
  const late = lateChecks(networks);
  const cycles = organizations.flatMap((organization) =>
    calendars.flatMap((calendar, cycle) => {
      if (!organization.active[cycle]) return [];
      const own = late.has(`${organization.orgId} ${cycle}`) ? lateCalendar(calendar) : calendar;
      return [makeCycle(seed, organization, cycle, own, instruments, today)];
    }),
  );
  return {
    today,
    organizations,
    people: organizations.flatMap((organization) => peopleOf(seed, organization)),
    cycles,
    handovers: handoversIn(seed, cycles),
    calendars,
    networks,
  };
}

function makeCycle(
  seed: string,
  organization: DemoOrganization,
  cycle: number,
  calendar: Calendar,
  { first, second }: DemoInstruments,
  today: string,
): DemoCycle {
  const firstCycle = !organization.active.slice(0, cycle).includes(true);
  const lastOne = cycle === CYCLES - 1;
  const year: DemoYear = {
    seed,
    organization,
    cycle,
    year: calendar.year,
    firstCycle,
    asOf: lastOne
      ? today
      : `${calendar.closesAt.slice(0, 8)}${new Chance(seed, organization.name, 'day', cycle).whole(10, 29)}`,
  };
  const instrument = cycle < 3 ? first : second;
  const all = answerYear(year, instrument);
  const { answers, submitted } = lastOne
    ? answersSoFar(year, instrument, all)
    : { answers: all, submitted: true };
  const submittedAt = submitted ? momentOf(year, 0) : null;
  return {
    cycleId: new Chance(seed, 'cycle', organization.name, cycle).uuid(),
    organization,
    year,
    calendar,
    leader: organization.leaders[cycle] ?? '',
    instrument,
    profile: { ...organization.profile, first_cycle: firstCycle },
    firstCycle,
    submittedAt,
    answers: signed(year, answers),
  };
}

/** A moment some days before the check's day, in working hours. */
function momentOf(year: DemoYear, daysEarlier: number): string {
  const chance = yearly(year, `moment ${daysEarlier}`);
  const day = Date.parse(`${year.asOf}T00:00:00Z`) - daysEarlier * 86_400_000;
  return new Date(day + (daysEarlier === 0 ? 0 : chance.whole(9 * 60, 17 * 60)) * 60_000).toISOString();
}

/** Each section's answers carry one day and who gave them: mostly the leader, wages and money often a colleague. */
function signed(year: DemoYear, answers: Answers): DemoAnswer[] {
  const { organization } = year;
  const days = Object.fromEntries(RECOMMENDATION_IDS.map((rec, i) => [rec, momentOf(year, 17 - 2 * i)]));
  return Object.entries(answers).flatMap(([itemId, answer]) => {
    if (!answer) return [];
    const rec = itemId.slice(0, 2);
    const colleague = organization.name === HALFWAY.organization ? HALFWAY.answeredBy[rec] : undefined;
    const imported = organization.planted?.importedAnswer;
    const isImported = imported?.itemId === itemId && imported.cycle === year.cycle;
    return [
      {
        itemId,
        answer,
        changedBy: isImported
          ? 'Taken over from an older record'
          : (colleague ?? organization.leaders[year.cycle] ?? ''),
        changedAt: days[rec] ?? momentOf(year, 1),
      },
    ];
  });
}

function peopleOf(seed: string, organization: DemoOrganization): DemoPerson[] {
  const leader = organization.leaders.at(-1) ?? '';
  const colleagues = organization.name === HALFWAY.organization ? HALFWAY.colleagues : [];
  return [
    { name: leader, role: 'leader' as const },
    ...colleagues.map((name) => ({ name, role: 'records_keeper' as const })),
  ].map(({ name, role }) => ({
    personId: new Chance(seed, 'person', organization.name, name).uuid(),
    organization,
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@${organization.slug}.example`,
    role,
  }));
}

function handoversIn(seed: string, cycles: readonly DemoCycle[]): DemoHandover[] {
  const cycle = cycles.find(
    ({ organization, submittedAt }) => organization.name === HALFWAY.organization && submittedAt === null,
  );
  if (!cycle) return [];
  const { section, colleague } = HALFWAY.handedOver;
  return [
    {
      handoverId: new Chance(seed, 'handover').uuid(),
      cycle,
      section,
      colleague,
      // The hash of nothing that anybody holds: this link opens for no one; a new one can be made.
      tokenHash: createHash('sha256').update(`nobody holds this: ${cycle.cycleId}`).digest('hex'),
    },
  ];
}
