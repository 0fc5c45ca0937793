import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { migrationFiles } from '../../db/migrate.ts';
import type { Ground } from '../../http/endpoint.ts';
import { Problem } from '../../http/problem.ts';
import { appliedMigrations } from './queries.ts';

/** Liveness asks nothing of anybody else; readiness asks the database whether it can be reached and is up to this build. */
export function healthRoutes(app: FastifyInstance, ground: Ground): void {
  app.get(
    '/api/health',
    {
      config: { access: 'public' },
      schema: {
        tags: ['health'],
        summary: 'Whether the process can answer',
        response: { 200: z.object({ status: z.literal('ok') }) },
      },
    },
    async () => ({ status: 'ok' as const }),
  );
  app.get(
    '/api/ready',
    {
      config: { access: 'public' },
      schema: {
        tags: ['health'],
        summary: 'Whether the database can be reached and is migrated',
        response: { 200: z.object({ status: z.literal('ready'), migrations: z.number().int() }) },
      },
    },
    async () => {
      const applied = await appliedMigrations(ground.pool).catch(() => null);
      const missing = applied && (await migrationFiles()).filter((file) => !applied.has(file.name));
      if (!missing || missing.length > 0) throw new Problem('busy', { seconds: 5 });
      return { status: 'ready' as const, migrations: applied.size };
    },
  );
}
