import { offerTokenBody, offerView } from '@followthrough/shared/api/networks.ts';
import {
  consentBody,
  counselSwitchBody,
  joinBody,
  joined,
  membershipBody,
  noteBody,
  preview,
  sharing,
} from '@followthrough/shared/api/sharing.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Actor, Membership } from '../../access/actor.ts';
import type { Attempts } from '../../http/attempts.ts';
import { placeOf } from '../../http/attempts.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { expectedVersion } from '../../http/if-match.ts';
import { personOf } from '../../http/person-of.ts';
import { PLAIN_TEXT } from '../../http/plain-text.ts';
import { Problem } from '../../http/problem.ts';
import { changeMembership, noteBeside, turnCounselSwitch } from './arrange.ts';
import { decide } from './decide.ts';
import { join, lookAtOffer } from './join.ts';
import { leave } from './leave.ts';
import { decidingMember, memberIn } from './member-in.ts';
import { sharingOf } from './overview.ts';
import { sharingAsText } from './plain-text.ts';
import { previewOf } from './preview.ts';

const at = '/api/v1/organizations/:orgId/sharing';
const inOrganization = z.object({ orgId: z.uuid() });
const inNetwork = inOrganization.extend({ networkId: z.uuid() });
const LANG = 'en';

/** What an organization lets networks tell of it: reading that, deciding it, joining and leaving (docs/networks.md §2–4). */
export function sharingRoutes(app: FastifyInstance, ground: Ground, attempts: Attempts): void {
  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/network-offers/open',
    access: 'offer.open',
    tag: 'sharing',
    summary: 'What an offer’s link shows, without using it up',
    body: offerTokenBody,
    response: offerView,
    leavesNoTrace: true,
    handle: ({ tx, actor, now, request, body, extendScope }) => {
      attempts.take('link from', placeOf(request.ip), 60, now);
      return lookAtOffer(tx, extendScope, personOf(actor), body.token, now);
    },
  });

  endpoint(app, ground, {
    method: 'GET',
    url: at,
    access: 'sharing.read',
    tag: 'sharing',
    summary: 'Who can see what about this organization, and what was told so far',
    params: inOrganization,
    response: sharing,
    handle: ({ tx, actor, now, extendScope }) => sharingOf(tx, extendScope, personOf(actor), now, LANG),
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/organizations/:orgId/sharing.txt',
    access: 'sharing.read',
    tag: 'sharing',
    summary: 'Who can see what about this organization, as plain text',
    params: inOrganization,
    response: z.string(),
    type: PLAIN_TEXT,
    handle: async ({ tx, actor, now, extendScope }) =>
      sharingAsText(await sharingOf(tx, extendScope, personOf(actor), now, LANG)),
  });

  endpoint(app, ground, {
    method: 'POST',
    url: at,
    access: 'sharing.decide',
    tag: 'sharing',
    summary: 'Join a network with an offer; whoever convenes it is not told',
    params: inOrganization,
    body: joinBody,
    response: joined,
    status: 201,
    leavesNoTrace: true,
    handle: async ({ tx, actor, now, request, body, extendScope }) => {
      attempts.take('link from', placeOf(request.ip), 60, now);
      const networkId = await join(tx, extendScope, memberOf(actor), body, now);
      return { networkId };
    },
  });

  endpoint(app, ground, {
    method: 'PUT',
    url: `${at}/counsel-switch`,
    access: 'sharing.decide',
    tag: 'sharing',
    summary: 'On legal advice, turn some questions into context only, from the next submission on',
    params: inOrganization,
    body: counselSwitchBody,
    response: z.null(),
    handle: async ({ tx, actor, now, params: { orgId }, body }) => {
      await turnCounselSwitch(tx, { orgId, on: body.counselSwitch, by: personOf(actor).name, now });
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: `${at}/:networkId/preview`,
    access: 'sharing.read',
    tag: 'sharing',
    summary: 'Exactly what each viewer would see of this organization if these levels held',
    params: inNetwork,
    body: consentBody,
    response: preview,
    leavesNoTrace: true,
    handle: async ({ tx, params, body, extendScope }) =>
      previewOf(tx, await memberIn(tx, extendScope, params), body),
  });

  endpoint(app, ground, {
    method: 'POST',
    url: `${at}/:networkId/consents`,
    access: 'sharing.decide',
    tag: 'sharing',
    summary: 'Decide what the network may be told of one year, recommendation by recommendation',
    description: 'If-Match carries the version that was read: how many decisions there were.',
    params: inNetwork,
    body: consentBody,
    response: z.null(),
    handle: async ({ tx, actor, now, params, body, request, extendScope }) => {
      const member = await decidingMember(tx, extendScope, params);
      const given = { ...body, expected: expectedVersion(request) };
      await decide(tx, member, given, { by: personOf(actor).name, now });
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'PUT',
    url: `${at}/:networkId`,
    access: 'sharing.decide',
    tag: 'sharing',
    summary: 'Change this organization’s place in the network, and whether its start may be seen',
    params: inNetwork,
    body: membershipBody,
    response: z.null(),
    handle: async ({ tx, params, body, extendScope }) => {
      await changeMembership(tx, await decidingMember(tx, extendScope, params), body);
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: `${at}/:networkId/leave`,
    access: 'sharing.decide',
    tag: 'sharing',
    summary: 'Leave the network; nobody is told',
    params: inNetwork,
    response: z.null(),
    handle: async ({ tx, actor, now, params, extendScope }) => {
      const member = await decidingMember(tx, extendScope, params);
      await leave(tx, member, { by: personOf(actor).name, now });
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'PUT',
    url: `${at}/:networkId/notes`,
    access: 'sharing.decide',
    tag: 'sharing',
    summary: 'Say something beside a by-name chart; it travels with that chart alone',
    params: inNetwork,
    body: noteBody,
    response: z.null(),
    handle: async ({ tx, actor, now, params, body, extendScope }) => {
      const member = await decidingMember(tx, extendScope, params);
      await noteBeside(tx, member, body, { by: personOf(actor).name, now });
      return null;
    },
  });
}

/** The person with the membership in the organization that she acts for. */
function memberOf(actor: Actor): { name: string; membership: Membership } {
  const { name, membership } = personOf(actor);
  if (!membership) throw new Problem('not_found');
  return { name, membership };
}
