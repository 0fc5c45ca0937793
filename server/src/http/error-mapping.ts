import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { Problem } from './problem.ts';

/** The only place where an exception becomes an answer. What is not in the catalogue leaves as `internal`, with a reference and no details. */
export function mapErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) =>
    send(reply, request, toProblem(error, request)),
  );
  app.setNotFoundHandler({ preHandler: [] }, (request, reply) =>
    send(reply, request, new Problem('not_found')),
  );
}

function send(reply: FastifyReply, request: FastifyRequest, problem: Problem): FastifyReply {
  const body = problem.body();
  const seconds = problem.details.seconds;
  if (typeof seconds === 'number') reply.header('retry-after', String(seconds));
  if (body.status >= 500)
    request.log.error({ code: problem.code, reference: problem.details.reference }, problem.message);
  return reply
    .status(body.status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .serializer(JSON.stringify)
    .send(body);
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '53300',
]);

function toProblem(error: Error & { code?: string; statusCode?: number }, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    // An id of the wrong form names nothing that could exist.
    if (error.validationContext === 'params') return new Problem('not_found');
    return new Problem(
      'bad_request',
      {},
      error.validation.map((one) => ({
        field: one.instancePath.replace(/^\//, '').replaceAll('/', '.'),
        code: one.keyword,
        message: one.message ?? 'This is not right.',
      })),
    );
  }
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new Problem('bad_json', { problem: error.message });
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('too_large', {
        limit: `${Math.round((request.routeOptions.bodyLimit ?? 0) / 1024)} kB`,
      });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('unsupported_type', { expected: 'Send application/json.' });
    // PostgreSQL keeps no U+0000, neither in a text nor in JSON.
    case '22021':
    case '22P05':
      return new Problem('bad_json', { problem: 'a text in it holds a null character' });
    case '53100':
    case 'ENOSPC':
      return new Problem('storage_full');
    default:
  }
  if (
    (error.code && unreachable.has(error.code)) ||
    /timeout exceeded when trying to connect|Connection terminated|too many clients/i.test(error.message)
  ) {
    return new Problem('busy', { seconds: 2 });
  }
  const reference = randomUUID().slice(0, 8);
  request.log.error({ reference, err: error }, 'unexpected error');
  return new Problem('internal', { reference });
}
