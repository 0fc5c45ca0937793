import type { ProblemTable } from '../problems.ts';

/** Asking other voices: the round of an organization. */
export const roundsProblems = {
  round_exists: {
    status: 409,
    title: 'Already there',
    sentence: 'This check has a round already. Reload the page to go on with it.',
  },
  round_opened: {
    status: 409,
    title: 'Already open',
    sentence:
      'This round was opened, and who is asked, when and in which words stays as it is. Nothing was changed.',
  },
  round_too_small: {
    status: 409,
    title: 'Too few people',
    sentence:
      'Fewer than five people would answer together, and each of them could be recognized. Add people; the round can open from five on.',
  },
  round_group_too_small: {
    status: 409,
    title: 'A group is too small',
    sentence:
      'Too few people here to answer safely, and no other group shares enough of their questions: {groups}. Add people to it until there are five, or take it off the roster.',
  },
  round_not_sealed: {
    status: 409,
    title: 'Not sealed yet',
    sentence:
      'Answers can still be changed or withdrawn until {sealAt}. What people wrote can be read after that.',
  },
  roster_full: {
    status: 409,
    title: 'Roster is full',
    sentence: 'A round can ask {limit} people. Nobody was added.',
  },
  sheets_not_now: {
    status: 409,
    title: 'No sheets now',
    sentence:
      'Sheets can be printed from the opening of the round until it closes. Before that there are no codes, and afterwards they are gone.',
  },
  address_not_now: {
    status: 409,
    title: 'This address stays',
    sentence:
      'An address can be corrected only while answers are taken, and only of somebody whom no letter has reached.',
  },
} as const satisfies ProblemTable;
