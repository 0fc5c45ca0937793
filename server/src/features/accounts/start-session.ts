import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { freshSecret } from '../../credentials/fresh-secret.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { ExtendScope } from '../../db/scope.ts';
import { cookieNames, credentialsOf } from '../../http/actor.ts';
import { endSession, insertSession } from './session-queries.ts';

const DAYS = 30;

/** Signs a person in on this browser: a new session, which replaces whatever session the browser had. */
export async function startSession(
  call: {
    tx: Tx;
    request: FastifyRequest;
    reply: FastifyReply;
    now: Date;
    extendScope: ExtendScope;
  },
  secureCookies: boolean,
  personId: string,
): Promise<void> {
  const { tx, request, reply, now } = call;
  const former = credentialsOf(request, secureCookies).sessionHash;
  if (former) await endSession(tx, former);
  const { secret, hash } = freshSecret();
  await call.extendScope({ personId });
  await insertSession(tx, {
    hash,
    sessionId: randomUUID(),
    personId,
    label: browserFamily(request.headers['user-agent'] ?? ''),
    now,
    expiresAt: new Date(now.getTime() + DAYS * 86_400_000),
  });
  void reply.setCookie(cookieNames(secureCookies).session, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies,
    maxAge: DAYS * 86_400,
  });
}

export function clearSessionCookie(reply: FastifyReply, secureCookies: boolean): void {
  void reply.clearCookie(cookieNames(secureCookies).session, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies,
  });
}

const browsers = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const systems = [
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
] as const;

/** "Firefox on Windows": enough to recognize one's own browser, too little to follow it. */
function browserFamily(userAgent: string): string {
  const browser = browsers.find(([sign]) => sign.test(userAgent))?.[1] ?? 'A browser';
  const system = systems.find(([sign]) => sign.test(userAgent))?.[1];
  return system ? `${browser} on ${system}` : browser;
}
