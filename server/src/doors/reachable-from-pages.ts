import type { FastifyInstance } from 'fastify';

/**
 * Lets a page of another host name call a door, so that a door can have a name of its own. Anybody may: a door knows no cookie, so
 * a foreign page can do nothing here that its visitor's own program could not.
 */
export function reachableFromPages(door: FastifyInstance): void {
  door.addHook('onRequest', async (_request, reply) => {
    void reply.header('access-control-allow-origin', '*').header('cache-control', 'no-store');
  });
  door.options('/*', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) =>
    reply
      .header('access-control-allow-methods', 'GET, POST, PUT')
      .header('access-control-allow-headers', 'content-type, if-match')
      .header('access-control-max-age', '7200')
      .status(204)
      .send(),
  );
}
