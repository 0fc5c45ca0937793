import type { Tx } from '../../db/kysely-on-client.ts';
import { eventsAfter } from './queries.ts';
import { eventHash } from './record.ts';

export interface ChainState {
  events: number;
  /** The first event that does not follow from the one before it; null = whole. */
  brokenAt: number | null;
}

/**
 * Reads the whole chain, a page at a time. It finds an event that was changed, removed from the middle or slipped in; that the
 * newest events were cut off shows only to somebody who kept an earlier hash.
 */
export async function verifyChain(tx: Tx, orgId: string): Promise<ChainState> {
  let seq = 0;
  let previousHash = '';
  for (;;) {
    const page = await eventsAfter(tx, orgId, seq, 500);
    for (const event of page) {
      const { at, actor, action, detail } = event;
      const follows = Number(event.seq) === seq + 1 && event.previous_hash === previousHash;
      if (
        !follows ||
        event.hash !== eventHash({ orgId, seq: seq + 1, at, actor, action, detail, previousHash })
      ) {
        return { events: seq, brokenAt: seq + 1 };
      }
      seq += 1;
      previousHash = event.hash;
    }
    if (page.length < 500) return { events: seq, brokenAt: null };
  }
}
