import { randomUUID } from 'node:crypto';
import {
  recoveryBody,
  recoveryFinishBody,
  registrationBody,
  verificationBody,
} from '@followthrough/shared/api/accounts.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Attempts } from '../../http/attempts.ts';
import { placeOf } from '../../http/attempts.ts';
import { originOf } from '../../http/origin.ts';
import { hashPassword } from '../../credentials/password.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { personOf } from '../../http/person-of.ts';
import { Problem } from '../../http/problem.ts';
import { alreadyRegisteredLetter, changeNoticeLetter, verifyAddressLetter } from '../../mail/letters.ts';
import { sendMail } from '../../mail/send-mail.ts';
import { deleteSessionsBut } from './session-queries.ts';
import { newEmailLink, useLink } from './email-links.ts';
import { queueRecovery } from './jobs.ts';
import { markVerified, ownRow, personByEmail, registerPerson, setPassword } from './queries.ts';

/** Making an account, confirming its address, and getting back in. */
export function registrationRoutes(app: FastifyInstance, ground: Ground, attempts: Attempts): void {
  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/registrations',
    access: 'public',
    tag: 'sign-in',
    summary: 'Make an account; a link to confirm the address goes out by mail',
    description: 'An address that has an account already gets the same answer; its owner is told by mail.',
    body: registrationBody,
    response: z.null(),
    leavesNoTrace: true,
    handle: async ({ tx, now, request, body }) => {
      attempts.take('register from', placeOf(request.ip), 20, now);
      attempts.take('mail to', body.email, 5, now);
      const origin = originOf(ground, request);
      const passwordHash = await hashPassword(body.password);
      const made = randomUUID();
      const isNew = await registerPerson(tx, {
        personId: made,
        email: body.email,
        name: body.name,
        passwordHash,
        now,
      });
      const personId = (await personByEmail(tx, body.email)) ?? made;
      // Either way: one link, one mail.
      const purpose = isNew ? 'verify_email' : 'recover';
      const link = await newEmailLink(tx, { personId, purpose, origin, now });
      const letter = isNew
        ? verifyAddressLetter(body.email, body.name, link)
        : alreadyRegisteredLetter(body.email, link);
      await sendMail(tx, ground.secret, letter);
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/verifications/again',
    access: 'account.use',
    tag: 'account',
    summary: 'Send the link that confirms the address again',
    response: z.null(),
    handle: async ({ tx, actor, now, request }) => {
      const person = personOf(actor);
      if (person.emailVerified) return null;
      attempts.take('mail to', person.email, 5, now);
      const origin = originOf(ground, request);
      const link = await newEmailLink(tx, {
        personId: person.personId,
        purpose: 'verify_email',
        origin,
        now,
      });
      await sendMail(tx, ground.secret, verifyAddressLetter(person.email, person.name, link));
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/verifications',
    access: 'public',
    tag: 'sign-in',
    summary: 'Confirm an address with the link’s secret; it works once',
    body: verificationBody,
    response: z.null(),
    leavesNoTrace: true,
    handle: async ({ tx, now, request, body, extendScope }) => {
      attempts.take('link from', placeOf(request.ip), 60, now);
      const personId = await useLink(tx, body.token, 'verify_email', now);
      await extendScope({ personId });
      await markVerified(tx, personId, now);
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/recoveries',
    access: 'public',
    tag: 'sign-in',
    summary: 'Have a link sent that sets a new password; the answer is the same for every address',
    body: recoveryBody,
    response: z.null(),
    leavesNoTrace: true,
    handle: async ({ tx, now, request, body }) => {
      attempts.take('recover from', placeOf(request.ip), 20, now);
      attempts.take('mail to', body.email, 5, now);
      await queueRecovery(tx, ground.secret, body.email, originOf(ground, request));
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/recoveries/finish',
    access: 'public',
    tag: 'sign-in',
    summary: 'Set a new password with the link’s secret, and sign everybody out',
    description:
      'It signs nobody in: signing in with the new password still asks for the second step, where one is set up. The link also confirms the address.',
    body: recoveryFinishBody,
    response: z.null(),
    leavesNoTrace: true,
    handle: async ({ tx, now, request, body, extendScope }) => {
      attempts.take('link from', placeOf(request.ip), 60, now);
      const personId = await useLink(tx, body.token, 'recover', now);
      await extendScope({ personId });
      const person = await ownRow(tx);
      if (!person) throw new Problem('link_unknown');
      await setPassword(tx, personId, await hashPassword(body.password));
      await markVerified(tx, personId, now);
      await deleteSessionsBut(tx, personId, null);
      await sendMail(
        tx,
        ground.secret,
        changeNoticeLetter(person.email, 'Your password was changed through a link in your mail.'),
      );
      return null;
    },
  });
}
