import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Tx } from '../../db/kysely-on-client.ts';

export async function insertSession(
  tx: Tx,
  session: { hash: string; sessionId: string; personId: string; label: string; now: Date; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into session (session_hash, session_id, person_id, label, created_at, last_used_on, expires_at)
    values (${session.hash}, ${session.sessionId}, ${session.personId}, ${session.label}, ${session.now},
            (${session.now}::timestamptz at time zone 'UTC')::date, ${session.expiresAt})`.execute(tx);
}

/** By the cookie, whoever's it is and in whatever state. */
export async function endSession(tx: Tx, hash: string): Promise<void> {
  await sql`select end_session(${hash})`.execute(tx);
}

export async function listSessions(tx: Tx, personId: string, now: Date) {
  const { rows } = await sql<{ session_id: string; label: string; created_at: Date; last_used_on: string }>`
    select session_id, label, created_at, last_used_on::text from session
     where person_id = ${personId} and expires_at > ${now}
     order by created_at desc, session_id`.execute(tx);
  return rows;
}

export async function deleteSession(tx: Tx, personId: string, sessionId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function deleteSessionsBut(tx: Tx, personId: string, keep: string | null): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .$if(keep !== null, (query) => query.where('session_id', '!=', keep ?? ''))
    .execute();
}

/** What has run out serves nobody any more. */
export async function deleteExpired(pool: Pool, now: Date): Promise<void> {
  await pool.query(
    `delete from session where expires_at < $1 or last_used_on < ($1::timestamptz at time zone 'UTC')::date - 15`,
    [now],
  );
  await pool.query(`delete from sign_in_step where expires_at < $1`, [now]);
  // A used link still gets its own answer for a month.
  await pool.query(`delete from email_token where expires_at < $1::timestamptz - interval '30 days'`, [now]);
  await pool.query(`delete from idempotency_key where created_at < $1::timestamptz - interval '1 day'`, [
    now,
  ]);
}
