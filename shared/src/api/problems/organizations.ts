import type { ProblemTable } from '../problems.ts';

/** Who belongs to an organization, and who is invited. */
export const organizationsProblems = {
  already_member: {
    status: 409,
    title: 'Already a member',
    sentence:
      'This person belongs to the organization already. You can change the role in the list of people.',
  },
  last_leader: {
    status: 409,
    title: 'Needs a leader',
    sentence: 'An organization needs at least one leader. Make somebody else a leader first.',
  },
  invitation_unknown: {
    status: 404,
    title: 'Invitation not known',
    sentence:
      'This invitation is not complete, or not ours. Copy the whole link from the mail, or ask for a new invitation.',
  },
  invitation_expired: {
    status: 410,
    title: 'Invitation too old',
    sentence: 'This invitation has ended. Ask the person who sent it for a new one.',
  },
  invitation_revoked: {
    status: 410,
    title: 'Invitation taken back',
    sentence:
      'This invitation was taken back or replaced by a newer one. Look for a newer mail, or ask the person who sent it.',
  },
  invitation_used: {
    status: 410,
    title: 'Invitation used before',
    sentence: 'This invitation was accepted before. Sign in to find the organization in your list.',
  },
  invitation_other_address: {
    status: 403,
    title: 'For another address',
    sentence:
      'This invitation was sent to another address than the one you are signed in with. Sign in with that one, or ask for a new invitation.',
  },
} as const satisfies ProblemTable;
