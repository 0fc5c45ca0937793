import { history, historyQuery } from '@followthrough/shared/api/history.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { eventsBefore } from './queries.ts';
import { verifyChain } from './verify-chain.ts';

export function historyRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/organizations/:orgId/history',
    access: 'history.read',
    tag: 'history',
    summary: 'What happened in the organization, newest first, and whether the record is whole',
    params: z.object({ orgId: z.uuid() }),
    query: historyQuery,
    response: history,
    handle: async ({ tx, params, query }) => {
      const events = await eventsBefore(tx, params.orgId, query.before, query.limit);
      return {
        events: events.map(({ seq, at, actor, action, detail, hash }) => ({
          seq: Number(seq),
          at: at.toISOString(),
          actor,
          action,
          detail: detail as Record<string, unknown>,
          hash,
        })),
        chain: await verifyChain(tx, params.orgId),
      };
    },
  });
}
