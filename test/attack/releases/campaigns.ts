/** Campaigns over many datasets, on several threads. */
import { Worker } from 'node:worker_threads';
import type { Build, Campaign, Tally } from './campaign.ts';
import { add, noTally } from './campaign.ts';

const AT_ONCE = 10;

/** Attacks the datasets 1 to `datasets` of one build. `said` hears how many are done. */
export async function campaignOf(
  build: Build,
  datasets: number,
  {
    threads,
    outsideOf,
    largest,
    said,
  }: { threads: number; outsideOf: number; largest: number; said?: (done: number) => void },
): Promise<Tally> {
  const tally = noTally();
  let next = 1;
  async function work(): Promise<void> {
    const worker = new Worker(new URL('./campaign-worker.ts', import.meta.url));
    try {
      while (next <= datasets) {
        const from = next;
        next += AT_ONCE;
        const wanted: Campaign = {
          build,
          from,
          to: Math.min(datasets, from + AT_ONCE - 1),
          outsideOf,
          largest,
        };
        add(tally, await answerOf(worker, wanted));
        said?.(tally.datasets);
      }
    } finally {
      await worker.terminate();
    }
  }
  await Promise.all(Array.from({ length: threads }, work));
  return tally;
}

function answerOf(worker: Worker, wanted: Campaign): Promise<Tally> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (tally: Tally) => {
      worker.off('error', reject);
      resolve(tally);
    });
    worker.postMessage(wanted);
  });
}
