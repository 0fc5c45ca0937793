import type { ProblemTable } from '../problems.ts';

/** Answering in a round: what a respondent meets at the doors. */
export const ballotsProblems = {
  token_unknown: {
    status: 404,
    title: 'Link not known',
    sentence:
      'This link or code is not complete, or not ours. Copy all of it from the invitation, or ask the person who sent it for help.',
  },
  round_code_unknown: {
    status: 404,
    title: 'Code not known',
    sentence:
      'There is no round with this code. Compare it with what you wrote down: eight letters and digits.',
  },
  round_waiting: {
    status: 409,
    title: 'Not open yet',
    sentence: 'This round opens on {opensAt}. Come back then; your link stays good.',
  },
  round_closed: {
    status: 409,
    title: 'Closed',
    sentence:
      'This round closed on {closesAt}, and no new answers can be taken. Whoever sent answers before can change or withdraw them until {sealAt}.',
  },
  round_sealed: {
    status: 409,
    title: 'Sealed',
    sentence:
      'This round was sealed on {sealAt}. Answers can’t be added, changed or withdrawn any more, not even by us.',
  },
  ballot_already_begun: {
    status: 409,
    title: 'Begun with another receipt',
    sentence:
      'This invitation was already used with another receipt. If that was you, enter the twelve words of that receipt to go on; nothing was lost.',
  },
  ballot_unknown: {
    status: 404,
    title: 'No such answers',
    sentence:
      'There are no answers under this receipt in this round. Check the twelve words, or send your answers first.',
  },
  ballot_refused: {
    status: 403,
    title: 'Not accepted',
    sentence:
      'These answers don’t carry a good signature of this round. Open your invitation again and send them once more with the same receipt.',
  },
  ballot_invalid: {
    status: 422,
    title: 'Not accepted',
    sentence:
      'Some of these answers are for questions that were not asked here. Reload the page and send them again.',
  },
  stale_ballot: {
    status: 412,
    title: 'Changed meanwhile',
    sentence:
      'These answers were changed from another device after you opened them. Nothing was overwritten: look at the newest ones and make your change again.',
  },
  door_shut: {
    status: 503,
    title: 'Can’t answer right now',
    sentence:
      'Answers can’t be taken right now, and nothing of yours was used up or lost. Try again in {seconds} seconds, with the same receipt.',
  },
} as const satisfies ProblemTable;
