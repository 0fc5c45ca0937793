import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OWNER } from '../../server/src/embedded-postgres/cluster.ts';
import { cyclePath, level } from '../make/answers-http.ts';
import type { MadeCycle } from '../make/cycle.ts';
import { makeCycle } from '../make/cycle.ts';
import { makeMember } from '../make/organization.ts';
import type { TestApp } from '../setup/test-app.ts';
import { TestClock } from '../setup/test-app.ts';

// The real program on a data folder of its own, killed with SIGKILL while eight editors save, and started again.

let dataDir: string;
let running: ChildProcess | null = null;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'followthrough-killed-'));
  await chmod(dataDir, 0o711);
});
afterAll(async () => {
  await ended(running, 'SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<string> {
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../../server/src/main.ts')], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', DEMO: 'off', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (bytes: Buffer) => {
      said += bytes.toString();
      const address = /is ready: (\S+)\//.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => reject(new Error(`the program ended: ${said}`)));
  });
}

async function ended(child: ChildProcess | null, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

/** The owner's connection to the server that the program started. */
async function ownerPool(): Promise<pg.Pool> {
  const password = (await readFile(path.join(dataDir, 'postgres.owner-password'), 'utf8')).trim();
  const port = (await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[3];
  const pool = new pg.Pool({
    connectionString: `postgres://${OWNER}:${password}@127.0.0.1:${port}/followthrough`,
    max: 1,
  });
  pool.on('error', () => {});
  return pool;
}

async function setUp(): Promise<{ cycle: MadeCycle; cookie: string }> {
  const owner = await ownerPool();
  const clock = new TestClock();
  clock.current = new Date();
  const test = { owner, clock } as unknown as TestApp;
  const leader = await makeMember(test, 'leader');
  const cycle = await makeCycle(test, leader.orgId);
  await owner.end();
  return { cycle, cookie: `session=${leader.cookies.get('session')}` };
}

const items = [
  'R2.regional_groups',
  'R2.shared_resources',
  'R3.offer_options',
  'R9.practice_first',
  'R9.share_examples',
  'R7.pathway',
  'R7.supervision',
  'R6.decision_influence',
];

/** One editor of one question: what was acknowledged last, and what was on its way. */
interface Editor {
  itemId: string;
  acknowledged: number;
  /** The value of the save that is or was on its way, based on `acknowledged`. */
  onItsWay: number;
}

const valueOf = (version: number) => version % 5;

async function saveUntilCut(
  address: string,
  cycle: MadeCycle,
  cookie: string,
  editor: Editor,
): Promise<void> {
  for (;;) {
    editor.onItsWay = valueOf(editor.acknowledged + 1);
    const answer = await fetch(`${address}${cyclePath(cycle)}/answers/${editor.itemId}`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json', 'if-match': `"${editor.acknowledged}"` },
      body: JSON.stringify(level(editor.onItsWay)),
    })
      .then(async (response) => ({
        status: response.status,
        body: (await response.json()) as { version?: number; code?: string },
      }))
      .catch(() => null);
    if (answer === null || answer.status === 503) return;
    expect(answer.body).toMatchObject({ version: editor.acknowledged + 1 });
    editor.acknowledged += 1;
  }
}

it(
  'loses nothing that was acknowledged, and keeps what is sent again once',
  { timeout: 120_000 },
  async () => {
    let address = await start();
    const { cycle, cookie } = await setUp();
    const editors: Editor[] = items.map((itemId) => ({ itemId, acknowledged: 0, onItsWay: 0 }));
    for (const milliseconds of [700, 250]) {
      const load = editors.map((editor) => saveUntilCut(address, cycle, cookie, editor));
      await sleep(milliseconds);
      await ended(running, 'SIGKILL');
      await Promise.all(load);
      expect(editors.some((editor) => editor.acknowledged > 0)).toBe(true);

      address = await start();
      const owner = await ownerPool();
      for (const editor of editors) {
        const { rows } = await owner.query<{ version: number; value: number }>(
          'select version, value from answer_change where cycle_id = $1 and item_id = $2 order by version',
          [cycle.cycleId, editor.itemId],
        );
        // Everything acknowledged once, and at most the one that was on its way.
        expect([editor.acknowledged, editor.acknowledged + 1]).toContain(rows.length);
        expect(rows.map((row) => row.version)).toEqual(rows.map((_, index) => index + 1));
        expect(rows.map((row) => row.value)).toEqual(rows.map((row) => valueOf(row.version)));
        const answer = await owner.query(
          'select version, value from answer where cycle_id = $1 and item_id = $2',
          [cycle.cycleId, editor.itemId],
        );
        expect(answer.rows[0]).toEqual(rows.at(-1));
        const again = await fetch(`${address}${cyclePath(cycle)}/answers/${editor.itemId}`, {
          method: 'PUT',
          headers: { cookie, 'content-type': 'application/json', 'if-match': `"${editor.acknowledged}"` },
          body: JSON.stringify(level(editor.onItsWay)),
        });
        expect(await again.json()).toMatchObject({ version: editor.acknowledged + 1 });
        editor.acknowledged += 1;
      }
      await owner.end();
    }
  },
);
