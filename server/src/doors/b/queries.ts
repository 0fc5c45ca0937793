import type { BallotContent } from '@followthrough/shared/ballots/content.ts';
import { sql } from 'kysely';
import pg from 'pg';
import type { Tx } from '../../db/kysely-on-client.ts';

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

/** False when this key has a ballot already. */
export async function insertBallot(
  tx: Tx,
  { orgId, roundId, keyHash }: BallotKey,
  ballot: { stratumId: string; publicKey: string; content: BallotContent },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into ballot (org_id, round_id, key_hash, stratum_id, public_key, version, content)
    values (${orgId}, ${roundId}, ${keyHash}, ${ballot.stratumId}, ${ballot.publicKey}, 1, ${JSON.stringify(ballot.content)})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
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
