import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Questionnaire } from '@followthrough/shared/ballots/content.ts';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import pg from 'pg';
import { doorB } from '../../server/src/doors/b/routes.ts';
import type { Figure } from './figures.ts';
import { atLeast, inTurns, median, timesAtLeast } from './figures.ts';
import { keepSending } from './load.ts';
import type { BallotToSend, BegunBallot } from './made-ballots.ts';
import { answersTo, begin, longQuestionnaire, openingRound, openWithOwnKey } from './made-ballots.ts';
import type { Statement } from './statements.ts';
import { asOneTrip, literal, statementsOf } from './statements.ts';

const CONNECTIONS = 32;
const ROUNDS = 3;
/** As many as take about as long as pgbench is given, so that neither is measured cold. */
const BALLOTS = 2500;
const BALLOTS_THROUGH_BOTH = 160;
/** Long enough on a busy machine, where making so many connections takes a second. */
const SECONDS = 4;
/** Complete answers a second that these take on two cores, measured once. */
const ODK = 126;
const LIMESURVEY = 2.4;

interface Place {
  port: number;
  owner: pg.Pool;
  doorBUrl: string;
}

/**
 * First ballots with everything on (both signatures checked, questionnaire, row-level security, the lock that keeps the seal
 * waiting), on 32 connections over HTTP. What a respondent's device computes is done beforehand. Door B alone is held
 * against the very same statements without the application; both doors together against what others take.
 */
export async function ballotFigures(origin: string, ownerUrl: string, doorBUrl: string): Promise<Figure[]> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  const place = { port: Number(new URL(origin).port), owner, doorBUrl };
  try {
    const both = await throughBothDoors(place);
    const real = await doorBAlone(place, both.questionnaire);
    const long = await doorBAlone(place, longQuestionnaire(45));
    return [
      real.figure,
      long.figure,
      ...againstOthers('ballot of 45 answers, door B', long.rate),
      ...againstOthers('ballot through doors A and B', both.rate),
    ];
  } finally {
    await owner.end();
  }
}

const perSecond = (rate: number) => `${rate.toFixed(0)}/s`;

const againstOthers = (name: string, rate: number): Figure[] => [
  timesAtLeast(name, perSecond(rate), `${ODK}/s ODK Central, measured once`, rate / ODK, 8),
  timesAtLeast(name, perSecond(rate), `${LIMESURVEY}/s LimeSurvey, measured once`, rate / LIMESURVEY, 400),
];

async function doorBAlone(place: Place, questionnaire: Questionnaire) {
  const { owner, port, doorBUrl } = place;
  const nextBallot = await openWithOwnKey(owner, await openingRound(owner, 6), questionnaire);
  const first = await nextBallot();
  const statements = await statementsOfOneBallot(doorBUrl, first);
  const hasPgbench = spawnSync('pgbench', ['--version']).status === 0;
  const [api, bare] = await inTurns(
    ROUNDS,
    async () => {
      const ballots: BallotToSend[] = [];
      while (ballots.length < BALLOTS) ballots.push(await nextBallot());
      return BALLOTS / (await secondsFor(port, ballots.map(putting)));
    },
    () => (hasPgbench ? throughPgbench : throughBareDriver)(doorBUrl, statements, first.keyHash),
  );
  const [rate, reference] = [median(api), median(bare)];
  const count = Object.keys(answersTo(questionnaire).answers).length;
  const figure = atLeast(
    `ballot of ${count} answers, door B, ${CONNECTIONS} connections`,
    perSecond(rate),
    `${perSecond(reference)} ${hasPgbench ? 'pgbench' : 'bare driver'}`,
    rate / reference,
    0.35,
  );
  return { rate, figure };
}

/** Each connection asks door A to sign somebody's key and sends somebody else's ballot to door B, in turns. */
async function throughBothDoors({ port, owner }: Place) {
  const round = await openingRound(owner, (ROUNDS + 1) * BALLOTS_THROUGH_BOTH);
  const { roundId, orgId } = round;
  const { stratumId, tokens } = round.strata[0]!;
  await owner.query(`select enqueue_job('open_doors', $1::json)`, [JSON.stringify({ orgId, roundId })]);
  const { public_key: stratumKey, questionnaire } = await openStratum(owner, stratumId);
  const content = answersTo(questionnaire);

  let ready: BallotToSend[] = [];
  const rates: number[] = [];
  for (let batch = 0; batch <= ROUNDS; batch += 1) {
    const people = tokens.slice(batch * BALLOTS_THROUGH_BOTH, (batch + 1) * BALLOTS_THROUGH_BOTH);
    const begun: BegunBallot[] = [];
    for (const token of people) begun.push(await begin(roundId, token, { stratumId, stratumKey }, content));
    const signatures = new Map<BegunBallot, string>();
    const requests = begun.flatMap((one, at) => {
      const ballot = ready[at];
      return ballot ? [signing(one, signatures), putting(ballot)] : [signing(one, signatures)];
    });
    const seconds = await secondsFor(port, requests);
    if (ready.length > 0) rates.push(ready.length / seconds);
    ready = await Promise.all(begun.map((one) => one.ready(signatures.get(one) ?? '')));
  }
  return { rate: median(rates), questionnaire };
}

