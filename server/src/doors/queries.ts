import type { Questionnaire } from '@followthrough/shared/ballots/content.ts';
import type { Profile } from '@followthrough/shared/instrument/answer.ts';
import type { OrgKind, RoleId } from '@followthrough/shared/instrument/model.ts';
import type { Pool, PoolClient } from 'pg';

// What the doors' jobs ask of the database. They work as its owner, so every statement names its organization.

export interface RoundKey {
  orgId: string;
  roundId: string;
}

interface RoundToOpen {
  kind: OrgKind;
  instrument: unknown;
  profile: Profile;
  seal_at: Date;
}

/** A round that the leader has opened and whose doors are not open yet; undefined for any other. */
export async function roundToOpen(
  pool: Pool,
  { orgId, roundId }: RoundKey,
): Promise<RoundToOpen | undefined> {
  const { rows } = await pool.query<RoundToOpen>(
    `select o.kind, i.body as instrument, c.profile, r.seal_at
       from round r
       join organization o on o.org_id = r.org_id
       join cycle c on c.org_id = r.org_id and c.cycle_id = r.cycle_id
       join instrument_version i on i.instrument_version = c.instrument_version
      where r.org_id = $1 and r.round_id = $2 and r.state = 'opening'`,
    [orgId, roundId],
  );
  return rows[0];
}

interface StratumToOpen {
  stratum_id: string;
  roles: RoleId[];
  token_hashes: string[];
}

export async function strataToOpen(pool: Pool, { orgId, roundId }: RoundKey): Promise<StratumToOpen[]> {
  const { rows } = await pool.query<StratumToOpen>(
    `select s.stratum_id, s.roles, array_agg(e.token_hash order by e.token_hash) as token_hashes
       from stratum s
       join roster_entry e on e.org_id = s.org_id and e.round_id = s.round_id and e.stratum_id = s.stratum_id
      where s.org_id = $1 and s.round_id = $2 and e.token_hash is not null
      group by s.stratum_id, s.roles order by s.stratum_id`,
    [orgId, roundId],
  );
  return rows;
}

interface OpenStratum {
  stratumId: string;
  publicKey: string;
  fingerprint: string;
  questionnaire: Questionnaire;
}

/** Publishes the keys and opens the round, with what is due next: the invitations now, the seal in time. Does nothing twice. */
export async function markOpen(
  pool: Pool,
  { orgId, roundId }: RoundKey,
  strata: readonly OpenStratum[],
  sealAt: Date,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `update round set state = 'open' where org_id = $1 and round_id = $2 and state = 'opening'`,
      [orgId, roundId],
    );
    if (rowCount === 0) return;
    for (const { stratumId, publicKey, fingerprint, questionnaire } of strata) {
      await client.query(
        `update stratum set public_key = $4, fingerprint = $5, questionnaire = $6 where org_id = $1 and round_id = $2 and stratum_id = $3`,
        [orgId, roundId, stratumId, publicKey, fingerprint, JSON.stringify(questionnaire)],
      );
    }
    const job = JSON.stringify({ orgId, roundId });
    await client.query(
      `select enqueue_job('round_opened', $1::json), enqueue_job('seal_round', $1::json, $2)`,
      [job, sealAt],
    );
  });
}

export interface BallotToSeal {
  stratum_id: string;
  content: {
    answers: Record<string, number | 'skipped'>;
    mismatches: string[];
    comments: Record<string, string>;
  };
}

export interface Sealed {
  ballots: { id: string; stratumId: string; answers: object }[];
  comments: { id: string; itemId: string; text: string }[];
  mismatches: { itemId: string; stratumId: string; count: number }[];
}

/**
 * Turns a round's ballots into what remains of them, in one transaction that no ballot can slip past. `seal` gets every ballot
 * that was not withdrawn. Does nothing before `seal_at` and nothing twice.
 */
export async function sealBallots(
  pool: Pool,
  { orgId, roundId }: RoundKey,
  now: Date,
  seal: (ballots: BallotToSeal[]) => Sealed,
): Promise<'sealed' | 'too_early' | 'done_before'> {
  return inTransaction(pool, async (client) => {
    // Waits for every ballot that is being taken at this moment (migrations/0008_ballots.sql).
    await client.query(`select pg_advisory_xact_lock(hashtextextended('followthrough.seal.' || $1, 0))`, [
      roundId,
    ]);
    const round = await client.query<{ state: string; cycle_id: string; seal_at: Date }>(
      `select state, cycle_id, seal_at from round where org_id = $1 and round_id = $2 for update`,
      [orgId, roundId],
    );
    const { state, cycle_id: cycleId, seal_at: sealAt } = round.rows[0] ?? {};
    if (state !== 'open') return 'done_before';
    if (!sealAt || now < sealAt) return 'too_early';
    const ballots = await client.query<BallotToSeal>(
      `select stratum_id, content from ballot where org_id = $1 and round_id = $2 and content is not null`,
      [orgId, roundId],
    );
    const { ballots: sealed, comments, mismatches } = seal(ballots.rows);
    for (const one of sealed) {
      await client.query(
        `insert into sealed_ballot (org_id, round_id, sealed_ballot_id, stratum_id, answers) values ($1, $2, $3, $4, $5)`,
        [orgId, roundId, one.id, one.stratumId, JSON.stringify(one.answers)],
      );
    }
    for (const one of comments) {
      await client.query(
        `insert into sealed_comment (org_id, round_id, comment_id, item_id, text) values ($1, $2, $3, $4, $5)`,
        [orgId, roundId, one.id, one.itemId, one.text],
      );
    }
    for (const one of mismatches) {
      await client.query(
        `insert into sealed_mismatch (org_id, round_id, item_id, stratum_id, count) values ($1, $2, $3, $4, $5)`,
        [orgId, roundId, one.itemId, one.stratumId, one.count],
      );
    }
    await client.query(`delete from ballot where org_id = $1 and round_id = $2`, [orgId, roundId]);
    await client.query(`update round set state = 'sealed' where org_id = $1 and round_id = $2`, [
      orgId,
      roundId,
    ]);
    await client.query(`select enqueue_job('compute_voices', $1::json)`, [
      JSON.stringify({ orgId, roundId, cycleId }),
    ]);
    return 'sealed';
  });
}

/** Takes deleted ballots off the disk's pages; PostgreSQL alone would leave them there until it needs the room. */
export async function vacuumBallots(pool: Pool): Promise<void> {
  await pool.query('vacuum (full) ballot');
}

/** Rounds whose seal is due, and rounds that are sealed but may still have files at door A. */
export async function roundsToSeal(pool: Pool, now: Date, withFiles: readonly string[]): Promise<RoundKey[]> {
  const { rows } = await pool.query<{ org_id: string; round_id: string }>(
    `select org_id, round_id from round where (state = 'open' and seal_at <= $1) or (state = 'sealed' and round_id = any($2::uuid[]))`,
    [now, withFiles],
  );
  return rows.map((row) => ({ orgId: row.org_id, roundId: row.round_id }));
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true); // closed rather than handed on: whatever was open in it is rolled back
    throw error;
  }
}

/** Rounds whose leader has opened them and whose doors are not open yet. */
export async function roundsToOpen(pool: Pool): Promise<RoundKey[]> {
  const { rows } = await pool.query<{ org_id: string; round_id: string }>(
    `select org_id, round_id from round where state = 'opening'`,
  );
  return rows.map((row) => ({ orgId: row.org_id, roundId: row.round_id }));
}
