import { funderView, peerView, stewardView } from '@followthrough/shared/api/releases.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { PLAIN_TEXT } from '../../http/plain-text.ts';
import { toldAsText } from './plain-text.ts';
import { TABLE_FILE, toldCsv } from './table.ts';
import { funderViewOf, peerViewOf, stewardToldYear, stewardViewOf } from './views.ts';

const inNetwork = z.object({ orgId: z.uuid(), networkId: z.uuid() });
const ofYear = z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() });
const LANG = 'en';

/** What networks tell, for those in them (docs/networks.md §8). Everything is read from released rows. */
export function releaseRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/organizations/:orgId/networks/:networkId/view',
    access: 'networks.read',
    tag: 'releases',
    summary:
      'A network as a TA provider or coalition sees it: who shares by name, and audited figures of all others',
    params: inNetwork,
    query: ofYear,
    response: stewardView,
    handle: ({ tx, now, params, query }) => stewardViewOf(tx, { ...params, year: query.year, now }, LANG),
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/organizations/:orgId/networks/:networkId/funder-view',
    access: 'networks.read',
    tag: 'releases',
    summary: 'A portfolio as a funder sees it: its own answers first, then audited figures of groups alone',
    params: inNetwork,
    query: ofYear,
    response: funderView,
    handle: ({ tx, now, params, query }) => funderViewOf(tx, { ...params, year: query.year, now }, LANG),
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/organizations/:orgId/sharing/:networkId/released',
    access: 'released.read',
    tag: 'releases',
    summary: 'What a network tells of its members, beside this organization’s own check',
    params: inNetwork,
    query: ofYear,
    response: peerView,
    handle: ({ tx, now, params, query, extendScope }) =>
      peerViewOf(tx, { ...params, year: query.year, now, extendScope }, LANG),
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/organizations/:orgId/networks/:networkId/released.csv',
    access: 'networks.read',
    tag: 'releases',
    summary: 'What a network tells of one year, as a table file',
    params: inNetwork,
    query: ofYear,
    response: z.string(),
    type: TABLE_FILE,
    handle: async ({ tx, now, params, query, reply }) => {
      const told = await stewardToldYear(tx, { ...params, year: query.year, now }, LANG);
      void reply.header('content-disposition', `attachment; filename="network-${told.year}.csv"`);
      return toldCsv(told);
    },
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/organizations/:orgId/networks/:networkId/released.txt',
    access: 'networks.read',
    tag: 'releases',
    summary: 'What a network tells of one year, as plain text',
    params: inNetwork,
    query: ofYear,
    response: z.string(),
    type: PLAIN_TEXT,
    handle: async ({ tx, now, params, query }) =>
      toldAsText(await stewardToldYear(tx, { ...params, year: query.year, now }, LANG)),
  });
}
