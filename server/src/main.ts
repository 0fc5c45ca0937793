import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { ConfigError, readConfig } from './config.ts';
import { migrate } from './db/migrate.ts';
import { ensureRoles, roleUrl } from './db/roles.ts';
import { directoryStore } from './evidence-store/directory.ts';
import { loadDemo } from './demo/load.ts';
import { DoorA } from './doors/a/keeper.ts';
import { doorJobs } from './doors/jobs.ts';
import { catchUpOpenings } from './doors/open-doors.ts';
import { catchUpSeals } from './doors/seal-round.ts';
import { launchEmbeddedPostgres } from './embedded-postgres/launch.ts';
import { publishInstruments } from './instrument-publisher/publish.ts';
import { accountJobs } from './features/accounts/jobs.ts';
import { sharingJobs } from './features/sharing/jobs.ts';
import { releaseJobs } from './features/releases/jobs.ts';
import { voicesJobs } from './features/voices/jobs.ts';
import { InvitationCodes } from './features/rounds/codes.ts';
import { roundJobs } from './features/rounds/jobs.ts';
import { jobPool, startWorker } from './jobs/worker.ts';
import { mailJobs } from './mail/jobs.ts';
import { readSecrets } from './secrets.ts';
import { startFailure } from './start-failure.ts';

// The only file that touches process.env, signals and listen.

const root = fileURLToPath(new URL('../../', import.meta.url));
/** A whole office may answer from one address. */
const DOOR_CALLS_PER_PLACE = 2_000;

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

function configure(): Config {
  try {
    return readConfig(process.env, process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const mistake of error.mistakes) process.stderr.write(`${mistake}\n`);
    process.exit(2);
  }
}

/** On a first start alone: a database that holds an organization is left as it is. */
async function fillWithDemo(ownerUrl: string, codes: InvitationCodes, origin: string): Promise<void> {
  const loaded = await loadDemo(ownerUrl, new Date());
  if (!loaded) return;
  for (const { roundId, tokens } of loaded.tokens) await codes.keep(roundId, { origin, tokens });
  const { organizations, cycles, answers, seconds } = loaded;
  say(
    `Demo world loaded in ${seconds.toFixed(1)} s: ${organizations} made-up organizations, ${cycles} yearly checks, ${answers.toLocaleString('en-US')} answers. ` +
      'To start empty for real use: npm start -- --empty',
  );
}

async function start(): Promise<void> {
  const config = configure();
  const dataDir = path.resolve(root, config.dataDir);
  const embedded = config.database ? null : await launchEmbeddedPostgres({ dataDir, log: say });
  const ownerUrl = config.database?.ownerUrl ?? embedded!.ownerUrl;
  const secrets = readSecrets(dataDir, config.secret);
  const givenAppUrl = config.database?.appUrl ?? null;
  await ensureRoles(ownerUrl, {
    followthrough_app: givenAppUrl ? null : secrets.appPassword,
    followthrough_door_b: secrets.doorBPassword,
  });
  await migrate(ownerUrl);
  await publishInstruments(ownerUrl);
  const codes = new InvitationCodes(path.join(dataDir, 'invitation-codes'), secrets.secret);
  if (config.demo)
    await fillWithDemo(ownerUrl, codes, config.publicUrl?.origin ?? `http://localhost:${config.port}`);

  const { serves } = config;
  const doorA = serves.doorA
    ? await DoorA.hold({
        folder: path.join(dataDir, 'door-a'),
        mirror: path.resolve(root, config.doorAMirror ?? path.join(dataDir, 'door-a-mirror')),
        secret: secrets.secret,
        log: say,
      })
    : null;

  const clientDir = path.join(root, 'client/dist');
  const app = await buildApp({
    appUrl: givenAppUrl ?? roleUrl(ownerUrl, 'followthrough_app', secrets.appPassword),
    clock: () => new Date(),
    secureCookies: config.secureCookies,
    publicUrl: config.publicUrl,
    secret: secrets.secret,
    mailbox: config.mail === null,
    logLevel: config.logLevel,
    trustProxy: config.trustProxy,
    clientDir: existsSync(clientDir) ? clientDir : null,
    evidence: directoryStore(path.join(dataDir, 'evidence')),
    codes,
    site: serves.site,
    doorA,
    doorBUrl: serves.doorB ? roleUrl(ownerUrl, 'followthrough_door_b', secrets.doorBPassword) : null,
    doorUrls: config.doorUrls,
    doorCallsPerPlace: DOOR_CALLS_PER_PLACE,
  });

  const jobGround = {
    pool: jobPool(ownerUrl, say),
    clock: () => new Date(),
    secret: secrets.secret,
    mail: config.mail,
  };
  // Each job is done where it can be: those of door A by the process that holds it, all others beside the site.
  const siteJobs = serves.site
    ? {
        ...mailJobs(jobGround),
        ...accountJobs(jobGround),
        ...roundJobs(jobGround, codes),
        ...voicesJobs(jobGround),
        ...releaseJobs(jobGround),
        ...sharingJobs(jobGround),
      }
    : {};
  const jobs = { ...siteJobs, ...(doorA ? doorJobs(jobGround, doorA) : {}) };
  if (doorA) {
    await catchUpSeals(jobGround.pool, doorA, jobGround.clock());
    await catchUpOpenings(jobGround.pool, doorA);
  }
  const worker =
    Object.keys(jobs).length > 0
      ? await startWorker(jobGround, jobs, serves.site ? ['forget_expired', 'freeze_due_releases'] : [], say)
      : null;

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await app.close();
    await worker?.stop();
    await jobGround.pool.end();
    doorA?.release();
    await embedded?.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());

  await app.listen({ host: config.host, port: config.port });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  say(`Followthrough is ready: ${config.publicUrl?.href ?? `http://localhost:${port}/`}`);
}

start().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exit(1);
});
