import { passkeyChallenge, passkeySignInBody, signInResult } from '@followthrough/shared/api/sessions.ts';
import { generateAuthenticationOptions } from '@simplewebauthn/server';
import type { FastifyInstance } from 'fastify';
import type { Attempts } from '../../http/attempts.ts';
import { placeOf } from '../../http/attempts.ts';
import { freshSecret, sha256 } from '../../credentials/fresh-secret.ts';
import { verifiedAssertion } from '../../credentials/passkey.ts';
import { relyingParty } from '../../http/origin.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { Problem } from '../../http/problem.ts';
import { markPasskeyUsed, passkeyForSignIn, personByPasskey } from './passkey-queries.ts';
import { startSession } from './start-session.ts';
import { beginStep, takeStep } from './step-queries.ts';

/** Signing in with a passkey that the browser finds by itself: no address is typed, so none can be guessed at. */
export function passkeySignInRoutes(app: FastifyInstance, ground: Ground, attempts: Attempts): void {
  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/sign-in/passkey/challenge',
    access: 'public',
    tag: 'sign-in',
    summary: 'Begin: what the browser is to be asked',
    response: passkeyChallenge,
    leavesNoTrace: true,
    handle: async ({ tx, now, request }) => {
      attempts.take('passkey from', placeOf(request.ip), 60, now);
      const options = await generateAuthenticationOptions({
        rpID: relyingParty(ground, request).id,
        userVerification: 'required',
      });
      const step = freshSecret();
      await beginStep(tx, {
        hash: step.hash,
        personId: null,
        kind: 'passkey_sign_in',
        challenge: options.challenge,
        expiresAt: new Date(now.getTime() + 10 * 60_000),
      });
      return { step: step.secret, options: { ...options } };
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/sign-in/passkey',
    access: 'public',
    tag: 'sign-in',
    summary: 'Sign in with the passkey’s signature',
    description:
      'A passkey holds both factors (its device, and the finger, face or PIN that unlocked it), so no second step follows.',
    body: passkeySignInBody,
    response: signInResult,
    leavesNoTrace: true,
    handle: async (call) => {
      const { tx, now, request, body } = call;
      attempts.take('passkey from', placeOf(request.ip), 60, now);
      const step = await takeStep(tx, sha256(body.step), 'passkey_sign_in', now);
      if (!step?.challenge) throw new Problem('sign_in_expired');
      const personId = await personByPasskey(tx, body.response.id);
      if (!personId) throw new Problem('passkey_refused');
      await call.extendScope({ personId });
      const passkey = await passkeyForSignIn(tx, personId, body.response.id);
      const counter =
        passkey &&
        (await verifiedAssertion(body.response, step.challenge, relyingParty(ground, request), {
          credentialId: passkey.credential_id,
          publicKey: passkey.public_key,
          counter: Number(passkey.counter),
        }));
      if (!passkey || counter == null) throw new Problem('passkey_refused');
      await markPasskeyUsed(tx, personId, passkey.passkey_id, counter, now);
      await startSession(call, ground.secureCookies, personId);
      return { state: 'signed_in' as const };
    },
  });
}
