import {
  network,
  networkBody,
  networkChangeBody,
  networkCycleBody,
  networkList,
  networkMade,
  pledgeBody,
} from '@followthrough/shared/api/networks.ts';
import { offeredBreakdowns } from '@followthrough/shared/networks/breakdowns.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { can } from '../../access/policy.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { expectedVersion } from '../../http/if-match.ts';
import { personOf } from '../../http/person-of.ts';
import { newestInstrument } from '../instruments/read.ts';
import { networksOf } from './queries.ts';
import { stewardNetwork } from './read.ts';
import { changeNetwork, convene, setCalendar, sign } from './steward.ts';

const at = '/api/v1/organizations/:orgId/networks';
const inOrganization = z.object({ orgId: z.uuid() });
const inNetwork = inOrganization.extend({ networkId: z.uuid() });
const LANG = 'en';

/** Networks as the organization that convenes them keeps them (docs/networks.md §1). */
export function networkRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'GET',
    url: at,
    access: 'networks.read',
    tag: 'networks',
    summary: 'The networks that this organization convenes',
    params: inOrganization,
    response: networkList,
    handle: async ({ tx, actor, params: { orgId } }) => {
      const networks = [];
      for (const row of await networksOf(tx, orgId))
        networks.push(await stewardNetwork(tx, orgId, row.network_id));
      return {
        networks,
        breakdownsOffered: offeredBreakdowns(await newestInstrument(tx), LANG),
        mayManage: can(actor, 'networks.manage') && personOf(actor).membership?.kind !== 'member_program',
      };
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: at,
    access: 'networks.manage',
    tag: 'networks',
    summary: 'Convene a network; its breakdowns stay as they are declared here',
    params: inOrganization,
    body: networkBody,
    response: networkMade,
    status: 201,
    handle: async ({ tx, actor, now, body }) => ({
      networkId: await convene(tx, personOf(actor), body, now, LANG),
    }),
  });

  endpoint(app, ground, {
    method: 'GET',
    url: `${at}/:networkId`,
    access: 'networks.read',
    tag: 'networks',
    summary: 'One network with its calendar',
    params: inNetwork,
    response: network,
    handle: ({ tx, params: { orgId, networkId } }) => stewardNetwork(tx, orgId, networkId),
  });

  endpoint(app, ground, {
    method: 'PATCH',
    url: `${at}/:networkId`,
    access: 'networks.manage',
    tag: 'networks',
    summary: 'Change a network',
    description:
      'If-Match carries the version that was read. What lets more be told begins with a year that has not opened.',
    params: inNetwork,
    body: networkChangeBody,
    response: z.null(),
    handle: async ({ tx, actor, now, params, body, request }) => {
      const step = { ...params, by: personOf(actor).name, now, expected: expectedVersion(request) };
      await changeNetwork(tx, step, body);
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: `${at}/:networkId/pledge`,
    access: 'networks.manage',
    tag: 'networks',
    summary: 'Sign the no-penalty pledge of a funder; nobody can join before',
    params: inNetwork,
    body: pledgeBody,
    response: z.null(),
    handle: async ({ tx, actor, now, params }) => {
      await sign(tx, { ...params, by: personOf(actor).name, now });
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'PUT',
    url: `${at}/:networkId/cycles/:year`,
    access: 'networks.manage',
    tag: 'networks',
    summary: 'Set one year’s first and last day; seal, release and revision follow',
    params: inNetwork.extend({ year: z.coerce.number().int().min(2000).max(2200) }),
    body: networkCycleBody,
    response: z.null(),
    handle: async ({ tx, actor, now, params, body }) => {
      const days = { opensAt: new Date(body.opensAt), closesAt: new Date(body.closesAt) };
      await setCalendar(tx, { ...params, by: personOf(actor).name, now }, days);
      return null;
    },
  });
}
