/** One thread's share of the attack, on a database and an application of its own: `null` ends both. */
import { parentPort } from 'node:worker_threads';
import { publishInstruments } from '../../../server/src/instrument-publisher/publish.ts';
import { temporaryDatabase } from '../../../tools/temporary-database.ts';
import type { Wanted, What } from './campaign.ts';
import { carryOut } from './campaign.ts';
import { attackWorld } from './world.ts';

// What is written outlives no crash of the machine, and need not; and a checkpoint must not throw away the log that is still to be read.
const database = await temporaryDatabase({ fsync: 'off', wal_keep_size: '1GB' });
await publishInstruments(database.ownerUrl);
const world = await attackWorld(database);

async function close(): Promise<void> {
  await world.close();
  await database.close();
}

async function answer(asked: { what: What; wanted: Wanted<What> } | null): Promise<void> {
  if (asked) {
    try {
      parentPort?.postMessage(await carryOut(world, asked.what, asked.wanted));
    } catch (error) {
      await close(); // whatever went wrong, nothing is left behind
      throw error;
    }
  } else {
    await close();
    parentPort?.close();
  }
}

let last = Promise.resolve();
parentPort?.on('message', (asked) => {
  last = last.then(() => answer(asked));
});
parentPort?.postMessage('ready');
