import type { ProblemTable } from '../problems.ts';

/** Signing in, and what belongs to a person. */
export const accountsProblems = {
  wrong_credentials: {
    status: 401,
    title: 'Not signed in',
    sentence:
      'The address and the password don’t go together. Try again, or have a link sent to you to set a new password.',
  },
  wrong_code: {
    status: 401,
    title: 'Wrong code',
    sentence:
      'This code is not right, or was used before. Wait for the next one in your app, or use one of your recovery codes.',
  },
  sign_in_expired: {
    status: 410,
    title: 'Start again',
    sentence: 'Too much time has passed since you began. Start again.',
  },
  passkey_refused: {
    status: 401,
    title: 'Passkey not accepted',
    sentence: 'This passkey was not accepted. Try again, or sign in with your password.',
  },
  wrong_password: {
    status: 403,
    title: 'Wrong password',
    sentence: 'This is not your password. Nothing was changed; try again.',
  },
  email_not_verified: {
    status: 403,
    title: 'Confirm your address first',
    sentence:
      'First confirm your e-mail address with the link we sent you. You can have it sent again from your account.',
  },
  link_unknown: {
    status: 404,
    title: 'Link not known',
    sentence: 'This link is not complete, or not ours. Copy all of it from the mail, or ask for a new one.',
  },
  link_used: {
    status: 410,
    title: 'Link used before',
    sentence: 'This link was used before, and works once. If you still need it, ask for a new one.',
  },
  link_expired: { status: 410, title: 'Link too old', sentence: 'This link is too old. Ask for a new one.' },
  second_factor_on: {
    status: 409,
    title: 'Already on',
    sentence: 'The second step is on already. Turn it off first to set it up anew.',
  },
  second_factor_not_begun: {
    status: 409,
    title: 'Not set up yet',
    sentence: 'Set the second step up first, then confirm it with a code from your app.',
  },
  passkey_known: {
    status: 409,
    title: 'Passkey is known',
    sentence: 'This passkey is in an account already.',
  },
} as const satisfies ProblemTable;
