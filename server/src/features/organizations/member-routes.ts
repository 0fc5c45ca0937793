import { memberList, memberRoleBody } from '@followthrough/shared/api/organizations.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { can } from '../../access/policy.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { personOf } from '../../http/person-of.ts';
import { Problem } from '../../http/problem.ts';
import { record } from '../audit/record.ts';
import { memberToChange } from './member-to-change.ts';
import { deleteMember, listMembers, setRole } from './queries.ts';

const member = z.object({ orgId: z.uuid(), personId: z.uuid() });

export function memberRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/organizations/:orgId/members',
    access: 'members.read',
    tag: 'members',
    summary: 'Who belongs to the organization',
    params: z.object({ orgId: z.uuid() }),
    response: memberList,
    handle: async ({ tx, actor, params }) => {
      const { personId } = personOf(actor);
      const rows = await listMembers(tx, params.orgId);
      return {
        members: rows.map((row) => ({
          personId: row.person_id,
          name: row.name,
          email: row.email,
          role: row.role,
          since: row.since.toISOString(),
          you: row.person_id === personId,
        })),
      };
    },
  });

  endpoint(app, ground, {
    method: 'PATCH',
    url: '/api/v1/organizations/:orgId/members/:personId',
    access: 'members.manage',
    tag: 'members',
    summary: 'Change a member’s role; one leader always stays',
    params: member,
    body: memberRoleBody,
    response: z.null(),
    handle: async ({ tx, actor, now, params: { orgId, personId }, body }) => {
      const { name, role } = await memberToChange(tx, orgId, personId, body.role);
      if (role === body.role) return null;
      await setRole(tx, orgId, personId, body.role);
      const detail = { member: name, from: role, to: body.role };
      await record(tx, { orgId, actor: personOf(actor).name, action: 'member.role_changed', detail, now });
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'DELETE',
    url: '/api/v1/organizations/:orgId/members/:personId',
    access: 'organization.read',
    tag: 'members',
    summary: 'Remove a member, or leave; one leader always stays',
    description: 'A leader may remove anybody; everybody may leave.',
    params: member,
    response: z.null(),
    handle: async ({ tx, actor, now, params: { orgId, personId } }) => {
      const person = personOf(actor);
      const leaves = person.personId === personId;
      if (!leaves && !can(actor, 'members.manage')) throw new Problem('not_allowed');
      const { name } = await memberToChange(tx, orgId, personId, null);
      await deleteMember(tx, orgId, personId);
      const action = leaves ? 'member.left' : 'member.removed';
      await record(tx, { orgId, actor: person.name, action, detail: { member: name }, now });
      return null;
    },
  });
}
