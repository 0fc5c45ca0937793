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

/** Fills the `{name}` parts of a sentence. An unfilled part stays visible, so that a test sees it. */
export function problemSentence(code: ProblemCode, details: Record<string, unknown> = {}): string {
  return problems[code].sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in details ? String(details[name]) : whole,
  );
}
