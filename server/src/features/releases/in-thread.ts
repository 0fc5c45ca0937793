import { Worker } from 'node:worker_threads';
import type { FreezeInput, FrozenCell } from '@followthrough/shared/networks/freeze-release.ts';

/** What the thread says: how far it is, and at last what came of it. */
export type FromThread = { done: number } | { cells: FrozenCell[] };

/**
 * Works a freezing out beside the server: for hundreds of members in networks that overlap the audit takes minutes, in
 * which the same process goes on answering. `onMeasure` hears of each measure done.
 */
export function inThread(
  input: FreezeInput,
  onMeasure: (done: number) => Promise<void>,
): Promise<FrozenCell[]> {
  return new Promise((resolve, reject) => {
    let told = Promise.resolve();
    const thread = new Worker(new URL('./freeze-thread.ts', import.meta.url), { workerData: input });
    thread.on('message', (message: FromThread) => {
      if ('done' in message) told = told.then(() => onMeasure(message.done));
      else told.then(() => resolve(message.cells)).catch(reject);
      told.catch(reject);
    });
    thread.on('error', reject);
    thread.on('exit', (code) => {
      if (code !== 0) reject(new Error(`the thread that works out releases ended with ${code}`));
    });
  });
}
