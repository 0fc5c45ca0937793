/** Both doors as the respondent's device calls them: no cookie, no address of the page it comes from, nothing kept. */
import type { ProblemCode } from '@followthrough/shared/api/problems.ts';
import type {
  BallotBody,
  OpenResult,
  ReadBody,
  ReadResult,
  RoundCodeResult,
} from '@followthrough/shared/ballots/wire.ts';

/** A door said no. */
export class Refused extends Error {
  readonly code: ProblemCode;
  /** From the problem's own details. */
  readonly seconds: number;

  constructor(code: ProblemCode, seconds: number) {
    super(code);
    this.code = code;
    this.seconds = seconds;
  }
}

/** A door could not be reached, or its answer was lost on the way. */
export class Unreached extends Error {}

/** Long enough for a slow phone network; then it is better to say that nothing comes. */
const PATIENCE = 25_000;

async function call<T>(
  door: 'a' | 'b',
  method: string,
  path: string,
  body?: unknown,
  ifMatch?: number,
): Promise<T> {
  const host = document.querySelector<HTMLMetaElement>(`meta[name="door-${door}"]`)?.content ?? '';
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(`${host}/door-${door}/v1/${path}`, {
      method,
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    answer = await response.json();
  } catch (cause) {
    throw new Unreached('the door could not be reached', { cause });
  }
  if (response.ok) return answer as T;
  const problem = answer as { code?: ProblemCode; seconds?: number };
  throw new Refused(problem.code ?? 'internal', problem.seconds ?? 30);
}

export const openInvitation = (token: string) => call<OpenResult>('a', 'POST', 'open', { token });

export const signBlindly = (token: string, blinded: string) =>
  call<{ blindSignature: string }>('a', 'POST', 'sign', { token, blinded });

export const roundsBehind = (code: string) =>
  call<RoundCodeResult>('b', 'GET', `round-codes/${encodeURIComponent(code)}`);

export const putBallot = (roundId: string, keyHash: string, body: BallotBody) =>
  call<{ version: number }>(
    'b',
    'PUT',
    `rounds/${roundId}/ballots/${keyHash}`,
    body,
    body.version > 1 ? body.version - 1 : undefined,
  );

export const readBallot = (roundId: string, keyHash: string, body: ReadBody) =>
  call<ReadResult>('b', 'POST', `rounds/${roundId}/ballots/${keyHash}/read`, body);
