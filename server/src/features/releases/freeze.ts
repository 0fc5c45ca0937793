import type { FrozenCell } from '@followthrough/shared/networks/freeze-release.ts';
import { measuresTried } from '@followthrough/shared/networks/freeze-release.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { withScope } from '../../db/scope.ts';
import type { JobGround } from '../../jobs/worker.ts';
import type { ReadInput } from './freeze-input.ts';
import { freezeInput } from './freeze-input.ts';
import { inThread } from './in-thread.ts';
import type { FreezeKey } from './job-queries.ts';
import {
  insertRelease,
  ledgerSize,
  lockLedger,
  markRelease,
  markRunning,
  networkYear,
  releaseState,
} from './job-queries.ts';
import type { Freezing } from './release-rows.ts';
import { releaseRows } from './release-rows.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Organizations read their own results for this long before any total that holds them. */
const OWN_FIRST = 60 * DAY;

/**
 * Freezes one revision of one year of a network, once: run again, it finds nothing to do (docs/networks.md §6). Several
 * freezings at a time take turns where they read and where they write; one that finds the ledgers grown in between fails,
 * and is tried again on what they say then.
 */
export async function freezeYear(ground: Pick<JobGround, 'pool' | 'clock'>, key: FreezeKey): Promise<void> {
  const inTransaction = <T>(work: (tx: Tx) => Promise<T>) => withScope(ground.pool, {}, ({ tx }) => work(tx));
  const begun = await inTransaction((tx) => begin(tx, key, ground.clock()));
  if (!begun) return;
  const { freezing, read } = begun;
  try {
    const cells = await inThread(read.input, (done) =>
      inTransaction((tx) => markRelease(tx, freezing, { done })),
    );
    await inTransaction((tx) => keep(tx, freezing, read, cells, ground.clock()));
  } catch (error) {
    await inTransaction((tx) => markRelease(tx, freezing, { state: 'failed' }));
    throw error;
  }
}

/** Null where there is nothing to freeze: no such year, not yet, done already, or its first revision is still missing. */
async function begin(
  tx: Tx,
  key: FreezeKey,
  now: Date,
): Promise<{ freezing: Freezing; read: ReadInput } | null> {
  const of = await networkYear(tx, key);
  if (!of) return null;
  const at = key.revision === 1 ? of.freeze_at : of.revise_at;
  const releaseAt = key.revision === 1 ? of.release_at : new Date(at.getTime() + OWN_FIRST);
  const freezing = { ...key, orgId: of.org_id, releaseAt };
  if (at > now || (await releaseState(tx, freezing)) === 'frozen') return null;
  if (key.revision === 2 && (await releaseState(tx, { ...freezing, revision: 1 })) !== 'frozen') return null;
  await lockLedger(tx);
  const read = await freezeInput(tx, key, of);
  await markRunning(tx, freezing, measuresTried(read.input).length, now);
  return { freezing, read };
}

async function keep(
  tx: Tx,
  freezing: Freezing,
  { stamp, input }: ReadInput,
  cells: readonly FrozenCell[],
  now: Date,
): Promise<void> {
  await lockLedger(tx);
  if ((await releaseState(tx, freezing)) === 'frozen') return;
  if ((await ledgerSize(tx, stamp.orgIds)) !== stamp.size) {
    throw new Error('more was told while this release was worked out; it starts over');
  }
  await insertRelease(tx, releaseRows(freezing, cells));
  await markRelease(tx, freezing, {
    state: 'frozen',
    done: measuresTried(input).length,
    frozen_at: now,
  });
}
