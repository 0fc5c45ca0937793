import type { FieldProblem, ProblemBody, ProblemCode } from '@followthrough/shared/api/problems.ts';
import { problemSentence, problems } from '@followthrough/shared/api/problems.ts';

/** Thrown anywhere below a route; mapped once, in error-mapping.ts, to application/problem+json. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: Record<string, unknown>;
  readonly errors: FieldProblem[] | undefined;

  constructor(code: ProblemCode, details: Record<string, unknown> = {}, errors?: FieldProblem[]) {
    super(problemSentence(code, details));
    this.name = 'Problem';
    this.code = code;
    this.details = details;
    this.errors = errors;
  }

  body(): ProblemBody {
    const { status, title } = problems[this.code];
    return {
      type: `/problems/${this.code}`,
      title,
      status,
      code: this.code,
      detail: this.message,
      ...this.details,
      ...(this.errors ? { errors: this.errors } : {}),
    };
  }
}
