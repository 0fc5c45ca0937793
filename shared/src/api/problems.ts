import { accountsProblems } from './problems/accounts.ts';
import { assessmentProblems } from './problems/assessment.ts';
import { ballotsProblems } from './problems/ballots.ts';
import { everyRequestProblems } from './problems/every-request.ts';
import { networksProblems } from './problems/networks.ts';
import { organizationsProblems } from './problems/organizations.ts';
import { roundsProblems } from './problems/rounds.ts';

/** By code. `sentence` says what happened and what to do; `{name}` parts are filled from the error's own details. */
export type ProblemTable = Record<string, { status: number; title: string; sentence: string }>;

/** Every error that the API can answer with: one catalogue, one code each (docs/errors.md is made from it). */
export const problems = {
  ...everyRequestProblems,
  ...assessmentProblems,
  ...accountsProblems,
  ...organizationsProblems,
  ...roundsProblems,
  ...ballotsProblems,
  ...networksProblems,
};

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

const moment = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** An instant as people write it; anything else as it is. */
const inWords = (value: unknown): string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
    ? `${moment.format(new Date(value))} UTC`
    : String(value);

/** Fills the `{name}` parts of a sentence. An unfilled part stays visible, so that a test sees it. */
export function problemSentence(code: ProblemCode, details: Record<string, unknown> = {}): string {
  return problems[code].sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in details ? inWords(details[name]) : whole,
  );
}
