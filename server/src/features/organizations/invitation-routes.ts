import { randomUUID } from 'node:crypto';
import { invitationBody, invitationList, invitationMade } from '@followthrough/shared/api/organizations.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { freshSecret } from '../../credentials/fresh-secret.ts';
import type { Attempts } from '../../http/attempts.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { originOf } from '../../http/origin.ts';
import { personOf } from '../../http/person-of.ts';
import { Problem } from '../../http/problem.ts';
import { invitationLetter } from '../../mail/letters.ts';
import { sendMail } from '../../mail/send-mail.ts';
import { record } from '../audit/record.ts';
import {
  insertInvitation,
  isMemberAddress,
  pendingInvitations,
  revokeInvitation,
  revokePendingFor,
} from './invitation-queries.ts';

const params = z.object({ orgId: z.uuid() });
const DAYS = 14;

/** Inviting people by mail. What the invited person does is in accept-routes.ts. */
export function invitationRoutes(app: FastifyInstance, ground: Ground, attempts: Attempts): void {
  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/organizations/:orgId/invitations',
    access: 'members.manage',
    tag: 'members',
    summary: 'Invitations that wait for an answer',
    params,
    response: invitationList,
    handle: async ({ tx, now, params: { orgId } }) => ({
      invitations: (await pendingInvitations(tx, orgId)).map((row) => ({
        invitationId: row.invitation_id,
        email: row.email,
        role: row.role,
        invitedBy: row.invited_by,
        sentAt: row.created_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        expired: row.expires_at <= now,
        mailed: row.mailed_at !== null,
      })),
    }),
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/organizations/:orgId/invitations',
    access: 'members.manage',
    tag: 'members',
    summary: 'Invite somebody by mail; a newer invitation replaces an older one to the same address',
    params,
    body: invitationBody,
    response: invitationMade,
    status: 201,
    handle: async ({ tx, actor, now, request, params: { orgId }, body }) => {
      const { name, membership } = personOf(actor);
      attempts.take('invite for', orgId, 40, now);
      attempts.take('mail to', body.email, 5, now);
      if (await isMemberAddress(tx, orgId, body.email)) throw new Problem('already_member');
      // Before anything else is written: the record's lock makes two invitations to one address take turns.
      await record(tx, { orgId, actor: name, action: 'member.invited', detail: { ...body }, now });
      await revokePendingFor(tx, orgId, body.email, now);
      const invitationId = randomUUID();
      const { secret, hash } = freshSecret();
      const expiresAt = new Date(now.getTime() + DAYS * 86_400_000);
      await insertInvitation(tx, {
        orgId,
        invitationId,
        ...body,
        tokenHash: hash,
        invitedBy: name,
        now,
        expiresAt,
      });
      const link = `${originOf(ground, request)}/invitation#${secret}`;
      const letter = invitationLetter(body.email, name, membership?.orgName ?? '', link);
      await sendMail(tx, ground.secret, letter, { invitation: { orgId, invitationId } });
      return { invitationId };
    },
  });

  endpoint(app, ground, {
    method: 'DELETE',
    url: '/api/v1/organizations/:orgId/invitations/:invitationId',
    access: 'members.manage',
    tag: 'members',
    summary: 'Take an invitation back',
    params: params.extend({ invitationId: z.uuid() }),
    response: z.null(),
    handle: async ({ tx, actor, now, params: { orgId, invitationId } }) => {
      const email = await revokeInvitation(tx, orgId, invitationId, now);
      if (!email) throw new Problem('not_found');
      const { name } = personOf(actor);
      await record(tx, { orgId, actor: name, action: 'invitation.revoked', detail: { email }, now });
      return null;
    },
  });
}
