import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { findEmbeddedPostgres } from '../../server/src/embedded-postgres/launch.ts';
import { runServer } from '../setup/running-server.ts';

// Whole programs start here, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 240_000 });
const patience = { timeout: 30_000 };

let folder: string;
/** The data folder of one installation with the demo world; each test finds it stopped. */
let DATA_DIR: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'followthrough-start-'));
  await chmod(folder, 0o711);
  DATA_DIR = path.join(folder, 'data');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A browser that walked in through the leader's door and stands before the open check. */
async function leaderAt(origin: string) {
  const cookie = await fetch(`${origin}/api/v1/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: '{"as":"leader"}',
  });
  expect(cookie.status).toBe(200);
  const { organization } = await cookie.json();
  const headers = { cookie: cookie.headers.getSetCookie()[0]!.split(';')[0]!, origin };
  const base = `${origin}/api/v1/organizations/${organization.orgId}/cycles`;
  const { cycles } = await (await fetch(base, { headers })).json();
  const cycle = `${base}/${cycles[0].cycleId}`;
  return {
    cycleId: cycles[0].cycleId as string,
    save: (itemId: string, value: number, basedOn: number) =>
      fetch(`${cycle}/answers/${itemId}`, {
        method: 'PUT',
        headers: { ...headers, 'content-type': 'application/json', 'if-match': `"${basedOn}"` },
        body: JSON.stringify({ state: 'answered', value }),
      }),
    history: async (itemId: string): Promise<{ version: number; value: number }[]> =>
      (await (await fetch(`${cycle}/answers/${itemId}/history`, { headers })).json()).changes,
  };
}

const ITEMS = ['R2.regional_groups', 'R2.shared_resources', 'R7.pathway'];

it('loads the demo world on the first start, stops on SIGTERM with status 0, and keeps it for the next', async () => {
  const first = runServer({ DATA_DIR, DEMO: 'on' });
  const origin = await first.ready;
  expect((await fetch(`${origin}/api/health`)).status).toBe(200);
  expect((await (await fetch(`${origin}/api/ready`)).json()).status).toBe('ready');
  // The doors of the demo's open rounds are open when the address is printed.
  const staff = await (await fetch(`${origin}/api/v1/demo/staff`, { method: 'POST' })).json();
  const invited = await fetch(`${origin}/door-a/v1/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: staff.link.split('#')[1] }),
  });
  expect(invited.status).toBe(200);
  first.kill('SIGTERM');
  const { code, stdout, stderr } = await first.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Demo world loaded');

  const second = runServer({ DATA_DIR, DEMO: 'on' });
  await leaderAt(await second.ready);
  second.kill('SIGINT');
  expect((await second.ended).stdout).not.toContain('Demo world loaded');
});

it('killed in the midst of saving, it has everything that was acknowledged after the next start', async () => {
  const acknowledged = new Map<string, { version: number; value: number }>();
  const sent = new Map<string, { version: number; value: number }>();
  let known = new Map<string, number>();
  for (let round = 0; round < 2; round += 1) {
    const server = runServer({ DATA_DIR });
    const leader = await leaderAt(await server.ready);
    known = new Map();
    for (const itemId of ITEMS) known.set(itemId, (await leader.history(itemId))[0]?.version ?? 0);
    let alive = true;
    let saves = 0;
    const writers = ITEMS.map(async (itemId, index) => {
      for (let version = known.get(itemId)!; alive; version += 1) {
        const next = { version: version + 1, value: (version + index) % 5 };
        sent.set(itemId, next);
        const answer = await leader.save(itemId, next.value, version).catch(() => null);
        if (!answer) return;
        expect(answer.status).toBe(200);
        acknowledged.set(itemId, next);
        saves += 1;
      }
    });
    while (saves < 40 + round * 25) await sleep(1);
    server.kill('SIGKILL');
    await server.ended;
    alive = false;
    await Promise.all(writers);

    const again = runServer({ DATA_DIR });
    const after = await leaderAt(await again.ready);
    for (const itemId of ITEMS) {
      const changes = await after.history(itemId);
      const last = acknowledged.get(itemId)!;
      // Acknowledged: there, once. Sent without an answer: there once, or not at all. Nothing else.
      expect(changes.filter((change) => change.version === last.version)).toEqual([
        expect.objectContaining(last),
      ]);
      expect([last, sent.get(itemId)]).toContainEqual({
        version: changes[0]!.version,
        value: changes[0]!.value,
      });
      expect(changes.map((change) => change.version)).toEqual(changes.map((_, at) => changes.length - at));
    }
    again.kill('SIGTERM');
    expect((await again.ended).code).toBe(0);
  }
});

