import type { Answer } from '@followthrough/shared/instrument/answer.ts';
import type { Traits } from './organizations.ts';
import type { Standing } from './standing.ts';

/** What is fixed by hand for one organization, so that a rare situation can be looked at. */
export interface PlantedCase {
  /** Why it is here. */
  shows: string;
  leader?: string;
  /** Tells what it can, and its items stay close to where it stands: a story that is easy to follow. */
  steady?: true;
  traits?: Partial<Traits>;
  active?: boolean[];
  standing?: Partial<Standing>;
  signed?: 'yes' | 'no' | 'could_not';
  noAccessRequests?: true;
  /** Own promises that are kept and shown. */
  strongOwnPromises?: true;
  /** Taken over from an older record: today's checks would refuse it. */
  importedAnswer?: { cycle: number; itemId: string; answer: Answer };
  /** Points by which the leader sees things higher than staff. */
  leaderGap?: number;
  /** Every staff member gives the same low answer. */
  staffAllSay?: 0 | 1;
  /** Cycles (0–4) in which enough staff wrote in their own words. */
  commentsIn?: number[];
}

const always = [true, true, true, true, true];

const cases: Record<string, PlantedCase> = {
  'Alder Coalition': {
    shows: 'five years, and this year’s check half done: the leader’s door',
    leader: 'Ama Brightwater',
    steady: true,
    commentsIn: [3],
    active: always,
    traits: {
      staff: 26,
      board: 11,
      members: 34,
      groups: 6,
      budget: 261_000_000,
      passedOn: 148_000_000,
      community: 0.38,
      hasAdvisoryGroup: true,
      makesReferrals: true,
    },
    signed: 'yes',
    standing: {
      R1: [38, 37, 41, 44, 47],
      R2: [57, 58, 60, 63, 66],
      R3: [37, 36, 42, 38, 40],
      R4: [50, 46, 49, 50, 52],
      R5: [28, 27, 33, 43, 58],
      R6: [36, 37, 42, 45, 52],
      R7: [43, 44, 48, 50, 53],
      R8: [46, 44, 42, 39, 33],
      R9: [52, 50, 56, 58, 61],
    },
  },
  'Juniper Support Network': {
    shows: 'a provider that takes the check itself: the provider’s door',
    leader: 'Thea Calder',
    steady: true,
    active: always,
    traits: { staff: 19, members: 24, groups: 5, passedOn: 0 },
  },
  'Aspen Coalition': {
    shows: 'three people: no one’s view may ever be shown',
    active: always,
    traits: { staff: 3, board: 7, budget: 31_000_000, passedOn: 0, hasAdvisoryGroup: false },
  },
  'Bramble Coalition': {
    shows: 'staff who all answer the same, and low',
    active: always,
    traits: { staff: 12 },
    staffAllSay: 0,
  },
  'Cedar Coalition': {
    shows: 'a leader forty points above staff',
    active: always,
    traits: { staff: 22 },
    leaderGap: 40,
  },
  'Cottonwood Coalition': {
    shows: 'a large staff who are answering now: the staff door',
    active: always,
    traits: { staff: 90 },
  },
  'Dogwood Coalition': {
    shows: 'no access requests at all: nothing to take a share of',
    active: always,
    noAccessRequests: true,
  },
  'Elm Coalition': {
    shows: 'no money passed on: every question about subgrants drops out',
    active: always,
    traits: { passedOn: 0 },
  },
  'Fern Coalition': {
    shows: 'never signed the letter, and keeps strong promises of its own',
    active: always,
    signed: 'could_not',
    strongOwnPromises: true,
  },
  'Gentian Coalition': { shows: 'back after two cycles away', active: [true, false, false, true, true] },
  'Hazel Coalition': {
    shows: 'a slip of two zeros in an old record: access spending above the whole budget',
    active: always,
    traits: { staff: 9, budget: 82_000_000, passedOn: 0 },
    importedAnswer: {
      cycle: 1,
      itemId: 'R5.budget_share',
      answer: {
        state: 'answered',
        value: {
          interpretation: 92_000_000,
          translation: 410_000,
          disability_access: 260_000,
          staff_accommodations: 120_000,
          access_budgeted: 1_500_000,
          total_expense: 84_000_000,
          pass_through: 0,
        },
        links: [],
      },
    },
  },
};

export function plantedCaseOf(name: string): PlantedCase | undefined {
  return cases[name];
}
