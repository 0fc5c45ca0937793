import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type * as z from 'zod';
import type { Access } from '../access/guard.ts';
import type { Call, Ground } from './endpoint.ts';
import { withCaller } from './endpoint.ts';

type Work<P, T> = (call: Pick<Call<P, unknown, unknown>, 'tx' | 'actor' | 'now' | 'params'>) => Promise<T>;

interface Definition<P extends z.ZodType> {
  method: 'GET' | 'POST';
  url: string;
  access: Access;
  tag: string;
  summary: string;
  description?: string;
  params: P;
  response: Record<number, z.ZodType>;
  bodyLimit?: number;
  /** `inTransaction` asks the policy anew each time; between two of them no database connection is held. */
  handle: (io: {
    request: FastifyRequest;
    reply: FastifyReply;
    inTransaction: <T>(work: Work<z.output<P>, T>) => Promise<T>;
  }) => Promise<unknown>;
}

/**
 * The explicit exception to `endpoint`: bytes that come or go as a stream. A slow network must not hold a database
 * connection, so the handler opens its transactions around the transfer, never across it.
 */
export function streamed<P extends z.ZodType>(
  app: FastifyInstance,
  ground: Ground,
  definition: Definition<P>,
): void {
  const { access } = definition;
  const schema: FastifySchema = {
    tags: [definition.tag],
    summary: definition.summary,
    ...(definition.description ? { description: definition.description } : {}),
    params: definition.params,
    response: definition.response,
  };
  app.route({
    method: definition.method,
    url: definition.url,
    ...(definition.bodyLimit ? { bodyLimit: definition.bodyLimit } : {}),
    config: { access },
    schema,
    handler: (request, reply) =>
      definition.handle({
        request,
        reply,
        inTransaction: (work) =>
          withCaller(ground, request, access, ({ tx, actor, now }) =>
            work({ tx, actor, now, params: request.params as z.output<P> }),
          ),
      }),
  });
}
