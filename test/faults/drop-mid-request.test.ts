import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { cyclePath, level } from '../make/answers-http.ts';
import type { MadeCycle } from '../make/cycle.ts';
import { makeCycle } from '../make/cycle.ts';
import { makeMember } from '../make/organization.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import type { Visitor } from '../setup/visitor.ts';

const CLIENTS = 32;
const POOL = 10;

let test: TestApp;
let leader: Visitor;
let cycle: MadeCycle;
let port: number;
beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
  const member = await makeMember(test, 'leader');
  leader = member;
  cycle = await makeCycle(test, member.orgId);
  await test.app.listen({ host: '127.0.0.1', port: 0 });
  port = (test.app.server.address() as AddressInfo).port;
});

/** Opens a connection and sends the beginning of a save: all of it, or its first half. */
async function send(part: 'whole' | 'half', index: number): Promise<Socket> {
  const body = JSON.stringify(level(index % 5));
  const request = [
    `PUT ${cyclePath(cycle)}/answers/R2.regional_groups HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    `cookie: session=${leader.cookies.get('session')}`,
    'content-type: application/json',
    'if-match: "0"',
    `content-length: ${body.length}`,
    '',
    part === 'whole' ? body : body.slice(0, 9),
  ].join('\r\n');
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await new Promise((resolve) => socket.write(request, resolve));
  return socket;
}

/** Sessions of the application by state, as PostgreSQL sees them. */
async function sessions(): Promise<Record<string, number>> {
  const { rows } = await test.owner.query<{ state: string; n: number }>(
    `select case when wait_event_type = 'Lock' then 'waits for a lock' else state end as state, count(*)::int as n
       from pg_stat_activity where usename = 'followthrough_app' and datname = current_database() group by 1`,
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

async function withCheckLocked(work: () => Promise<void>): Promise<void> {
  const owner = new pg.Client({ connectionString: test.ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query('select from cycle where cycle_id = $1 for update', [cycle.cycleId]);
    await work();
  } finally {
    await owner.end();
  }
}

const calm = { idle: POOL };
/** On a machine that does much else, 32 saves of one answer take their turns for a while. */
const patience = { timeout: 20_000 };

describe(`${CLIENTS} clients that drop their connection`, () => {
  it('in the middle of a transaction leave no session behind, and the pool whole', async () => {
    await withCheckLocked(async () => {
      const sockets = await Promise.all(Array.from({ length: CLIENTS }, (_, index) => send('whole', index)));
      await expect.poll(sessions, patience).toEqual({ 'waits for a lock': POOL });
      for (const socket of sockets) socket.destroy();
      await sleep(100);
    });
    await expect.poll(sessions, patience).toEqual(calm);
    expect(test.app.pg.pool.waitingCount).toBe(0);
    // Whoever comes next is served, and of the 32 one at most was first.
    const { rows } = await test.owner.query('select count(*)::int as n from answer_change');
    expect(rows[0].n).toBeLessThanOrEqual(1);
    const saved = await leader.put(`${cyclePath(cycle)}/answers/R2.shared_resources`, level(3), {
      'if-match': '"0"',
    });
    expect(saved.status).toBe(200);
  });

  it('in the middle of a body never reach the database', async () => {
    const before = await test.owner.query('select count(*)::int as n from answer_change');
    const sockets = await Promise.all(Array.from({ length: CLIENTS }, (_, index) => send('half', index)));
    await sleep(100);
    expect(await sessions()).toEqual(calm);
    for (const socket of sockets) socket.destroy();
    await sleep(100);
    expect(await sessions()).toEqual(calm);
    expect((await test.owner.query('select count(*)::int as n from answer_change')).rows).toEqual(
      before.rows,
    );
  });
});

it('when all connections are taken, the next is told to come back instead of waiting without end', async () => {
  await withCheckLocked(async () => {
    const sockets = await Promise.all(Array.from({ length: POOL }, (_, index) => send('whole', index)));
    await expect.poll(sessions, patience).toEqual({ 'waits for a lock': POOL });
    const answer = await leader.get('/api/v1/me');
    expect(answer.status).toBe(503);
    expect(answer.body.code).toBe('busy');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await leader.get('/api/health')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });
  await expect.poll(sessions, patience).toEqual(calm);
  expect((await leader.get('/api/v1/me')).status).toBe(200);
});
