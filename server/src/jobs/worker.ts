import type { Runner, TaskList } from 'graphile-worker';
import { Logger, parseCronItems, run, runOnce } from 'graphile-worker';
import pg from 'pg';

export type Jobs = TaskList;

/** What jobs stand on. They run as the owner: each filters by org_id itself. */
export interface JobGround {
  pool: pg.Pool;
  clock: () => Date;
  secret: string;
  /** null = the mailbox page. */
  mail: { smtpUrl: string; from: string } | null;
}

/** Failures carry no payload: a job may speak of a person. */
const quiet = (log: (sentence: string) => void) =>
  new Logger(() => (level, message) => {
    if (level === 'error') log(`job queue: ${message}`);
  });

/** The owner's own small pool. A lost connection is the queue's to deal with, and must not end the process. */
export function jobPool(ownerUrl: string, log: (sentence: string) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  const say = (error: Error) => log(`job queue: ${error.message}`);
  pool.on('error', say);
  pool.on('connect', (client) => client.on('error', say));
  return pool;
}

/** Works on the queue until `stop()`. `daily` names the jobs that are due every night. */
export function startWorker(
  ground: JobGround,
  jobs: Jobs,
  daily: readonly string[],
  log: (sentence: string) => void,
): Promise<Runner> {
  return run({
    pgPool: ground.pool,
    taskList: jobs,
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 5_000,
    logger: quiet(log),
    parsedCronItems: parseCronItems(daily.map((task) => ({ task, match: '17 3 * * *' }))),
  });
}

/** Does what is due now and comes back: for tests, and for scripts that set data up. */
export async function runDueJobs(ground: JobGround, jobs: Jobs): Promise<void> {
  await runOnce({ pgPool: ground.pool, taskList: jobs, noHandleSignals: true, logger: quiet(() => {}) });
}
