import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { OWNER } from '../../server/src/embedded-postgres/cluster.ts';
import type { DoorAnswer, Send } from '../make/respondent.ts';
import { Respondent } from '../make/respondent.ts';
import { contentOf, makeOpeningRound } from '../make/round.ts';
import { TestClock } from '../setup/test-app.ts';
import { runServer } from '../setup/running-server.ts';

// The real program, killed with SIGKILL while people send, and started again on its data.

/** Over the network; a call that dies with the server is answered with 0. */
const sendOver =
  (address: () => string): Send =>
  async (method, url, body, headers = {}) => {
    try {
      const answer = await fetch(address() + url, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as DoorAnswer['body'] };
    } catch {
      return { status: 0, body: { code: 'cut off' } as DoorAnswer['body'] };
    }
  };

/** The owner's connection to the server that the program started. */
async function ownerPool(dataDir: string): Promise<pg.Pool> {
  const password = (await readFile(path.join(dataDir, 'postgres.owner-password'), 'utf8')).trim();
  const port = (await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[3];
  const pool = new pg.Pool({
    connectionString: `postgres://${OWNER}:${password}@127.0.0.1:${port}/followthrough`,
    max: 1,
  });
  pool.on('error', () => {});
  return pool;
}

it(
  'loses no ballot that it acknowledged, takes none twice, and logs nobody',
  { timeout: 180_000 },
  async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'followthrough-doors-'));
    await chmod(dataDir, 0o711);
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
    let server = runServer({ DATA_DIR: dataDir, LOG_LEVEL: 'debug' });
    let address = await server.ready;
    let owner = await ownerPool(dataDir);
    const clock = new TestClock();
    clock.current = new Date();
    const round = await makeOpeningRound({ owner, clock }, [{ roles: ['staff'], people: 24 }]);
    await owner.query(`select enqueue_job('open_doors', $1::json)`, [
      JSON.stringify({ orgId: round.orgId, roundId: round.roundId }),
    ]);
    const isOpen = async () => (await owner.query(`select 1 from round where state = 'open'`)).rowCount === 1;
    await expect.poll(isOpen, { timeout: 20_000 }).toBe(true);

    const respondents = round.strata[0]!.tokens.map(
      (token) =>
        new Respondent(
          sendOver(() => address),
          token,
        ),
    );
    const acknowledged = new Set<Respondent>();
    const sendAll = () =>
      Promise.all(
        respondents.map(async (respondent) => {
          const answer = await respondent.send(contentOf('staff')).catch(() => ({ status: 0 }));
          if (answer.status === 200) acknowledged.add(respondent);
          else expect([0, 503]).toContain(answer.status);
        }),
      );
    const said: string[] = [];
    for (const delay of [150, 400, 800]) {
      const sending = sendAll();
      await sleep(delay);
      server.kill('SIGKILL');
      await sending;
      const { stdout, stderr } = await server.ended;
      said.push(stdout + stderr);
      await owner.end();
      server = runServer({ DATA_DIR: dataDir, LOG_LEVEL: 'debug' });
      address = await server.ready;
      owner = await ownerPool(dataDir);
      const { rows } = await owner.query<{ key_hash: string }>(`select key_hash from ballot`);
      const stored = new Set(rows.map((row) => row.key_hash));
      for (const respondent of acknowledged)
        expect(stored.has((await respondent.own(round.roundId)).keyHash)).toBe(true);
    }
    await sendAll();
    expect(acknowledged.size).toBe(24);
    expect((await owner.query(`select 1 from ballot`)).rowCount).toBe(24);
    const stranger = await new Respondent(
      sendOver(() => address),
      respondents[0]!.token,
    ).send(contentOf('staff'));
    expect(stranger).toMatchObject({ status: 409, body: { code: 'ballot_already_begun' } });

    const metrics = await (await fetch(`${address}/metrics`)).text();
    await owner.end();
    server.kill('SIGTERM'); // so that its PostgreSQL has ended when the folder is removed
    const { code, stdout, stderr } = await server.ended;
    expect(code).toBe(0);
    for (const text of [...said, stdout + stderr, metrics]) {
      expect(text).not.toMatch(/door|ballots/);
      expect(text).not.toContain(round.roundId);
    }
  },
);
