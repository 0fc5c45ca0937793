import type { FastifyInstance } from 'fastify';
import type { Send } from '../make/respondent.ts';

/** Calls to an application in this process, without a network and without cookies. */
export function sendTo(app: FastifyInstance): Send {
  return async (method, url, body, headers = {}) => {
    const answer = await app.inject({
      method,
      url,
      headers,
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
}
