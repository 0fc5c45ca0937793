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

/**
 * Left to itself the queue notes down what a job came to without waiting for the note: whoever stops it in
 * that moment finds a job that is done still waiting, and has its mail sent twice. As batches, even of one
 * moment, the notes are waited for.
 */
const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/** How long the queue rests, in milliseconds, before it begins again after it gave up. */
const REST = 5_000;

/**
 * Works on the queue until `stop()`. `daily` names the jobs that are due every night.
 * The queue gives up when the database goes away in the moment in which it notes down a job. Nobody would
 * notice that mails no longer go out: so it is begun again, until it is told to stop.
 */
export async function startWorker(
  ground: JobGround,
  jobs: Jobs,
  daily: readonly string[],
  log: (sentence: string) => void,
): Promise<{ stop(): Promise<void> }> {
  let runner: Runner | null = null;
  let rest: NodeJS.Timeout | undefined;
  let beginning: Promise<void> = Promise.resolve();
  let stopping = false;
  const begin = async (): Promise<void> => {
    const begun = await run({
      preset,
      pgPool: ground.pool,
      taskList: jobs,
      concurrency: 1,
      noHandleSignals: true,
      pollInterval: 5_000,
      logger: quiet(log),
      parsedCronItems: parseCronItems(daily.map((task) => ({ task, match: '17 3 * * *' }))),
    });
    runner = begun;
    begun.promise.then(beginAgain, beginAgain);
  };
  const beginAgain = (): void => {
    runner = null;
    if (stopping) return;
    log('job queue: lost its database; it begins again');
    rest = setTimeout(() => {
      beginning = begin().catch(beginAgain);
    }, REST);
  };
  await begin();
  return {
    async stop() {
      stopping = true;
      clearTimeout(rest);
      await beginning;
      await runner?.stop().catch((error: Error) => log(`job queue: ${error.message}`));
    },
  };
}

/** Does what is due now and comes back: for tests, and for scripts that set data up. */
export async function runDueJobs(ground: JobGround, jobs: Jobs): Promise<void> {
  await runOnce({
    preset,
    pgPool: ground.pool,
    taskList: jobs,
    noHandleSignals: true,
    logger: quiet(() => {}),
  });
}
