import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { prepareBinaries } from './binaries.ts';
import { clearLeftovers, ensureCluster, OWNER, runningCluster } from './cluster.ts';
import { lockDirectory } from './directory-lock.ts';
import { startGuardedServer } from './guarded-server.ts';
import { canEnter, chooseRunAs, type RunAs } from './run-as.ts';

const DATABASE = 'followthrough';
const SYSTEM_STATE_DIR = process.platform === 'darwin' ? '/var/db/followthrough' : '/var/lib/followthrough';

export type EmbeddedPostgres = { port: number; ownerUrl: string; stop(): Promise<void> };

type LaunchOptions = {
  /** Where Followthrough keeps its data; the cluster goes into its folder `postgres`. */
  dataDir: string;
  /** Is told, in one sentence each, what an operator should know. */
  log: (sentence: string) => void;
  /** A fixed port, for tests that restart the server; otherwise any free one. */
  port?: number;
  /** Server settings on top of the usual ones. */
  settings?: Record<string, string>;
};

/**
 * Starts the PostgreSQL that comes with Followthrough, makes cluster and database on the first start, and returns the
 * owner's connection URL. It listens on 127.0.0.1 only. Any death of this process stops the server cleanly; nothing
 * that was committed is lost by one.
 * @throws Error with one sentence for the operator, e.g. when another process uses the same data folder.
 */
export async function launchEmbeddedPostgres({
  dataDir,
  log,
  port,
  settings = {},
}: LaunchOptions): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32') {
    throw new Error(
      'The PostgreSQL that comes with Followthrough does not run on Windows. Set DATABASE_URL to a PostgreSQL server, or use WSL.',
    );
  }
  const { home, runAs } = chooseHome(path.resolve(dataDir));
  if (home !== path.resolve(dataDir)) {
    log(
      `The database is kept in ${home}, because the user "${runAs?.name}" that runs PostgreSQL can't enter ${dataDir}.`,
    );
  }
  const clusterDir = path.join(home, 'postgres');
  const unlock = await lockDirectory(home);
  try {
    const binaries = prepareBinaries(runAs ? SYSTEM_STATE_DIR : home, runAs);
    const password = ensureCluster(clusterDir, binaries.initdb, runAs);
    await clearLeftovers(clusterDir);
    const server = await startGuardedServer({
      postgres: binaries.postgres,
      clusterDir,
      logFile: path.join(home, 'postgres.log'),
      runAs,
      port,
      settings,
    });

    let stopping = false;
    void server.ended.then((code) => {
      unlock();
      if (!stopping)
        log(`PostgreSQL has ended by itself (status ${code}); see ${path.join(home, 'postgres.log')}.`);
    });
    const stop = async () => {
      stopping = true;
      await server.stop();
      unlock();
    };
    const urlOf = (database: string) => ownerUrlOf({ password, port: server.port }, database);
    try {
      await ensureDatabase(urlOf('postgres'));
    } catch (error) {
      await stop();
      throw error;
    }
    return { port: server.port, ownerUrl: urlOf(DATABASE), stop };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The owner's connection URL of the server that another process runs on this data folder; null where none runs. */
export function findEmbeddedPostgres(dataDir: string): string | null {
  const running = runningCluster(path.join(chooseHome(path.resolve(dataDir)).home, 'postgres'));
  return running && ownerUrlOf(running, DATABASE);
}

function ownerUrlOf({ password, port }: { password: string; port: number }, database: string): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

/** The folder that holds the cluster: the data folder, unless the user that runs PostgreSQL can't walk there. */
function chooseHome(dataDir: string): { home: string; runAs: RunAs } {
  makeEnterable(dataDir);
  const runAs = chooseRunAs(path.join(dataDir, 'postgres'));
  if (!runAs || canEnter(dataDir, runAs)) return { home: dataDir, runAs };

  makeEnterable(SYSTEM_STATE_DIR);
  const home = path.join(SYSTEM_STATE_DIR, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  makeEnterable(home);
  return { home, runAs };
}

/** Others may walk through to what is theirs, but not list what is there. */
function makeEnterable(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
