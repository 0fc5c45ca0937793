import type { BallotContent } from '@followthrough/shared/ballots/content.ts';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import pg from 'pg';
import type { Tx } from '../../db/kysely-on-client.ts';
import { runInScope } from '../../db/scope.ts';
import type { FirstBallot } from './first-ballots.ts';

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
 * Keeps first ballots of one round where it is open to them (`stateOf` in round-on-wire.ts, here in SQL so that one round trip
 * does), with the seal kept waiting meanwhile. In the order of their keys, so that of a batch nobody learns who came first.
 * Returns the keys that have a ballot since; the round took none of the others, or had theirs already.
 */
export async function insertBallots(
  pool: Pool,
  { orgId, roundId }: Omit<BallotKey, 'keyHash'>,
  ballots: readonly FirstBallot[],
): Promise<ReadonlySet<string>> {
  const { rows } = await runInScope(
    pool,
    { orgId, roundId },
    {
      name: 'first_ballots',
      text: `
        insert into ballot (org_id, round_id, key_hash, stratum_id, public_key, version, content)
        select $1::uuid, $2::uuid, sent."keyHash", sent."stratumId", sent."publicKey", 1, sent.content
          from round_calendar_for_ballot($2::uuid) round,
               json_to_recordset($3::json) sent
                 ("keyHash" text, "stratumId" uuid, "publicKey" text, content jsonb, arrived timestamptz)
         where round.state = 'open' and round.opens_at <= sent.arrived
           and sent.arrived < least(round.closes_at, round.seal_at)
         order by sent."keyHash"
        on conflict do nothing returning key_hash`,
      values: [orgId, roundId, JSON.stringify(ballots)],
    },
  );
  return new Set((rows as { key_hash: string }[]).map((row) => row.key_hash));
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
