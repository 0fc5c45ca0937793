import {
  invitationAccepted,
  invitationTokenBody,
  invitationView,
} from '@followthrough/shared/api/organizations.ts';
import type { FastifyInstance } from 'fastify';
import type { Attempts } from '../../http/attempts.ts';
import { placeOf } from '../../http/attempts.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { personOf } from '../../http/person-of.ts';
import { Problem } from '../../http/problem.ts';
import { record } from '../audit/record.ts';
import { markAccepted, verifyOwnAddress } from './invitation-queries.ts';
import { openInvitation } from './open-invitation.ts';
import { insertMember } from './queries.ts';

/** What the person with the link does. The link names the organization, so the scope is only known here. */
export function acceptRoutes(app: FastifyInstance, ground: Ground, attempts: Attempts): void {
  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/invitations/look',
    access: 'public',
    tag: 'members',
    summary: 'What an invitation says, without using it up',
    body: invitationTokenBody,
    response: invitationView,
    leavesNoTrace: true,
    handle: async ({ tx, now, request, body }) => {
      attempts.take('link from', placeOf(request.ip), 60, now);
      const found = await openInvitation(tx, body.token, now);
      return {
        orgName: found.org_name,
        kind: found.kind,
        role: found.role,
        invitedBy: found.invited_by,
        email: found.email,
      };
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/invitations/accept',
    access: 'invitation.accept',
    tag: 'members',
    summary: 'Accept an invitation with the account of the address it was sent to',
    description: 'Holding the link shows that the address is one’s own, so accepting also confirms it.',
    body: invitationTokenBody,
    response: invitationAccepted,
    leavesNoTrace: true,
    handle: async ({ tx, actor, now, request, body, extendScope }) => {
      attempts.take('link from', placeOf(request.ip), 60, now);
      const { personId, name, email } = personOf(actor);
      const found = await openInvitation(tx, body.token, now);
      if (found.email !== email) throw new Problem('invitation_other_address');
      const orgId = found.org_id;
      await extendScope({ orgId });
      if (!(await markAccepted(tx, orgId, found.invitation_id, now))) throw new Problem('invitation_used');
      const isNew = await insertMember(tx, { orgId, personId, role: found.role, name, email, now });
      if (!isNew) throw new Problem('already_member');
      await verifyOwnAddress(tx, personId, now);
      const detail = { role: found.role, invitedBy: found.invited_by };
      await record(tx, { orgId, actor: name, action: 'member.joined', detail, now });
      return { orgId };
    },
  });
}
