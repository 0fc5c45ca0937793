import { sql } from 'kysely';
import type { Tx } from '../db/kysely-on-client.ts';
import type { PublicRoundRow } from './round-on-wire.ts';

/** What everybody may know of a round that was opened. */
export async function publicRound(tx: Tx, roundId: string): Promise<PublicRoundRow | undefined> {
  const { rows } = await sql<PublicRoundRow>`select * from public_round(${roundId})`.execute(tx);
  return rows[0];
}
