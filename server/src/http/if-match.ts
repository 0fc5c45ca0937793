import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

/** The version that an edit is based on, from `If-Match: "3"`. A save without one could overwrite what nobody has seen. */
export function expectedVersion(request: FastifyRequest): number {
  const given = /^"?(\d{1,9})"?$/.exec(request.headers['if-match'] ?? '')?.[1];
  if (given === undefined) throw new Problem('version_needed');
  return Number(given);
}
