import { randomUUID } from 'node:crypto';
import { confirmBody, passkeyList, passkeyNameBody } from '@followthrough/shared/api/accounts.ts';
import { passkeyMakingChallenge, passkeyRegistrationBody } from '@followthrough/shared/api/sessions.ts';
import { generateRegistrationOptions } from '@simplewebauthn/server';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Attempts } from '../../http/attempts.ts';
import { freshSecret, sha256 } from '../../credentials/fresh-secret.ts';
import { verifiedRegistration } from '../../credentials/passkey.ts';
import { relyingParty } from '../../http/origin.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { personOf } from '../../http/person-of.ts';
import { Problem } from '../../http/problem.ts';
import { changeNoticeLetter } from '../../mail/letters.ts';
import { sendMail } from '../../mail/send-mail.ts';
import { beginStep, takeStep } from './step-queries.ts';
import { confirmPassword } from './confirm-password.ts';
import { deletePasskey, insertPasskey, listPasskeys, renamePasskey } from './passkey-queries.ts';

const one = z.object({ passkeyId: z.uuid() });

/** A person's passkeys. Signing in with one is in passkey-sign-in-routes.ts. */
export function passkeyRoutes(app: FastifyInstance, ground: Ground, attempts: Attempts): void {
  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/me/passkeys',
    access: 'account.use',
    tag: 'account',
    summary: 'The passkeys of this account',
    response: passkeyList,
    handle: async ({ tx, actor }) => {
      const rows = await listPasskeys(tx, personOf(actor).personId);
      return {
        passkeys: rows.map((row) => ({
          passkeyId: row.passkey_id,
          name: row.name,
          since: row.created_at.toISOString(),
          lastUsedOn: row.last_used_on,
        })),
      };
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/me/passkeys/challenge',
    access: 'account.use',
    tag: 'account',
    summary: 'Begin adding a passkey: what the browser is to be asked',
    body: confirmBody,
    response: passkeyMakingChallenge,
    leavesNoTrace: true,
    handle: async ({ tx, actor, now, request, body }) => {
      const person = personOf(actor);
      if (!person.emailVerified) throw new Problem('email_not_verified');
      await confirmPassword(tx, attempts, person.personId, body.password, now);
      const known = await listPasskeys(tx, person.personId);
      const options = await generateRegistrationOptions({
        rpName: 'Yearly check',
        rpID: relyingParty(ground, request).id,
        userID: new TextEncoder().encode(person.personId),
        userName: person.email,
        userDisplayName: person.name,
        attestationType: 'none',
        excludeCredentials: known.map((passkey) => ({ id: passkey.credential_id })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      const step = freshSecret();
      await beginStep(tx, {
        hash: step.hash,
        personId: person.personId,
        kind: 'passkey_register',
        challenge: options.challenge,
        expiresAt: new Date(now.getTime() + 10 * 60_000),
      });
      const { rp, user, pubKeyCredParams } = options;
      const plain = {
        rp: { ...rp },
        user: { ...user },
        pubKeyCredParams: pubKeyCredParams.map((one) => ({ ...one })),
      };
      return { step: step.secret, options: { ...options, ...plain } };
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/me/passkeys',
    access: 'account.use',
    tag: 'account',
    summary: 'Add the passkey that the browser made',
    body: passkeyRegistrationBody,
    response: z.null(),
    leavesNoTrace: true,
    handle: async ({ tx, actor, now, request, body }) => {
      const { personId, email } = personOf(actor);
      const step = await takeStep(tx, sha256(body.step), 'passkey_register', now);
      if (!step?.challenge || step.personId !== personId) throw new Problem('sign_in_expired');
      const passkey = await verifiedRegistration(
        body.response,
        step.challenge,
        relyingParty(ground, request),
      );
      if (!passkey) throw new Problem('passkey_refused');
      const added = await insertPasskey(tx, {
        passkeyId: randomUUID(),
        personId,
        name: body.name,
        now,
        ...passkey,
      });
      if (!added) throw new Problem('passkey_known');
      await sendMail(tx, ground.secret, changeNoticeLetter(email, `The passkey “${body.name}” was added.`));
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'PATCH',
    url: '/api/v1/me/passkeys/:passkeyId',
    access: 'account.use',
    tag: 'account',
    summary: 'Rename a passkey',
    params: one,
    body: passkeyNameBody,
    response: z.null(),
    handle: async ({ tx, actor, params, body }) => {
      const renamed = await renamePasskey(tx, personOf(actor).personId, params.passkeyId, body.name);
      if (!renamed) throw new Problem('not_found');
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'DELETE',
    url: '/api/v1/me/passkeys/:passkeyId',
    access: 'account.use',
    tag: 'account',
    summary: 'Remove a passkey',
    params: one,
    response: z.null(),
    handle: async ({ tx, actor, params }) => {
      const removed = await deletePasskey(tx, personOf(actor).personId, params.passkeyId);
      if (!removed) throw new Problem('not_found');
      return null;
    },
  });
}
