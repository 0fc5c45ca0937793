import type { FastifyInstance } from 'fastify';
import { cookieNames } from './actor.ts';
import { Problem } from './problem.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a state-changing request that carries a session cookie and comes from another site. Browsers always say where such a
 * request comes from; a script without a browser says nothing and has no cookie to be abused.
 */
export function requireSameOrigin(app: FastifyInstance, secure: boolean): void {
  const names = cookieNames(secure);
  app.addHook('onRequest', async (request) => {
    if (reading.has(request.method)) return;
    if (!request.cookies[names.session] && !request.cookies[names.section]) return;
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('cross_site');
    const origin = request.headers.origin;
    if (origin === undefined) return;
    if (!URL.canParse(origin) || new URL(origin).host !== request.host) throw new Problem('cross_site');
  });
}
