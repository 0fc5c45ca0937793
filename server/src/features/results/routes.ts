import { money, progress, recommendationDetail, results } from '@followthrough/shared/api/results.ts';
import { recommendationId } from '@followthrough/shared/api/vocabulary.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { PLAIN_TEXT } from '../../http/plain-text.ts';
import { moneyOf } from './money.ts';
import { progressAsText, resultsAsText } from './plain-text.ts';
import { progressOf } from './progress.ts';
import { recommendationOf } from './recommendation.ts';
import { resultsOf } from './results.ts';

const inOrganization = z.object({ orgId: z.uuid() });
const inCycle = inOrganization.extend({ cycleId: z.uuid() });
const LANG = 'en';

export function resultsRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/organizations/:orgId/cycles/:cycleId/results',
    access: 'results.read',
    tag: 'results',
    summary: 'Nine scores with their ranges, beside the check before',
    params: inCycle,
    response: results,
    handle: ({ tx, actor, now, params }) => resultsOf(tx, { actor, now, ...params }, LANG),
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/organizations/:orgId/cycles/:cycleId/results/:recommendation',
    access: 'results.details',
    tag: 'results',
    summary:
      'One recommendation down to its questions: what each did to the score, and what the next step looks like',
    params: inCycle.extend({ recommendation: recommendationId }),
    response: recommendationDetail,
    handle: ({ tx, actor, now, params: { recommendation, ...cycle } }) =>
      recommendationOf(tx, { actor, now, ...cycle }, recommendation, LANG),
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/organizations/:orgId/cycles/:cycleId/money',
    access: 'results.details',
    tag: 'results',
    summary: 'Wages beside the living wage, what closing the gap would cost, access and leadership spending',
    params: inCycle,
    response: money,
    handle: ({ tx, actor, now, params }) => moneyOf(tx, { actor, now, ...params }, LANG),
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/organizations/:orgId/progress',
    access: 'results.read',
    tag: 'results',
    summary:
      'Nine scores over all checks, with breaks where questions changed and gaps where no check was taken',
    params: inOrganization,
    response: progress,
    handle: ({ tx, actor, params }) => progressOf(tx, actor, params.orgId, LANG),
  });

  // Plain-text twins: at the screens' own addresses with .txt.
  endpoint(app, ground, {
    method: 'GET',
    url: '/organizations/:orgId/cycles/:cycleId/results.txt',
    access: 'results.read',
    tag: 'results',
    summary: 'The nine scores as plain text',
    params: inCycle,
    response: z.string(),
    type: PLAIN_TEXT,
    handle: async ({ tx, actor, now, params }) =>
      resultsAsText(await resultsOf(tx, { actor, now, ...params }, LANG)),
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/organizations/:orgId/progress.txt',
    access: 'results.read',
    tag: 'results',
    summary: 'Progress over the years as plain text',
    params: inOrganization,
    response: z.string(),
    type: PLAIN_TEXT,
    handle: async ({ tx, actor, params }) => progressAsText(await progressOf(tx, actor, params.orgId, LANG)),
  });
}
