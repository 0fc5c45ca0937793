import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../server/src/db/migrate.ts';
import { ensureRoles } from '../../server/src/db/roles.ts';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { launchEmbeddedPostgres } from '../../server/src/embedded-postgres/launch.ts';

/** What test files learn about the run's server; all clones share its roles. */
type TestServer = { ownerUrl: string; template: string; appPassword: string; doorBPassword: string };

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** One PostgreSQL for the whole run, with one migrated template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'followthrough-test-'));
  await chmod(dataDir, 0o711);
  const server = await launchEmbeddedPostgres({
    dataDir,
    log: console.log,
    // The data outlives no crash of the machine, and need not. Autovacuum would hold on to the template.
    settings: { fsync: 'off', max_connections: '200', autovacuum: 'off' },
  });
  const teardown = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const template = 'followthrough';
    const passwords = {
      appPassword: randomBytes(18).toString('base64url'),
      doorBPassword: randomBytes(18).toString('base64url'),
    };
    await ensureRoles(server.ownerUrl, {
      followthrough_app: passwords.appPassword,
      followthrough_door_b: passwords.doorBPassword,
    });
    await migrate(server.ownerUrl);
    await publishInstruments(server.ownerUrl);
    const ownerUrl = server.ownerUrl.replace(/\/[^/]*$/, '/postgres');
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    await client.query(`alter database ${template} with is_template true allow_connections false`);
    await client.end();
    project.provide('testServer', { ownerUrl, template, ...passwords });
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