it('SIGTERM lets a running request end and takes no new ones', async () => {
  const server = runServer({ DATA_DIR });
  const origin = await server.ready;
  const leader = await leaderAt(origin);
  const [itemId] = ITEMS as [string];
  const version = (await leader.history(itemId))[0]!.version;

  // A lock on the check holds the save in the middle of its transaction.
  const owner = new pg.Client({ connectionString: findEmbeddedPostgres(DATA_DIR)! });
  owner.on('error', () => {});
  await owner.connect();
  await owner.query('begin');
  await owner.query('select from cycle where cycle_id = $1 for update', [leader.cycleId]);
  const saving = leader.save(itemId, 2, version);
  await expect
    .poll(
      async () => (await owner.query(`select from pg_stat_activity where wait_event_type = 'Lock'`)).rowCount,
      patience,
    )
    .toBe(1);
  server.kill('SIGTERM');
  await expect
    .poll(
      () =>
        fetch(`${origin}/api/health`).then(
          () => 'answers',
          () => 'refuses',
        ),
      patience,
    )
    .toBe('refuses');
  await owner.query('rollback');

  const answer = await saving;
  expect(answer.status).toBe(200);
  // Kept open, the connection would hold the stop up for over a minute.
  expect(answer.headers.get('connection')).toBe('close');
  expect((await answer.json()).version).toBe(version + 1);
  await owner.end();
  expect((await server.ended).code).toBe(0);
});

describe('one sentence and status 1, when the start can’t succeed:', () => {
  const refusal = async (settings: Record<string, string>) => {
    const { code, stderr } = await runServer(settings).ended;
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
    return stderr;
  };

  it('the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address() as AddressInfo;
    expect(await refusal({ DATA_DIR, PORT: String(address.port) })).toContain('Set PORT to a free one');
    other.close();
    await expect.poll(() => findEmbeddedPostgres(DATA_DIR), patience).toBeNull();
  });

  it('another start uses the same data', async () => {
    const first = runServer({ DATA_DIR });
    const origin = await first.ready;
    expect(await refusal({ DATA_DIR })).toMatch(
      /already running on the data folder .+ Stop it first, or set DATA_DIR/,
    );
    expect((await fetch(`${origin}/api/ready`)).status).toBe(200);
    first.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
  });

  it('HOST is no address of this machine', async () => {
    expect(await refusal({ DATA_DIR, HOST: '192.0.2.1' })).toContain('HOST names no address of this machine');
  });

  it.each([
    ['postgres://a:b@127.0.0.1:1/x', /can’t be reached: nothing answers at 127\.0\.0\.1:1\. .*DATABASE_URL/],
    ['postgres://a:b@localhost:1/x', /can’t be reached: nothing answers at \S+:1\. .*DATABASE_URL/],
    ['postgres://a:b@nowhere.invalid/x', /there is no machine named nowhere\.invalid/],
  ])('no database at %s', async (DATABASE_URL, sentence) => {
    expect(await refusal({ DATABASE_URL, DATA_DIR: path.join(folder, 'other') })).toMatch(sentence);
  });

  it('a password that the database refuses, or a database that is not there', async () => {
    const url = new URL(inject('testServer').ownerUrl);
    const other = { DATA_DIR: path.join(folder, 'other') };
    url.pathname = `/nothing_${randomUUID().slice(0, 8)}`;
    expect(await refusal({ DATABASE_URL: url.href, ...other })).toContain('The server has no such database');
    url.password = 'guess';
    const said = await refusal({ DATABASE_URL: url.href, ...other });
    expect(said).toContain('refuses this user or password');
    expect(said).not.toContain('guess');
  });

  it('DATA_DIR is a file', async () => {
    const file = path.join(folder, 'a-file');
    await writeFile(file, '');
    expect(await refusal({ DATA_DIR: file })).toContain('Set DATA_DIR to a folder');
  });

  it('secrets.json is damaged', async () => {
    const damaged = path.join(folder, 'damaged');
    await mkdir(damaged);
    await writeFile(path.join(damaged, 'secrets.json'), '{"secret":');
    expect(
      await refusal({
        DATA_DIR: damaged,
        DATABASE_URL: inject('testServer').ownerUrl.replace(/\/[^/]*$/, '/postgres'),
      }),
    ).toContain('secrets.json in DATA_DIR is damaged');
  });
});
