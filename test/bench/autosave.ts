import { execFile, spawnSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import type { Figure } from './figures.ts';
import { atLeast, inTurns, median } from './figures.ts';
import { keepSending } from './load.ts';
import type { Statement } from './statements.ts';
import { asScript, statementsOf } from './statements.ts';

const CONNECTIONS = 32;
const ROUNDS = 5;
const SECONDS = 3;
const ITEM = 'R2.regional_groups';
/** The version that each answer begins with: a number that occurs nowhere else in a statement. */
const FIRST_VERSION = 1_000_003;

/** One leader with a check of her own, so that no two connections wait for the same row. */
interface Saver {
  orgId: string;
  cookie: string;
  address: string;
  version: number;
  /** What the application asks the database for one save; the version stands in it as FIRST_VERSION. */
  statements: Statement[];
}

/**
 * Autosave of one answer with everything on (session, policy, row-level security, validation, history, optimistic lock), on
 * 32 connections over HTTP, against the very same statements without the application: by pgbench where it is on the PATH,
 * else by bare connections of the same driver.
 */
export async function autosaveFigure(
  origin: string,
  ownerUrl: string,
  app: FastifyInstance,
): Promise<Figure> {
  const owner = await connected(ownerUrl);
  try {
    const makeSavers = async () => {
      const savers: Saver[] = [];
      while (savers.length < CONNECTIONS) savers.push(await makeSaver(owner, app));
      return savers;
    };
    const [ours, theirs] = [await makeSavers(), await makeSavers()];
    const appUrl = String(app.pg.pool.options.connectionString);
    const hasPgbench = spawnSync('pgbench', ['--version']).status === 0;
    const port = Number(new URL(origin).port);
    const [api, bare] = await inTurns(
      ROUNDS,
      () => throughTheApi(port, ours),
      () => (hasPgbench ? throughPgbench(appUrl, owner, theirs) : throughBareDriver(appUrl, theirs)),
    );
    const [figure, reference] = [median(api), median(bare)];
    return atLeast(
      `autosave of one answer, ${CONNECTIONS} connections`,
      `${figure.toFixed(0)}/s`,
      `${reference.toFixed(0)}/s ${hasPgbench ? 'pgbench' : 'bare driver'}`,
      figure / reference,
      0.35,
    );
  } finally {
    await owner.end();
  }
}

async function makeSaver(owner: pg.Client, app: FastifyInstance): Promise<Saver> {
  const [orgId, personId, cycleId, sessionId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const secret = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(secret).digest('hex');
  await owner.query(`
    insert into organization (org_id, kind, name, created_at) values ('${orgId}', 'coalition', 'Bench', now());
    insert into person (person_id, email, name, email_verified_at, created_at) values ('${personId}', '${personId}@example.org', 'Bench', now(), now());
    insert into membership (org_id, person_id, role, name, email, since) values ('${orgId}', '${personId}', 'leader', 'Bench', '${personId}@example.org', now());
    insert into session (session_hash, session_id, person_id, label, created_at, last_used_on, expires_at)
    values ('${hash}', '${sessionId}', '${personId}', 'Bench', now(), (now() at time zone 'UTC')::date, now() + interval '1 day');
    insert into cycle (org_id, cycle_id, year, instrument_version, profile, opens_at, closes_at, seal_at, release_at)
    values ('${orgId}', '${cycleId}', 2026, '1.0.0', '{}', now() - interval '1 day', now() + interval '30 days', now() + interval '44 days', now() + interval '104 days');
    insert into answer (org_id, cycle_id, item_id, state, value, version, changed_by, changed_at)
    values ('${orgId}', '${cycleId}', '${ITEM}', 'answered', '1', ${FIRST_VERSION}, 'Bench', now());`);
  const saver: Saver = {
    orgId,
    cookie: `session=${secret}`,
    address: `/api/v1/organizations/${orgId}/cycles/${cycleId}/answers/${ITEM}`,
    version: FIRST_VERSION,
    statements: [],
  };
  saver.statements = await statementsOfOneSave(app, saver);
  saver.version += 1;
  return saver;
}

const bodyFor = (version: number) => `{"state":"answered","value":${version % 5},"links":[]}`;

/** Saves once, and listens to what goes to the database meanwhile. */
async function statementsOfOneSave(
  app: FastifyInstance,
  { address, cookie, version }: Saver,
): Promise<Statement[]> {
  const heard = await statementsOf(app.pg.pool, async () => {
    const answer = await app.inject({
      method: 'PUT',
      url: address,
      headers: { cookie, 'if-match': `"${version}"`, 'content-type': 'application/json' },
      payload: bodyFor(version),
    });
    if (answer.statusCode !== 200) throw new Error(`a save answered ${answer.statusCode}: ${answer.body}`);
  });
  if (heard.length < 3) throw new Error('a save went past the connection that was listened to');
  return heard;
}

async function throughTheApi(port: number, savers: Saver[]): Promise<number> {
  const until = performance.now() + SECONDS * 1000;
  const began = performance.now();
  const counts = await Promise.all(
    savers.map((saver) =>
      keepSending(port, until, () => {
        const body = bodyFor(saver.version);
        const head = `PUT ${saver.address} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${saver.cookie}\r\nif-match: "${saver.version}"\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
        saver.version += 1;
        return head + body;
      }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1000);
}

/** The same statements through pg's own driver, prepared by name, with no application around. */
async function throughBareDriver(appUrl: string, savers: Saver[]): Promise<number> {
  const clients = await Promise.all(savers.map(() => connected(appUrl)));
  const began = performance.now();
  const until = began + SECONDS * 1000;
  let saves = 0;
  await Promise.all(
    savers.map(async (saver, index) => {
      const client = clients[index]!;
      for (; performance.now() < until; saves += 1) {
        for (const statement of saver.statements)
          await client.query(at(statement, saver.version) as pg.QueryConfig);
        saver.version += 1;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return saves / seconds;
}

async function connected(appUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  return client;
}

const at = (statement: Statement, version: number): Statement =>
  typeof statement === 'string'
    ? statement
    : { ...statement, values: statement.values.map((value) => (value === FIRST_VERSION ? version : value)) };

/** One pgbench for each connection, with prepared statements, and the opening statements in one round trip. */
async function throughPgbench(appUrl: string, owner: pg.Client, savers: Saver[]): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'followthrough-pgbench-'));
  try {
    const { rows } = await owner.query<{ org_id: string; version: number }>(
      'select org_id, version from answer where org_id = any ($1)',
      [savers.map((saver) => saver.orgId)],
    );
    const versions = new Map(rows.map((row) => [row.org_id, row.version]));
    const rates = savers.map(async ({ orgId, statements }) => {
      const file = path.join(folder, `${orgId}.sql`);
      await writeFile(
        file,
        [...statements.map((one) => asScript(one, asVersion)), '\\set version :version + 1', ''].join('\n'),
      );
      const options = [
        '-n',
        '-M',
        'prepared',
        '-T',
        String(SECONDS),
        '-D',
        `version=${versions.get(orgId)}`,
        '-f',
        file,
      ];
      const { stdout } = await promisify(execFile)('pgbench', [...options, appUrl]);
      const saves = Number(/actually processed: (\d+)/.exec(stdout)?.[1]);
      if (Number.isNaN(saves)) throw new Error(`pgbench said: ${stdout}`);
      return saves / SECONDS;
    });
    return (await Promise.all(rates)).reduce((sum, rate) => sum + rate, 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const asVersion = (value: unknown) => (value === FIRST_VERSION ? ':version' : null);
