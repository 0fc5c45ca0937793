import type { RecommendationId } from '@followthrough/shared/instrument/model.ts';
import { DOORS } from './doors.ts';

/** What people in the demo world's networks wrote: practices, notes, and a funder's words about its own grants. */

export interface Practice {
  /** Place in the network's member list. */
  place: number;
  recommendation: RecommendationId;
  title: string;
  /** The practice has a page of its own. */
  page: boolean;
}

interface Matching {
  offers: readonly Practice[];
  wants: readonly Practice[];
  /** Which offer goes with which wish; agreed once both have said yes. */
  introductions: readonly { offer: number; want: number; agreed: boolean }[];
}

export const PRACTICES_SHARED: Record<string, Matching> = {
  [DOORS.leader]: {
    offers: [
      {
        place: 1,
        recommendation: 'R1',
        title: 'Our open pay scale, and the board paper that funded it',
        page: true,
      },
      {
        place: 3,
        recommendation: 'R5',
        title: 'An access fund that any staff member can draw on the same day',
        page: true,
      },
      {
        place: 5,
        recommendation: 'R6',
        title: 'Paying survivor advisers without risking their benefits',
        page: false,
      },
      { place: 9, recommendation: 'R9', title: 'A staff day to read our results together', page: false },
    ],
    wants: [
      {
        place: 6,
        recommendation: 'R5',
        title: 'How others budget for interpreters in rural counties',
        page: false,
      },
      { place: 13, recommendation: 'R6', title: 'A first agreement with survivor advisers', page: false },
      {
        place: 16,
        recommendation: 'R1',
        title: 'What to tell a board about overnight pay',
        page: false,
      },
    ],
    introductions: [
      { offer: 1, want: 0, agreed: true },
      { offer: 2, want: 1, agreed: false },
    ],
  },
  [DOORS.provider]: {
    offers: [
      {
        place: 6,
        recommendation: 'R2',
        title: 'Regional meetings that members lead, with pay for the hosts',
        page: true,
      },
      { place: 10, recommendation: 'R9', title: 'Policies we wrote, free to copy', page: true },
      { place: 14, recommendation: 'R7', title: 'A growth plan for each front-line role', page: false },
      {
        place: 2,
        recommendation: 'R5',
        title: 'Our checklist for events with interpreters, with what each line costs',
        page: true,
      },
    ],
    wants: [
      {
        place: 4,
        recommendation: 'R7',
        title: 'Growing leaders in a team of eight',
        page: false,
      },
      { place: 0, recommendation: 'R5', title: 'Access at events in three languages', page: false },
    ],
    introductions: [{ offer: 2, want: 0, agreed: false }],
  },
};

/** Beside by-name charts, by what they explain; said by every second member that shares so. */
export const CONTEXT_NOTES: Partial<Record<RecommendationId, string>> = {
  R1: 'A three-year grant with its own pay table ended in June. Our floor holds; the steps above it wait for the next budget.',
  R2: 'We cover five counties with two people. Phone meetings count as reach for us.',
  R5: 'One large event with interpreters in four languages falls into this year, so it stands out from other years.',
  R9: 'We merged in spring. Half of these answers speak of a team that is a few months old.',
};

interface MirrorSaid {
  /** Level 0–4 in each of the five years; null: not known. */
  levels: readonly (number | null)[];
  note: string | null;
}

/** Larch Fund about its own grants. */
export const MIRROR: Record<string, MirrorSaid> = {
  F1: {
    levels: [1, 1, 2, 2, 3],
    note: 'Award sizes follow the pay table that applicants send, since this year.',
  },
  F2: {
    levels: [1, 1, 1, 2, 2],
    note: 'Two years. Three need a change in our bylaws; our board votes in spring.',
  },
  F3: { levels: [0, 1, 2, 3, 3], note: null },
  F4: { levels: [1, 1, 1, 2, 2], note: null },
  F5: {
    levels: [0, 0, 1, 2, 3],
    note: 'A talk can replace the yearly report. About half of our grantees choose it.',
  },
  F6: {
    levels: [null, null, 1, 1, 2],
    note: 'We began to ask in our third year, and only of those who wish to say.',
  },
  F7: { levels: [1, 1, 1, 2, 2], note: 'We have stayed each time. We have not yet said so ahead.' },
  F8: { levels: [2, 2, 3, 3, 3], note: 'The pledge on this page is the writing.' },
};
