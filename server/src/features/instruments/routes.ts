import { instrumentSchema } from '@followthrough/shared/instrument/model.ts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { PLAIN_TEXT } from '../../http/plain-text.ts';
import { Problem } from '../../http/problem.ts';
import { instrumentAsText } from './plain-text.ts';
import { publishedInstrument } from './read.ts';

const params = z.object({ version: z.string() });

/** The questions are public, and a published version never changes. */
export function instrumentRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/instruments/:version(^\\d+\\.\\d+\\.\\d+$)',
    access: 'public',
    tag: 'instruments',
    summary: 'A published version of the instrument, whole',
    params,
    response: instrumentSchema,
    handle: async ({ tx, params: { version }, reply }) => found(tx, version, reply),
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/instruments/:version(^\\d+\\.\\d+\\.\\d+).txt',
    access: 'public',
    tag: 'instruments',
    summary: 'The same as plain text, to print, share or have read aloud',
    params,
    response: z.string(),
    type: PLAIN_TEXT,
    handle: async ({ tx, params: { version }, reply }) =>
      instrumentAsText(await found(tx, version, reply), 'en'),
  });
}

async function found(tx: Tx, version: string, reply: FastifyReply) {
  const instrument = await publishedInstrument(tx, version);
  if (!instrument) throw new Problem('not_found');
  void reply.header('cache-control', 'public, max-age=31536000, immutable');
  return instrument;
}
