import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Outcome, Wanted, What } from './campaign.ts';

/** Threads that carry out pieces of the attack, each on a database of its own. */
export class Threads {
  readonly #workers: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #waiting: ((worker: Worker) => void)[] = [];

  static async start(count: number): Promise<Threads> {
    const threads = new Threads();
    try {
      // One after the other: the first start on a machine unpacks PostgreSQL.
      for (let i = 0; i < count; i++) {
        const worker = new Worker(new URL('./campaign-worker.ts', import.meta.url));
        threads.#workers.push(worker);
        await once(worker, 'message');
        threads.#idle.push(worker);
      }
    } catch (error) {
      await threads.end();
      throw error;
    }
    return threads;
  }

  /** By the next thread that is free. @throws whatever ended that thread */
  async carryOut<W extends What>(what: W, wanted: Wanted<W>): Promise<Outcome<W>> {
    const worker =
      this.#idle.pop() ?? (await new Promise<Worker>((resolve) => void this.#waiting.push(resolve)));
    worker.postMessage({ what, wanted });
    const [outcome] = (await once(worker, 'message')) as [Outcome<W>];
    const next = this.#waiting.shift();
    if (next) next(worker);
    else this.#idle.push(worker);
    return outcome;
  }

  /** Once nothing is under way: closes the databases as well. */
  async end(): Promise<void> {
    await Promise.all(
      this.#workers.map(async (worker) => {
        if (worker.threadId < 0) return; // died before
        worker.postMessage(null);
        await once(worker, 'exit');
      }),
    );
  }
}