async function openStratum(owner: pg.Pool, stratumId: string) {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rows } = await owner.query<{ public_key: string; questionnaire: Questionnaire }>(
      `select s.public_key, s.questionnaire from stratum s join round r using (org_id, round_id)
        where s.stratum_id = $1 and r.state = 'open'`,
      [stratumId],
    );
    if (rows[0]) return rows[0];
    await sleep(100);
  }
  throw new Error('door A did not open the round');
}

interface Request {
  text: string;
  answered?: (body: string) => void;
}

const putting = ({ path: url, body }: BallotToSend): Request => ({ text: asText('PUT', url, body) });

const signing = (begun: BegunBallot, signatures: Map<BegunBallot, string>): Request => ({
  text: asText('POST', '/door-a/v1/sign', { token: begun.token, blinded: begun.blinded }),
  answered: (body) => {
    signatures.set(begun, (JSON.parse(body) as { blindSignature: string }).blindSignature);
  },
});

/** From a place of its own each time, since one place may call a door only so often. */
function asText(method: string, url: string, body: object): string {
  const json = JSON.stringify(body);
  const from = `10.${[...randomBytes(3)].join('.')}`;
  return `${method} ${url} HTTP/1.1\r\nhost: 127.0.0.1\r\nx-forwarded-for: ${from}\r\ncontent-type: application/json\r\ncontent-length: ${json.length}\r\n\r\n${json}`;
}

/** Until all of these are answered, with as many under way as there are connections. */
async function secondsFor(port: number, requests: readonly Request[]): Promise<number> {
  const waiting = requests.values();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, () => {
      let current: Request | undefined;
      const next = () => {
        current = waiting.next().value;
        return current?.text ?? null;
      };
      return keepSending(port, Infinity, next, 200, (body) => current?.answered?.(body));
    }),
  );
  return (performance.now() - began) / 1000;
}

/** Takes one ballot by door B's own code, and listens to what goes to the database meanwhile. */
async function statementsOfOneBallot(
  doorBUrl: string,
  { path: url, body }: BallotToSend,
): Promise<Statement[]> {
  const pool = new pg.Pool({ connectionString: doorBUrl, max: 1, pipeline: true });
  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(doorB, { prefix: '/door-b', pool, clock: () => new Date(), callsPerPlace: 2 });
  try {
    // As later ones find it: with the round's questionnaires in memory already.
    await app.inject(url.replace(/\/ballots\/.*$/, ''));
    return await statementsOf(pool, async () => {
      const answer = await app.inject({ method: 'PUT', url, payload: body });
      if (answer.statusCode !== 200) throw new Error(`door B answered ${answer.statusCode}: ${answer.body}`);
    });
  } finally {
    await app.close();
    await pool.end();
  }
}

const names = (value: unknown, keyHash: string): value is string =>
  typeof value === 'string' && value.includes(keyHash);

async function throughPgbench(doorBUrl: string, statements: Statement[], keyHash: string): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'followthrough-pgbench-'));
  try {
    const file = path.join(folder, 'ballot.sql');
    const newKey = (value: unknown) =>
      names(value, keyHash)
        ? `replace(${literal(value)}, '${keyHash}', lpad(to_hex(:key::bigint), 64, '0'))::json`
        : null;
    const script = asOneTrip(statements, newKey);
    await writeFile(file, ['\\set key random(1, 9000000000000000000)', script, ''].join('\n'));
    const options = [
      '-n',
      '-M',
      'prepared',
      '-c',
      `${CONNECTIONS}`,
      '-j',
      '2',
      '-T',
      `${SECONDS}`,
      '-f',
      file,
    ];
    const { stdout } = await promisify(execFile)('pgbench', [...options, doorBUrl]);
    const perSecondWithoutConnecting = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    if (Number.isNaN(perSecondWithoutConnecting)) throw new Error(`pgbench said: ${stdout}`);
    return perSecondWithoutConnecting;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function throughBareDriver(
  doorBUrl: string,
  statements: Statement[],
  keyHash: string,
): Promise<number> {
  const pool = new pg.Pool({ connectionString: doorBUrl, max: CONNECTIONS, pipeline: true });
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.connect()));
  const began = performance.now();
  let ballots = 0;
  await Promise.all(
    clients.map(async (client) => {
      for (; performance.now() < began + SECONDS * 1000; ballots += 1) {
        const newHash = randomBytes(32).toString('hex');
        const values = (list: unknown[]) =>
          list.map((value) => (names(value, keyHash) ? value.replace(keyHash, newHash) : value));
        await Promise.all(
          statements.map((statement) =>
            client.query(
              typeof statement === 'string' ? statement : { ...statement, values: values(statement.values) },
            ),
          ),
        );
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  for (const client of clients) client.release();
  await pool.end();
  return ballots / seconds;
}
