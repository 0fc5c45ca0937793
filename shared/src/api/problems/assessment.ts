import type { ProblemTable } from '../problems.ts';

/** The yearly check and its evidence. */
export const assessmentProblems = {
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
    sentence:
      'Funders don’t take this check; it is for programs, coalitions, and training and support providers.',
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
} as const satisfies ProblemTable;
