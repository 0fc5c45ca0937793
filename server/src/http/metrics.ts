import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { Pool } from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Problem } from './problem.ts';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * Counters for whoever runs the service, at /metrics, for this machine alone (a scraper elsewhere goes through a proxy that the
 * operator sets up on purpose). Routes are counted by their pattern: no id, address or person is in any label.
 */
export const metrics = fp(async (app: FastifyInstance, { pool }: { pool: Pool }) => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_seconds',
    help: 'Time from the first byte in to the last byte out, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  for (const [state, read] of [
    ['total', () => pool.totalCount],
    ['idle', () => pool.idleCount],
    ['waiting', () => pool.waitingCount],
  ] as const) {
    new Gauge({
      name: `database_pool_${state}`,
      help: `Database connections: ${state}`,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  }
  app.addHook('onResponse', async (request, reply) => {
    duration.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
  app.get('/metrics', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    if (!loopback.has(request.ip)) throw new Problem('not_found');
    return reply.type(registry.contentType).send(await registry.metrics());
  });
});
