import {
  introductionBody,
  introductionMade,
  mirror,
  mirrorAnswerBody,
} from '@followthrough/shared/api/networks.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { personOf } from '../../http/person-of.ts';
import { introduce } from './introduce.ts';
import { answerMirror, lookInMirror } from './mirror.ts';

const at = '/api/v1/organizations/:orgId/networks/:networkId';
const inNetwork = z.object({ orgId: z.uuid(), networkId: z.uuid() });
const year = z.coerce.number().int().min(2000).max(2200);
const LANG = 'en';

/** What a steward does in its network beyond keeping it: a funder looks at its own grants, a provider brings members together. */
export function stewardRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'GET',
    url: `${at}/mirror`,
    access: 'networks.read',
    tag: 'networks',
    summary: 'A funder’s eight questions about its own grants; without a year, the newest that has answers',
    params: inNetwork,
    query: z.object({ year: year.optional() }),
    response: mirror,
    handle: ({ tx, now, params, query }) => lookInMirror(tx, params, query.year, now, LANG),
  });

  endpoint(app, ground, {
    method: 'PUT',
    url: `${at}/mirror/:year/:questionId`,
    access: 'networks.manage',
    tag: 'networks',
    summary: 'Answer one of them; members read the answers, and nobody is scored by them',
    params: inNetwork.extend({ year, questionId: z.string().max(8) }),
    body: mirrorAnswerBody,
    response: z.null(),
    handle: async ({ tx, actor, now, params, body }) => {
      await answerMirror(tx, params, { ...body, by: personOf(actor).name, now });
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: `${at}/introductions`,
    access: 'networks.manage',
    tag: 'networks',
    summary: 'Propose that a member which offers a practice and one which wants to see it meet',
    params: inNetwork,
    body: introductionBody,
    response: introductionMade,
    status: 201,
    handle: async ({ tx, now, params, body }) => ({ introductionId: await introduce(tx, params, body, now) }),
  });
}
