import { me, nameBody, passwordChangeBody } from '@followthrough/shared/api/accounts.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Actor } from '../../access/actor.ts';
import { abilitiesOf } from '../../access/policy.ts';
import type { Attempts } from '../../http/attempts.ts';
import { hashPassword } from '../../credentials/password.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { personOf } from '../../http/person-of.ts';
import { changeNoticeLetter } from '../../mail/letters.ts';
import { sendMail } from '../../mail/send-mail.ts';
import { deleteSessionsBut } from './session-queries.ts';
import { confirmPassword } from './confirm-password.ts';
import { renameSelf, setPassword } from './queries.ts';

interface Flags {
  mailbox: boolean;
}

/** Who is asking, and what they may change about themselves. */
export function meRoutes(app: FastifyInstance, ground: Ground, attempts: Attempts, flags: Flags): void {
  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/me',
    access: 'public',
    tag: 'account',
    summary: 'Who is asking, where they belong, and what they may do there',
    response: me,
    handle: async ({ actor }) => describe(actor, flags),
  });

  endpoint(app, ground, {
    method: 'PATCH',
    url: '/api/v1/me',
    access: 'account.use',
    tag: 'account',
    summary: 'Change the name that colleagues see',
    body: nameBody,
    response: z.null(),
    handle: async ({ tx, body }) => {
      await renameSelf(tx, body.name);
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'PUT',
    url: '/api/v1/me/password',
    access: 'account.use',
    tag: 'account',
    summary: 'Change the password, and sign out everywhere else',
    body: passwordChangeBody,
    response: z.null(),
    handle: async ({ tx, actor, now, body }) => {
      const person = personOf(actor);
      await confirmPassword(tx, attempts, person.personId, body.current, now);
      await setPassword(tx, person.personId, await hashPassword(body.next));
      await deleteSessionsBut(tx, person.personId, person.sessionId);
      await sendMail(tx, ground.secret, changeNoticeLetter(person.email, 'Your password was changed.'));
      return null;
    },
  });
}

function describe(actor: Actor, flags: Flags): z.input<typeof me> {
  if (actor.kind === 'anonymous') return { person: null, memberships: [], guest: null, flags };
  if (actor.kind === 'section_guest') {
    return { person: null, memberships: [], guest: { ...actor, kind: actor.orgKind }, flags };
  }
  const { personId, name, email, emailVerified, memberships } = actor;
  return {
    person: { personId, name, email, emailVerified },
    memberships: memberships.map((membership) => ({
      ...membership,
      abilities: abilitiesOf({ ...actor, membership }),
    })),
    guest: null,
    flags,
  };
}
