/**
 * `npm run bench`: how fast and how heavy, one line each: name, figure, reference, ratio, bar. Figure and reference are
 * taken in turns within this run and medians are shown, so that a busy machine changes both; the ratio is what counts.
 * It ends by itself within a few minutes, and leaves nothing behind. Names of parts (npm run bench -- scoring) run these alone.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { buildApp, siteAlone } from '../server/src/app.ts';
import { migrate } from '../server/src/db/migrate.ts';
import { ensureRoles, roleUrl } from '../server/src/db/roles.ts';
import { findEmbeddedPostgres } from '../server/src/embedded-postgres/launch.ts';
import { directoryStore } from '../server/src/evidence-store/directory.ts';
import { InvitationCodes } from '../server/src/features/rounds/codes.ts';
import { publishInstruments } from '../server/src/instrument-publisher/publish.ts';
import { readSecrets } from '../server/src/secrets.ts';
import { answerPageFigure } from '../test/bench/answer-page.ts';
import { autosaveFigure } from '../test/bench/autosave.ts';
import { ballotFigures } from '../test/bench/ballots.ts';
import type { Field } from '../test/bench/dashboards.ts';
import { dashboardFigures } from '../test/bench/dashboards.ts';
import type { Figure } from '../test/bench/figures.ts';
import { median, timed, valueAtMost } from '../test/bench/figures.ts';
import { firstScreenFigures } from '../test/bench/first-screen.ts';
import { isolationFigures } from '../test/bench/isolation.ts';
import type { Program } from '../test/bench/program.ts';
import { enterAsLeader, startProgram } from '../test/bench/program.ts';
import { releaseFigures } from '../test/bench/release.ts';
import { scoringFigure } from '../test/bench/scoring.ts';
import { buildClientIfStale } from './build-client.ts';

const WARM_STARTS = 3;

interface Bench {
  dataDir: string;
  program: Program;
}

/** In this order: what needs no program, then what a running one shows, then what it weighs after all that. */
const parts: Record<string, (bench: Bench) => Promise<Figure[]>> = {
  scoring: async () => [await scoringFigure()],
  release: releaseFigures,
  start: async (bench) => {
    const times: number[] = [];
    while (times.length < WARM_STARTS) {
      await bench.program.stop();
      times.push(
        await timed(async () => {
          bench.program = await startProgram(bench.dataDir);
          await enterAsLeader(bench.program.origin);
        }),
      );
    }
    return [valueAtMost('warm start to first answer, demo data present', median(times) / 1000, 5, 's')];
  },
  screen: ({ program }) => firstScreenFigures(program.origin),
  answer: async ({ program }) => [await answerPageFigure(program.origin)],
  autosave: async ({ program, dataDir }) => {
    const field = await fieldOn(dataDir, ownerOf(dataDir));
    const figure = await autosaveFigure(program.origin, field.ownerUrl, field.app);
    await field.app.close();
    return [figure];
  },
  ballots: ({ program, dataDir }) => {
    const ownerUrl = ownerOf(dataDir);
    const password = readSecrets(dataDir, null).doorBPassword;
    return ballotFigures(program.origin, ownerUrl, roleUrl(ownerUrl, 'followthrough_door_b', password));
  },
  isolation: ({ dataDir }) => isolationFigures(ownerOf(dataDir), appUrlOn(dataDir, ownerOf(dataDir))),
  dashboards: async ({ dataDir }) => {
    const [small, large] = [await newField(dataDir, 'bench_small'), await newField(dataDir, 'bench_large')];
    const figures = await dashboardFigures(small, large);
    await Promise.all([small.app.close(), large.app.close()]);
    return figures;
  },
  memory: async ({ program }) => {
    const bytes = program.memory();
    return bytes === null ? [] : [valueAtMost('API memory after the bench', bytes / 1e6, 200, 'MB')];
  },
};

function ownerOf(dataDir: string): string {
  const url = findEmbeddedPostgres(dataDir);
  if (!url) throw new Error('the program’s database does not run');
  return url;
}

const appUrlOn = (dataDir: string, ownerUrl: string) =>
  roleUrl(ownerUrl, 'followthrough_app', readSecrets(dataDir, null).appPassword);

async function fieldOn(dataDir: string, ownerUrl: string): Promise<Field> {
  const app = await buildApp({
    appUrl: appUrlOn(dataDir, ownerUrl),
    clock: () => new Date(),
    secureCookies: false,
    publicUrl: null,
    secret: readSecrets(dataDir, null).secret,
    mailbox: true,
    logLevel: 'warn',
    trustProxy: false,
    clientDir: null,
    evidence: directoryStore(path.join(dataDir, 'evidence')),
    codes: new InvitationCodes(path.join(dataDir, 'invitation-codes'), readSecrets(dataDir, null).secret),
    ...siteAlone,
  });
  await app.ready();
  return { ownerUrl, app };
}

/** A migrated database beside the program's own, on the same server. */
async function newField(dataDir: string, name: string): Promise<Field> {
  const client = new pg.Client({ connectionString: ownerOf(dataDir) });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const ownerUrl = ownerOf(dataDir).replace(/\/[^/]*$/, `/${name}`);
  await ensureRoles(ownerUrl, { followthrough_app: null, followthrough_door_b: null });
  await migrate(ownerUrl);
  await publishInstruments(ownerUrl);
  return fieldOn(dataDir, ownerUrl);
}

function print({ name, figure, reference, ratio, bar, isMet }: Figure): void {
  const columns = [
    name.padEnd(62),
    figure.padStart(9),
    reference.padEnd(34),
    ratio.padStart(6),
    bar.padEnd(9),
  ];
  console.log(`${columns.join('  ')}  ${isMet ? 'met' : 'missed'}`);
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. The parts are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
buildClientIfStale();
const dataDir = await mkdtemp(path.join(tmpdir(), 'followthrough-bench-'));
await chmod(dataDir, 0o711);
const bench: Bench = { dataDir, program: await startProgram(dataDir) };
try {
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length === 0 || wanted.includes(name)) for (const figure of await part(bench)) print(figure);
  }
} finally {
  await bench.program.stop();
  await rm(dataDir, { recursive: true, force: true });
}
