import { parentPort, workerData } from 'node:worker_threads';
import type { FreezeInput } from '@followthrough/shared/networks/freeze-release.ts';
import { freezeRelease } from '@followthrough/shared/networks/freeze-release.ts';
import type { FromThread } from './in-thread.ts';

// The program of in-thread.ts: it gets its input whole, and knows neither the database nor a request.

const say = (message: FromThread) => parentPort?.postMessage(message);
say({ cells: freezeRelease(workerData as FreezeInput, (done) => say({ done })) });
