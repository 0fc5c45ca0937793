import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type {} from './global-postgres.ts'; // declares what the run provides
import { roleUrl } from '../../server/src/db/roles.ts';

export type TestDatabase = { ownerUrl: string; appUrl: string; doorBUrl: string };

/**
 * An empty, migrated database of this test file's own; it is dropped after the file. Call it in `beforeAll` or at the top
 * level of the file, so that its `afterAll` finds a suite.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(server.ownerUrl, `create database ${name} template ${server.template} strategy file_copy`);
  afterAll(() => onServer(server.ownerUrl, `drop database ${name} with (force)`));

  const ownerUrl = server.ownerUrl.replace(/\/[^/]*$/, `/${name}`);
  return {
    ownerUrl,
    appUrl: roleUrl(ownerUrl, 'followthrough_app', server.appPassword),
    doorBUrl: roleUrl(ownerUrl, 'followthrough_door_b', server.doorBPassword),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
