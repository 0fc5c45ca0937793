import type { ProblemTable } from '../problems.ts';

/** What any request can be answered with. */
export const everyRequestProblems = {
  bad_request: {
    status: 400,
    title: 'Not understood',
    sentence: 'Some of what was sent is not right. Correct the fields named below and send it again.',
  },
  bad_json: {
    status: 400,
    title: 'Not valid JSON',
    sentence: 'The body is not valid JSON: {problem}. Send a JSON object.',
  },
  not_signed_in: {
    status: 401,
    title: 'Sign in first',
    sentence: 'This needs you to be signed in. Sign in and try again; nothing you typed is lost.',
  },
  cross_site: {
    status: 403,
    title: 'From another site',
    sentence:
      'This request came from another site, so it was refused. Open Followthrough itself and try again.',
  },
  not_allowed: {
    status: 403,
    title: 'Not allowed',
    sentence:
      'Your role here does not allow this. A leader of the organization can do it or change your role.',
  },
  not_found: {
    status: 404,
    title: 'Not found',
    sentence: 'There is nothing at this address, or it is not yours to see.',
  },
  too_large: {
    status: 413,
    title: 'Too large',
    sentence: 'This is larger than the limit of {limit}. Make it smaller and send it again.',
  },
  unsupported_type: {
    status: 415,
    title: 'Type not supported',
    sentence: 'This kind of content can’t be taken here. {expected}',
  },
  key_reused: {
    status: 422,
    title: 'Key used before',
    sentence: 'This idempotency key was used for another request. Use a new key.',
  },
  too_many: {
    status: 429,
    title: 'Too many tries',
    sentence: 'Too many tries in a short time. Wait {seconds} seconds and try again.',
  },
  internal: {
    status: 500,
    title: 'Our mistake',
    sentence:
      'Something went wrong on our side, and it has been noted under {reference}. Nothing was half saved. Try again in a moment.',
  },
  pdf_not_here: {
    status: 501,
    title: 'No PDF from this server',
    sentence:
      'This server runs on a system for which its PDF writer is not made. Use the plain text at {text}, or open your invitation and print the questions from there.',
  },
  busy: {
    status: 503,
    title: 'Busy',
    sentence:
      'The service is busy or its database can’t be reached right now. Try again in {seconds} seconds. Sending the same thing again is safe: it is kept once.',
  },
  storage_full: {
    status: 507,
    title: 'Storage is full',
    sentence:
      'The service has no room to save anything new right now. Reading still works. Tell whoever runs it; try again later.',
  },
  version_needed: {
    status: 428,
    title: 'Version needed',
    sentence:
      'Say which version you changed: send it as If-Match, for example If-Match: "3", or "0" where nothing was saved yet.',
  },
  stale_version: {
    status: 412,
    title: 'Changed meanwhile',
    sentence:
      'Somebody changed this after you opened it. Nothing was overwritten: reload it and make your change again.',
  },
} as const satisfies ProblemTable;
