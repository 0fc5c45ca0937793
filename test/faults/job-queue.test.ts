import pg from 'pg';
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { startWorker } from '../../server/src/jobs/worker.ts';
import { jobGroundOf } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

it('begins again after the database went away in the midst of a job', { timeout: 60_000 }, async () => {
  const steady = await test.owner.connect();
  onTestFinished(() => steady.release());
  const { rows } = await steady.query<{ name: string }>('select current_database() as name');
  // From beside it: no session may lock its own database.
  const beside = new pg.Client({ connectionString: test.ownerUrl.replace(/\/[^/]*$/, '/postgres') });
  await beside.connect();
  onTestFinished(() => beside.end());
  const letIn = (yes: boolean) =>
    beside.query(`alter database ${steady.escapeIdentifier(rows[0]!.name)} allow_connections ${yes}`);
  const waiting = async () =>
    (
      await steady.query<{ task: string }>(
        `select t.identifier as task from graphile_worker._private_jobs j
           join graphile_worker._private_tasks t on t.id = j.task_id where j.locked_at is null`,
      )
    ).rows.map((row) => row.task);

  const pool = new pg.Pool({
    connectionString: test.ownerUrl,
    max: 2,
    application_name: 'queue that is cut off',
  });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  onTestFinished(() => pool.end());
  const done: string[] = [];
  const said: string[] = [];
  const worker = await startWorker(
    { ...jobGroundOf(test), pool },
    {
      cut_off: async () => {
        await letIn(false);
        await steady.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'queue that is cut off'`,
        );
        done.push('cut off');
      },
      next: () => void done.push('next'),
    },
    [],
    (sentence) => void said.push(sentence),
  );
  onTestFinished(() => worker.stop());

  await steady.query(`select graphile_worker.add_job('cut_off', '{}')`);
  await vi.waitFor(() => expect(said).toContain('job queue: lost its database; it begins again'), 20_000);
  await steady.query(`select graphile_worker.add_job('next', '{}')`);
  await letIn(true);
  await vi.waitFor(() => expect(done).toEqual(['cut off', 'next']), 20_000);
  await vi.waitFor(async () => expect(await waiting()).toEqual([]), 5_000);

  await worker.stop();
  await steady.query(`select graphile_worker.add_job('next', '{}')`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(done).toEqual(['cut off', 'next']);
});
