/**
 * Every error that the API can answer with: one catalogue, one code each (docs/errors.md is made from it).
 * `sentence` says what happened and what to do; `{name}` parts are filled from the error's own details.
 */
export const problems = {
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
  stale_answer: {
    status: 412,
    title: 'Changed meanwhile',
    sentence:
      'Somebody changed this answer after you opened it. Nothing was overwritten: look at both and choose.',
  },
  answer_invalid: {
    status: 422,
    title: 'Not saved yet',
    sentence:
      'This answer can’t be saved as it is. What you typed is still there: correct the places named below.',
  },
  profile_invalid: {
    status: 422,
    title: 'Not saved yet',
    sentence: 'The profile can’t be saved as it is. Correct the places named below.',
  },
  unknown_item: {
    status: 404,
    title: 'No such question',
    sentence:
      'This year’s check has no question {itemId}. Reload the page to see the questions of this version.',
  },
  cycle_not_open: {
    status: 409,
    title: 'Not open yet',
    sentence: 'This check opens on {opensAt}. Nothing can be saved before.',
  },
  cycle_closed: {
    status: 409,
    title: 'Closed',
    sentence:
      'This check closed on {closesAt} and can’t be changed any more. Everything saved before then is kept.',
  },
  cycle_submitted: {
    status: 409,
    title: 'Already submitted',
    sentence:
      'This check was submitted. Take it back first if you want to change something; nothing was changed.',
  },
  cycle_exists: {
    status: 409,
    title: 'Already there',
    sentence: 'There is a check for {year} already. Open that one, or choose another year.',
  },
  cycle_running: {
    status: 409,
    title: 'One at a time',
    sentence: 'The check for {year} is still running. A new one can be opened after it closes.',
  },
  no_check_for_funders: {
    status: 409,
    title: 'Not for funders',
    sentence: 'Funders don’t take this check; it is for coalitions, support providers and programs.',
  },
  no_results_yet: {
    status: 409,
    title: 'No results yet',
    sentence: 'Results appear when the check is submitted. Nothing is scored before.',
  },
  section_link_dead: {
    status: 410,
    title: 'Link no longer works',
    sentence:
      'This link has ended, was taken back, or was not copied whole. Ask the person who sent it for a new one.',
  },
  file_missing: {
    status: 400,
    title: 'No file',
    sentence: 'No whole file arrived. Send one file, and nothing else, as multipart/form-data.',
  },
  file_empty: { status: 422, title: 'Empty file', sentence: 'This file is empty. Choose the file again.' },
  file_type_refused: {
    status: 415,
    title: 'Kind of file not taken',
    sentence:
      'This kind of file can’t be taken here. Send PDF, PNG, JPEG, WebP, DOCX, XLSX, ODT, ODS, CSV or plain text.',
  },
  picture_too_large: {
    status: 422,
    title: 'Picture too large',
    sentence: 'This picture has more than 50 million pixels. Make it smaller and send it again.',
  },
  too_many_files: {
    status: 409,
    title: 'Enough files',
    sentence: 'A question can hold {limit} files. Remove one first.',
  },
  stale_version: {
    status: 412,
    title: 'Changed meanwhile',
    sentence:
      'Somebody changed this after you opened it. Nothing was overwritten: reload it and make your change again.',
  },
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
  cannot_convene: {
    status: 409,
    title: 'Not for this kind',
    sentence: 'Networks are convened by coalitions, support providers and funders.',
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
  door_shut: {
    status: 503,
    title: 'Can’t answer right now',
    sentence:
      'Answers can’t be taken right now, and nothing of yours was used up or lost. Try again in {seconds} seconds, with the same receipt.',
  },
} as const satisfies Record<string, { status: number; title: string; sentence: string }>;

export type ProblemCode = keyof typeof problems;

/** One wrong field: where (`rows.0.people`), a code, and what to do about it. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** RFC 9457 body of every error answer. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail: string;
  errors?: FieldProblem[];
  [extension: string]: unknown;
}

/** Fills the `{name}` parts of a sentence. An unfilled part stays visible, so that a test sees it. */
export function problemSentence(code: ProblemCode, details: Record<string, unknown> = {}): string {
  return problems[code].sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in details ? String(details[name]) : whole,
  );
}
