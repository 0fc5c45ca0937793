import type { FastifyRequest } from 'fastify';
import type { Ground } from './endpoint.ts';

/** The address people use: as configured, else the one this request came to. Without a trailing slash. */
export function originOf(ground: Ground, request: FastifyRequest): string {
  return ground.publicUrl?.origin ?? `${request.protocol}://${request.host}`;
}

/** Whom a passkey is for. It works under this host name and nowhere else. */
export function relyingParty(ground: Ground, request: FastifyRequest): { origin: string; id: string } {
  const origin = originOf(ground, request);
  return { origin, id: new URL(origin).hostname };
}
