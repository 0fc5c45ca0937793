import { sql } from 'kysely';
import type { AskedRole } from '@followthrough/shared/rounds/grouping.ts';
import type { Tx } from '../../db/kysely-on-client.ts';

export interface PublicKeys {
  org_name: string;
  strata: { roles: AskedRole[]; fingerprint: string; publicKey: string }[];
}

/** Of a round that was opened; it precedes any scope, since the round's id is all that the caller has. */
export async function publicKeysOf(tx: Tx, roundId: string): Promise<PublicKeys | undefined> {
  const { rows } = await sql<PublicKeys>`select org_name, strata from public_round(${roundId})`.execute(tx);
  return rows[0];
}
