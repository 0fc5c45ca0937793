import type { FieldProblem, ProblemCode } from '@followthrough/shared/api/problems.ts';

/** The body of an `application/problem+json` answer, with the members that only one code carries. */
export interface ProblemBody {
  title: string;
  status: number;
  /** `unknown`: something between here and the server answered in its place. */
  code: ProblemCode | 'unknown';
  detail?: string;
  errors?: FieldProblem[];
  [extension: string]: unknown;
}

/** The server answered, and the answer is a refusal. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: ProblemBody['code'];
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: readonly FieldProblem[];
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title);
    this.status = body.status;
    this.code = body.code;
    this.title = body.title;
    this.detail = body.detail;
    this.errors = body.errors ?? [];
    this.body = body;
  }
}

/** A proxy in between may answer without our problem format; then the status is all there is to say. */
export function readProblem(status: number, statusText: string, body: unknown): Problem {
  const plain: ProblemBody = { title: statusText, status, code: 'unknown' };
  return new Problem(typeof body === 'object' && body !== null ? { ...plain, ...body } : plain);
}

/** The server could not be reached: nothing is known about whether it got the request. Safe to send again. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

/** The server answered something that this version of the page doesn't understand. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}
