import { randomUUID } from 'node:crypto';
import {
  newOrganizationBody,
  organization,
  organizationNameBody,
} from '@followthrough/shared/api/organizations.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Membership, PersonActor } from '../../access/actor.ts';
import { abilitiesOf } from '../../access/policy.ts';
import type { Attempts } from '../../http/attempts.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { personOf } from '../../http/person-of.ts';
import { Problem } from '../../http/problem.ts';
import { record } from '../audit/record.ts';
import { insertMember, insertOrganization, renameOrganization } from './queries.ts';

const params = z.object({ orgId: z.uuid() });

export function organizationRoutes(app: FastifyInstance, ground: Ground, attempts: Attempts): void {
  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/organizations',
    access: 'organization.create',
    tag: 'organizations',
    summary: 'Make an organization; whoever makes it leads it',
    body: newOrganizationBody,
    response: organization,
    status: 201,
    handle: async ({ tx, actor, now, body, extendScope }) => {
      const person = personOf(actor);
      if (!person.emailVerified) throw new Problem('email_not_verified');
      attempts.take('new organization by', person.personId, 10, now);
      const { personId, name, email } = person;
      const orgId = randomUUID();
      await extendScope({ orgId });
      await insertOrganization(tx, { orgId, ...body, now });
      await insertMember(tx, { orgId, personId, role: 'leader', name, email, now });
      await record(tx, { orgId, actor: name, action: 'organization.created', detail: { ...body }, now });
      return view(person, { orgId, orgName: body.name, kind: body.kind, role: 'leader', isDemo: false });
    },
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/organizations/:orgId',
    access: 'organization.read',
    tag: 'organizations',
    summary: 'One organization, and what the person asking may do there',
    params,
    response: organization,
    handle: async ({ actor }) => {
      const person = personOf(actor);
      if (!person.membership) throw new Problem('not_found');
      return view(person, person.membership);
    },
  });

  endpoint(app, ground, {
    method: 'PATCH',
    url: '/api/v1/organizations/:orgId',
    access: 'organization.change',
    tag: 'organizations',
    summary: 'Change the organization’s name',
    params,
    body: organizationNameBody,
    response: z.null(),
    handle: async ({ tx, actor, now, params: { orgId }, body }) => {
      const { name, membership } = personOf(actor);
      await renameOrganization(tx, orgId, body.name);
      const detail = { from: membership?.orgName ?? '', to: body.name };
      await record(tx, { orgId, actor: name, action: 'organization.renamed', detail, now });
      return null;
    },
  });
}

function view(actor: PersonActor, membership: Membership): z.input<typeof organization> {
  const { orgId, orgName, kind, role, isDemo } = membership;
  return { orgId, name: orgName, kind, role, isDemo, abilities: abilitiesOf({ ...actor, membership }) };
}
