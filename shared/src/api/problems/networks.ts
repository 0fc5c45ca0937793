import type { ProblemTable } from '../problems.ts';

/** Networks and what members share. */
export const networksProblems = {
  cannot_convene: {
    status: 409,
    title: 'Not for this kind',
    sentence: 'Networks are convened by coalitions, funders, and training and support providers.',
  },
  pledge_for_funders: {
    status: 409,
    title: 'For funders alone',
    sentence: 'The pledge is for networks that a funder convenes. This one needs none.',
  },
  pledge_needed: {
    status: 409,
    title: 'Pledge first',
    sentence: 'This funder has not signed the pledge yet. Nobody can join before; nothing was changed.',
  },
  address_taken: {
    status: 409,
    title: 'Address taken',
    sentence: 'Another network’s public page has this address. Choose another one.',
  },
  year_frozen: {
    status: 409,
    title: 'Year is sealed',
    sentence: 'The year {year} is sealed in this network, and its days stay as they are.',
  },
  year_not_announced: {
    status: 409,
    title: 'No such year yet',
    sentence: 'This network has set no days for {year}, so there is nothing to decide for it yet.',
  },
  too_late_for_this_year: {
    status: 409,
    title: 'Too late for this year',
    sentence:
      'The year {year} was sealed on {sealedOn}. Decisions count for the next year now; what you share by name you can still withdraw.',
  },
  level_not_offered: {
    status: 422,
    title: 'Not offered here',
    sentence: 'A funder’s network offers no sharing by name. Choose nothing, or only in the total.',
  },
  offer_taken_back: {
    status: 410,
    title: 'Offer taken back',
    sentence:
      'This offer was taken back or replaced by a newer one. Look for a newer mail, or ask whoever sent it.',
  },
  cannot_join: {
    status: 409,
    title: 'Can’t join',
    sentence: 'Funders, and whoever convenes a network, can’t be members of it.',
  },
  already_in_network: {
    status: 409,
    title: 'Already in',
    sentence: 'Your organization is in this network already. Nothing was changed.',
  },
} as const satisfies ProblemTable;
