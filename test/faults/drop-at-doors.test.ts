import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { Respondent } from '../make/respondent.ts';
import type { MadeRound } from '../make/round.ts';
import { contentOf, makeRound } from '../make/round.ts';
import { sendTo } from '../setup/send-to.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

const CLIENTS = 32;
const POOL = 10;

let test: TestApp;
let port: number;
beforeAll(async () => {
  test = await testApp();
  await test.app.listen({ host: '127.0.0.1', port: 0 });
  port = (test.app.server.address() as AddressInfo).port;
});

interface Call {
  method: 'POST' | 'PUT';
  url: string;
  body: object;
}

async function start({ method, url, body }: Call, part: 'whole' | 'half'): Promise<Socket> {
  const json = JSON.stringify(body);
  const request = [
    `${method} ${url} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'content-type: application/json',
    `content-length: ${json.length}`,
    '',
    part === 'whole' ? json : json.slice(0, json.length / 2),
  ].join('\r\n');
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await new Promise((resolve) => socket.write(request, resolve));
  return socket;
}

/** Sessions of a door's role by state, as PostgreSQL sees them. */
async function sessions(role: string): Promise<Record<string, number>> {
  const { rows } = await test.owner.query<{ state: string; n: number }>(
    `select case when wait_event_type = 'Lock' then 'waits for a lock' else state end as state, count(*)::int as n
       from pg_stat_activity where usename = $1 and datname = current_database() group by 1`,
    [role],
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** Keeps everybody waiting who looks at a round, until the work is done. */
async function withRoundsLocked(work: () => Promise<void>): Promise<void> {
  const owner = new pg.Client({ connectionString: test.ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin; lock table round in access exclusive mode');
    await work();
  } finally {
    await owner.end();
  }
}

/** Everybody's tickets, and what each would send to this door: nobody's ballot is there yet. */
async function prepared(door: 'a' | 'b') {
  const round = await makeRound(test, [{ roles: ['staff'], people: CLIENTS }]);
  // The door has this round in memory, as it has by the time that 32 people send at once.
  await sendTo(test.app)('GET', `/door-b/v1/rounds/${round.roundId}`);
  const people = round.strata[0]!.tokens.map((token) => new Respondent(sendTo(test.app), token));
  const calls = await Promise.all(
    people.map(async (person): Promise<Call> => {
      if (door === 'a') return signing(person, round);
      const { ballot, keyHash } = await person.sign(contentOf('staff'));
      const url = `/door-b/v1/rounds/${round.roundId}/ballots/${keyHash}`;
      return { method: 'PUT', url, body: ballot! };
    }),
  );
  return { round, people, calls };
}

async function signing(person: Respondent, { roundId }: MadeRound): Promise<Call> {
  const { stratum } = (await person.open()).body;
  const own = await person.own(roundId);
  const { blinded } = await own.begin({
    stratumId: stratum.stratumId,
    stratumKey: stratum.publicKey,
  });
  return { method: 'POST', url: '/door-a/v1/sign', body: { token: person.token, blinded } };
}

const ballotsOf = async ({ roundId }: MadeRound): Promise<number> =>
  (await test.owner.query('select from ballot where round_id = $1', [roundId])).rowCount ?? 0;

const patience = { timeout: 20_000 };

describe.each([
  { door: 'a', role: 'followthrough_app', busy: POOL },
  { door: 'b', role: 'followthrough_door_b', busy: 1 }, // a round's ballots go in batches, one at a time
] as const)(`${CLIENTS} clients that drop their connection at door $door`, ({ door, role, busy }) => {
  it('in the middle of a transaction leave no session behind, and the round takes everybody’s ballot', async () => {
    const { round, people, calls } = await prepared(door);
    await withRoundsLocked(async () => {
      const sockets = await Promise.all(calls.map((call) => start(call, 'whole')));
      await expect.poll(() => sessions(role), patience).toEqual({ 'waits for a lock': busy });
      for (const socket of sockets) socket.destroy();
      await sleep(100);
    });
    await expect.poll(() => sessions(role), patience).toEqual({ idle: busy });

    // The same receipts again: whom the drop let through is answered as the first time, and nobody counts twice.
    const answers = await Promise.all(people.map((person) => person.send(contentOf('staff'))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await ballotsOf(round)).toBe(CLIENTS);
    expect(Object.keys(await sessions(role))).toEqual(['idle']);
  });

  it('in the middle of a body never reach the database', async () => {
    const { round, people, calls } = await prepared(door);
    const sockets = await Promise.all(calls.map((call) => start(call, 'half')));
    await sleep(100);
    for (const socket of sockets) socket.destroy();
    await sleep(100);
    expect(Object.keys(await sessions(role))).toEqual(['idle']);
    expect(await ballotsOf(round)).toBe(0);
    const answer = await people[0]!.send(contentOf('staff', { answers: { 'R1.pay_voice': 4 } }));
    expect(answer).toEqual({ status: 200, body: { version: 1 } });
  });
});
