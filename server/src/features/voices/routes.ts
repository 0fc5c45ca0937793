import { voices } from '@followthrough/shared/api/voices.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { PLAIN_TEXT } from '../../http/plain-text.ts';
import { voicesAsText } from './plain-text.ts';
import { voicesOf } from './voices.ts';

const inCycle = z.object({ orgId: z.uuid(), cycleId: z.uuid() });
const LANG = 'en';

export function voicesRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/organizations/:orgId/cycles/:cycleId/voices',
    access: 'voices.read',
    tag: 'voices',
    summary: 'How people see it, beside the leader’s own answers: audited figures of groups of five or more',
    params: inCycle,
    response: voices,
    handle: ({ tx, actor, now, params }) => voicesOf(tx, { actor, now, ...params }, LANG),
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/organizations/:orgId/cycles/:cycleId/voices.txt',
    access: 'voices.read',
    tag: 'voices',
    summary: 'How people see it, as plain text',
    params: inCycle,
    response: z.string(),
    type: PLAIN_TEXT,
    handle: async ({ tx, actor, now, params }) =>
      voicesAsText(await voicesOf(tx, { actor, now, ...params }, LANG)),
  });
}
