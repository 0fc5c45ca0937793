import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { launchEmbeddedPostgres } from '../../server/src/embedded-postgres/launch.ts';
import { makeOpeningRound } from '../make/round.ts';
import { openBrowser } from '../setup/browser.ts';
import { runServer } from '../setup/running-server.ts';
import { TestClock } from '../setup/test-app.ts';
import { answerAndSend, oneQuestion } from './ballot-site.ts';

// The roles of the database belong to its whole server: these programs get one of their own.
async function ownDatabase(folder: string): Promise<string> {
  const database = await launchEmbeddedPostgres({ dataDir: folder, log: () => {} });
  onTestFinished(() => database.stop());
  return database.ownerUrl;
}

it('a ballot goes through doors that are programs and addresses of their own, up to the voices', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'followthrough-three-'));
  await chmod(folder, 0o711);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const DATABASE_URL = await ownDatabase(folder);
  const shared = { DATABASE_URL, SECRET: 'one secret for the three of them, long enough' };
  const run = (ROLE: string, more: Record<string, string> = {}) =>
    runServer({ ...shared, ROLE, DATA_DIR: path.join(folder, ROLE), ...more });
  const doorA = await run('door-a').ready;
  const doorB = await run('door-b').ready;
  const site = await run('app', { DOOR_A_URL: doorA, DOOR_B_URL: doorB }).ready;

  const owner = new pg.Pool({ connectionString: DATABASE_URL, max: 2 });
  onTestFinished(() => owner.end());
  const clock = new TestClock();
  clock.current = new Date();
  const round = await makeOpeningRound({ owner, clock }, oneQuestion);
  const job = JSON.stringify({ orgId: round.orgId, roundId: round.roundId });
  const state = async () =>
    (await owner.query<{ state: string }>('select state from round where round_id = $1', [round.roundId]))
      .rows[0]?.state;
  await owner.query(`select enqueue_job('open_doors', $1::json)`, [job]);
  await expect.poll(state, { timeout: 20_000 }).toBe('open');

  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const page = await (await browser.newContext()).newPage();
  const called: string[] = [];
  page.on('request', (request) => called.push(request.url()));
  const token = round.strata[0]!.tokens[0];
  await answerAndSend(page, `${site}/answer#${token}`);
  const places = [site, doorA, doorB];
  expect(called.filter((url) => !places.some((place) => url.startsWith(place)))).toEqual([]);
  for (const [door, place] of Object.entries({ 'door-a': doorA, 'door-b': doorB })) {
    const calls = called.filter((url) => url.includes(`/${door}/`));
    expect(new Set(calls.map((url) => new URL(url).origin))).toEqual(new Set([place]));
  }
  expect((await owner.query('select 1 from ballot')).rowCount).toBe(1);

  // Each serves its own part and no other.
  const open = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  };
  const statuses = async (place: string) => {
    const asked = [
      fetch(`${place}/answer`),
      fetch(`${place}/api/v1/demo`),
      fetch(`${place}/door-a/v1/open`, open),
      fetch(`${place}/door-b/v1/rounds/${round.roundId}`),
    ];
    return (await Promise.all(asked)).map((answer) => answer.status);
  };
  const answers = await Promise.all(places.map(statuses));
  expect(answers).toEqual([
    [200, 200, 404, 404],
    [404, 404, 200, 404],
    [404, 404, 404, 200],
  ]);

  const past = `opens_at = now() - interval '40 days', closes_at = now() - interval '15 days', seal_at = now() - interval '1 day'`;
  await owner.query(`update cycle set ${past}`);
  await owner.query(`update round set ${past}`);
  await owner.query(`select enqueue_job('seal_round', $1::json)`, [job]);
  await expect.poll(state, { timeout: 20_000 }).toBe('sealed');
  expect((await owner.query('select 1 from ballot')).rowCount).toBe(0);
  const waiting = async () =>
    (await owner.query(`select 1 from graphile_worker.jobs where task_identifier = 'compute_voices'`))
      .rowCount;
  await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
  // One voice is too few to show, and counted all the same.
  const { rows } = await owner.query<{ state: string }>('select distinct state from voice');
  expect(rows).toEqual([{ state: 'too_few' }]);
});
