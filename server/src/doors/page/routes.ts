import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import type { PageParts } from './first-paint.ts';
import { firstPaint, plainText } from './first-paint.ts';
import { paperRoute } from './paper-route.ts';
import { english } from './words.ts';

interface PageOptions {
  pool: Pool;
  /** Folder of the built client. */
  clientDir: string;
  /** Origins of the doors where they have names of their own; null = this one. */
  doorUrls: { a: URL | null; b: URL | null };
}

/**
 * The respondent's page (docs/answer-page.md). It knows no cookie, is the same for everybody, and is never kept by a browser, so
 * that "Back" can't wake a page with answers on it.
 */
export async function answerPage(
  app: FastifyInstance,
  { pool, clientDir, doorUrls }: PageOptions,
): Promise<void> {
  const built = builtProgram(clientDir);
  if (!built) return;
  const doorA = doorUrls.a?.origin ?? '';
  const doorB = doorUrls.b?.origin ?? '';
  const page = firstPaint(english, { ...built, doorA, doorB });
  const text = plainText(english);
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    ["connect-src 'self'", doorA, doorB].filter(Boolean).join(' '),
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

  const route = { config: { access: 'public' as const }, schema: { hide: true } };
  app.get('/answer', route, (_request, reply) =>
    reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page),
  );
  app.get('/answer.txt', route, (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(text),
  );
  paperRoute(app, pool);
}

const namesByBuild = z.array(z.string()).default([]);
const manifest = z.record(
  z.string(),
  z.object({ file: z.string(), css: namesByBuild, imports: namesByBuild }),
);

/** What the build has called the page's program and looks; null where there is no build. */
function builtProgram(clientDir: string): Pick<PageParts, 'program' | 'programParts' | 'looks'> | null {
  const file = path.join(clientDir, 'manifest.json');
  if (!existsSync(file)) return null;
  const built = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const entry = built['src/ballot/main.ts'];
  if (!entry) return null;
  return {
    program: `/${entry.file}`,
    programParts: entry.imports.flatMap((name) => (built[name] ? [`/${built[name].file}`] : [])),
    looks: entry.css.map((css) => `/${css}`),
  };
}
