import type { BallotContent } from '@followthrough/shared/ballots/content.ts';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import pg from 'pg';
import type { Tx } from '../../db/kysely-on-client.ts';
import { runInScope } from '../../db/scope.ts';

/**
 * Asks for a round's calendar, with the seal kept waiting until the transaction is over: a ballot that was acknowledged is always
 * sealed. With nothing but literals, so that it travels with BEGIN (db/scope.ts).
 */
export const calendarForBallot = (roundId: string): string =>
  `select * from round_calendar_for_ballot(${pg.escapeLiteral(roundId)})`;

/** @param prefix the first ten hex digits of a round's id */
export async function roundsByPrefix(tx: Tx, prefix: string): Promise<string[]> {
  const { rows } = await sql<{
    round_id: string;
  }>`select rounds_by_prefix as round_id from rounds_by_prefix(${prefix})`.execute(tx);
  return rows.map((row) => row.round_id);
}

interface StoredBallot {
  stratum_id: string;
  public_key: string;
  version: number;
  content: BallotContent | null;
}

interface BallotKey {
  orgId: string;
  roundId: string;
  keyHash: string;
}

export async function ballotOf(
  tx: Tx,
  { orgId, roundId, keyHash }: BallotKey,
): Promise<StoredBallot | undefined> {
  const { rows } = await sql<StoredBallot>`
    select stratum_id, public_key, version, content from ballot
     where org_id = ${orgId} and round_id = ${roundId} and key_hash = ${keyHash}`.execute(tx);
  return rows[0];
}

/**
 * Keeps a first ballot where its round is open to them (`stateOf` in round-on-wire.ts, here in SQL so that one round trip does),
 * with the seal kept waiting meanwhile. False where it is not, and where this key has a ballot already.
 */
export async function insertBallot(
  pool: Pool,
  { orgId, roundId, keyHash }: BallotKey,
  ballot: { stratumId: string; publicKey: string; content: BallotContent },
  now: Date,
): Promise<boolean> {
  const { stratumId, publicKey, content } = ballot;
  const { rowCount } = await runInScope(
    pool,
    { orgId, roundId },
    {
      name: 'first_ballot',
      text: `
        insert into ballot (org_id, round_id, key_hash, stratum_id, public_key, version, content)
        select $1::uuid, $2::uuid, $3, $4::uuid, $5, 1, $6::jsonb from round_calendar_for_ballot($2::uuid)
         where state = 'open' and opens_at <= $7::timestamptz and $7 < least(closes_at, seal_at)
        on conflict do nothing`,
      values: [orgId, roundId, keyHash, stratumId, publicKey, JSON.stringify(content), now],
    },
  );
  return rowCount === 1;
}

/** False when the stored version is not the one before. */
export async function updateBallot(
  tx: Tx,
  { orgId, roundId, keyHash }: BallotKey,
  version: number,
  content: BallotContent | null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ballot set version = ${version}, content = ${content === null ? null : JSON.stringify(content)}
     where org_id = ${orgId} and round_id = ${roundId} and key_hash = ${keyHash} and version = ${version} - 1`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}
