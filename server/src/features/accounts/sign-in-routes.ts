import { randomUUID } from 'node:crypto';
import {
  secondFactorBody,
  sessionList,
  signInBody,
  signInResult,
} from '@followthrough/shared/api/sessions.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Attempts } from '../../http/attempts.ts';
import { placeOf } from '../../http/attempts.ts';
import { freshSecret, sha256 } from '../../credentials/fresh-secret.ts';
import { passwordMatches } from '../../credentials/password.ts';
import { cookieNames, credentialsOf } from '../../http/actor.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { personOf } from '../../http/person-of.ts';
import { Problem } from '../../http/problem.ts';
import { ownRow, personByEmail } from './queries.ts';
import { useSecondFactor } from './use-second-factor.ts';
import { deleteSession, deleteSessionsBut, endSession, listSessions } from './session-queries.ts';
import { clearSessionCookie, startSession } from './start-session.ts';
import { beginStep, takeStep } from './step-queries.ts';

const STEP_MINUTES = 10;

/** Signing in and out, and the browsers in which a person is signed in. */
export function signInRoutes(app: FastifyInstance, ground: Ground, attempts: Attempts): void {
  const { secureCookies } = ground;

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/sign-in',
    access: 'public',
    tag: 'sign-in',
    summary: 'Sign in with an address and a password',
    description:
      'The answer is the same, in body and in the work done, for an unknown address and for a wrong password.',
    body: signInBody,
    response: signInResult,
    leavesNoTrace: true,
    handle: async (call) => {
      const { tx, now, request, body } = call;
      const place = placeOf(request.ip);
      attempts.take('sign-in from', place, 60, now);
      attempts.take('sign-in to', body.email, 40, now);
      // Tighter for one place at one address, so that a stranger elsewhere can't lock the owner out with a few tries.
      attempts.take('sign-in from to', `${place} ${body.email}`, 10, now);
      const personId = await personByEmail(tx, body.email);
      // For nobody the same queries run in the scope of nobody.
      await call.extendScope({ personId: personId ?? randomUUID() });
      const person = await ownRow(tx);
      const right = await passwordMatches(body.password, person?.password_hash ?? null);
      if (!personId || !person || !right) throw new Problem('wrong_credentials');
      if (person.totp_confirmed_at) {
        const { secret, hash } = freshSecret();
        const expiresAt = new Date(now.getTime() + STEP_MINUTES * 60_000);
        await beginStep(tx, { hash, personId, kind: 'second_factor', challenge: null, expiresAt });
        return { state: 'second_factor' as const, step: secret };
      }
      await startSession(call, secureCookies, personId);
      return { state: 'signed_in' as const };
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/sign-in/second-factor',
    access: 'public',
    tag: 'sign-in',
    summary: 'Finish signing in with a code of the authenticator app, or a recovery code',
    body: secondFactorBody,
    response: signInResult,
    leavesNoTrace: true,
    handle: async (call) => {
      const { tx, now, body } = call;
      const step = await takeStep(tx, sha256(body.step), 'second_factor', now);
      if (!step?.personId) throw new Problem('sign_in_expired');
      attempts.take('second factor', step.personId, 10, now);
      await call.extendScope({ personId: step.personId });
      const right = await useSecondFactor(tx, {
        personId: step.personId,
        code: body.code,
        secret: ground.secret,
        now,
      });
      // Throwing rolls back, so the step is still there for another try.
      if (!right) throw new Problem('wrong_code');
      await startSession(call, secureCookies, step.personId);
      return { state: 'signed_in' as const };
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/sign-out',
    access: 'public',
    tag: 'sign-in',
    summary: 'Sign out of this browser; without a session it does nothing',
    response: z.null(),
    leavesNoTrace: true,
    handle: async ({ tx, request, reply }) => {
      const { sessionHash } = credentialsOf(request, secureCookies);
      if (sessionHash) await endSession(tx, sessionHash);
      clearSessionCookie(reply, secureCookies);
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/leave',
    access: 'public',
    tag: 'sign-in',
    summary: 'Leave fast: end the session and have the browser forget this site',
    response: z.null(),
    leavesNoTrace: true,
    handle: async ({ tx, request, reply }) => {
      const { sessionHash } = credentialsOf(request, secureCookies);
      if (sessionHash) await endSession(tx, sessionHash);
      clearSessionCookie(reply, secureCookies);
      void reply.clearCookie(cookieNames(secureCookies).section, { path: '/', secure: secureCookies });
      void reply.header('clear-site-data', '"cache", "cookies", "storage"');
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/me/sessions',
    access: 'account.use',
    tag: 'account',
    summary: 'Where this person is signed in',
    response: sessionList,
    handle: async ({ tx, actor, now }) => {
      const { personId, sessionId } = personOf(actor);
      const rows = await listSessions(tx, personId, now);
      return {
        sessions: rows.map((row) => ({
          sessionId: row.session_id,
          label: row.label,
          since: row.created_at.toISOString(),
          lastUsedOn: row.last_used_on,
          current: row.session_id === sessionId,
        })),
      };
    },
  });

  endpoint(app, ground, {
    method: 'DELETE',
    url: '/api/v1/me/sessions/:sessionId',
    access: 'account.use',
    tag: 'account',
    summary: 'Sign out one browser',
    params: z.object({ sessionId: z.uuid() }),
    response: z.null(),
    handle: async ({ tx, actor, params }) => {
      const { personId } = personOf(actor);
      if (!(await deleteSession(tx, personId, params.sessionId))) throw new Problem('not_found');
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'DELETE',
    url: '/api/v1/me/sessions',
    access: 'account.use',
    tag: 'account',
    summary: 'Sign out everywhere but here',
    response: z.null(),
    handle: async ({ tx, actor }) => {
      const { personId, sessionId } = personOf(actor);
      await deleteSessionsBut(tx, personId, sessionId);
      return null;
    },
  });
}
