import type { FastifyInstance } from 'fastify';
import type { Send } from '../make/respondent.ts';

/** Calls to an application in this process, without a network and without cookies; from a device with this address. */
export function sendTo(app: FastifyInstance, remoteAddress?: string): Send {
  return async (method, url, body, headers = {}) => {
    const answer = await app.inject({
      method,
      url,
      headers,
      ...(remoteAddress === undefined ? {} : { remoteAddress }),
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
}
