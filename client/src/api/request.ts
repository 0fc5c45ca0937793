import type * as z from 'zod';
import { OfflineError, UnreadableAnswer, readProblem } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RequestOptions<Schema extends z.ZodType | undefined> {
  /** Sent as JSON. */
  body?: unknown;
  /** The wire schema of the answer; without it the answer's body is ignored. */
  schema?: Schema;
  /** The version that the change is based on; the server refuses with 412 when someone else was faster. */
  ifMatch?: number | string | undefined;
  /** Keep the same key when sending the same thing again, so that it happens once. Made up here when absent. */
  idempotencyKey?: string | undefined;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

/**
 * The one way to the server.
 *
 * @throws {Problem} the server refused; `status` and `code` say why
 * @throws {OfflineError} the server could not be reached
 * @throws {UnreadableAnswer} the answer doesn't fit `schema`
 */
export async function request<Schema extends z.ZodType | undefined = undefined>(
  method: Method,
  path: string,
  options: RequestOptions<Schema> = {},
): Promise<Schema extends z.ZodType ? z.output<Schema> : void> {
  const response = await send(method, path, options);
  if (!response.ok) {
    throw readProblem(response.status, response.statusText, await response.json().catch(() => null));
  }

  const result: unknown = options.schema ? await readBody(response, options.schema) : undefined;
  return result as Schema extends z.ZodType ? z.output<Schema> : void;
}

async function send(method: Method, path: string, options: RequestOptions<z.ZodType | undefined>) {
  const headers = new Headers({ accept: 'application/json', ...options.headers });
  if (options.body !== undefined) headers.set('content-type', 'application/json');
  if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`);
  if (method === 'POST') headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID());
  try {
    return await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new OfflineError('The server could not be reached.', { cause });
  }
}

async function readBody(response: Response, schema: z.ZodType): Promise<unknown> {
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new UnreadableAnswer('The answer is not JSON.', { cause });
  });
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new UnreadableAnswer('The answer has another shape.', { cause: parsed.error });
  return parsed.data;
}
