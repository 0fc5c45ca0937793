import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { Problem } from './problem.ts';

/**
 * The built client: hashed assets are kept forever, the page itself never, and every address is a screen that isn't the
 * API's, a door's or a file's.
 */
export const screens = fp(async (app: FastifyInstance, { folder }: { folder: string }) => {
  await app.register(async (files) => {
    files.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' };
    });
    await files.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
    files.get('/*', (request, reply) => {
      if (/^\/(api|problems|assets|door-a|door-b)(\/|$)/.test(request.url)) throw new Problem('not_found');
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    });
  });
});
