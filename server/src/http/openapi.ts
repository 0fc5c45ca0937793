import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

const MEANINGS: Record<string, string> = {
  200: 'It worked; this is what was asked for, or how it stands since.',
  201: 'It was made.',
  204: 'It worked, and there is nothing more to say.',
};

/** A route's schemas for the description; each answer says what it is, or else what its status means. */
const describedRoute: typeof jsonSchemaTransform = (route) => {
  const { schema, url } = jsonSchemaTransform(route);
  const answers = Object.entries(schema.response ?? {}).map(([status, answer]) => [
    status,
    { ...answer, 'x-response-description': answer.description ?? MEANINGS[status] },
  ]);
  return { schema: { ...schema, response: Object.fromEntries(answers) }, url };
};

/** The API described by its own schemas: /api/openapi.json for programs, /api/docs for people. */
export const openapi = fp(async (app: FastifyInstance) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Followthrough',
        version: '1',
        description:
          'Every error is application/problem+json with a code from one catalogue. A POST may carry an Idempotency-Key. Changing what somebody else may have changed meanwhile takes If-Match with the version that was read.',
        license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      },
    },
    transform: describedRoute,
  });
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
  // The reader brings its own inline styles and script, so this page alone has a policy of its own.
  await app.register(async (docs) => {
    docs.addHook('onRequest', async (_request, reply) => {
      void reply.header(
        'content-security-policy',
        "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'",
      );
    });
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' };
    });
    await docs.register(scalar, {
      routePrefix: '/api/docs',
      configuration: { url: '/api/openapi.json', withDefaultFonts: false, telemetry: false },
    });
  });
});
