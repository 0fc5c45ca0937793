import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp, siteAlone } from '../../server/src/app.ts';
import { migrate } from '../../server/src/db/migrate.ts';
import { ensureRoles, roleUrl } from '../../server/src/db/roles.ts';
import type { EmbeddedPostgres } from '../../server/src/embedded-postgres/launch.ts';
import { launchEmbeddedPostgres } from '../../server/src/embedded-postgres/launch.ts';
import { directoryStore } from '../../server/src/evidence-store/directory.ts';
import { InvitationCodes } from '../../server/src/features/rounds/codes.ts';

let dataDir: string;
let database: EmbeddedPostgres;
let app: FastifyInstance;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'followthrough-away-'));
  await chmod(dataDir, 0o711);
  database = await launchEmbeddedPostgres({ dataDir, log: () => {} });
  const password = randomBytes(18).toString('base64url');
  await ensureRoles(database.ownerUrl, { followthrough_app: password, followthrough_door_b: null });
  await migrate(database.ownerUrl);
  app = await buildApp({
    appUrl: roleUrl(database.ownerUrl, 'followthrough_app', password),
    clock: () => new Date(),
    secureCookies: false,
    publicUrl: null,
    secret: 'a secret of the tests, long enough to be one',
    mailbox: true,
    logLevel: 'silent',
    trustProxy: false,
    clientDir: null,
    ...siteAlone,
    evidence: directoryStore(path.join(dataDir, 'evidence')),
    codes: new InvitationCodes(path.join(dataDir, 'codes'), 'a secret of the tests, long enough to be one'),
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const get = async (url: string) => {
  const answer = await app.inject({ url });
  return {
    status: answer.statusCode,
    code: answer.json().code as string | undefined,
    retryAfter: answer.headers['retry-after'],
  };
};

it('says that it lives, that it is not ready, and recovers by itself', async () => {
  expect(await get('/api/ready')).toMatchObject({ status: 200 });

  await database.stop();
  expect(await get('/api/health')).toMatchObject({ status: 200 });
  expect(await get('/api/ready')).toEqual({ status: 503, code: 'busy', retryAfter: '5' });
  for (let request = 0; request < 12; request += 1)
    expect(await get('/api/v1/demo')).toEqual({ status: 503, code: 'busy', retryAfter: '2' });

  database = await launchEmbeddedPostgres({ dataDir, log: () => {}, port: database.port });
  expect(await get('/api/ready')).toMatchObject({ status: 200 });
  for (let request = 0; request < 12; request += 1)
    expect(await get('/api/v1/demo')).toMatchObject({ status: 200 });
  expect(await get('/api/health')).toMatchObject({ status: 200 });
});

it('is not ready on a database that lacks a migration of this build', async () => {
  const { rows } = await app.pg.query<{ name: string }>('select name from schema_migration order by name');
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('update schema_migration set name = $1 where name = $2', [
    '0000_other.sql',
    rows.at(-1)?.name,
  ]);
  expect(await get('/api/ready')).toMatchObject({ status: 503 });
  await owner.query('update schema_migration set name = $2 where name = $1', [
    '0000_other.sql',
    rows.at(-1)?.name,
  ]);
  await owner.end();
  expect(await get('/api/ready')).toMatchObject({ status: 200 });
});
