import type { Pool } from 'pg';

// What the rounds' jobs ask of the database. They work as its owner, so every statement names its organization.

export interface RoundKey {
  orgId: string;
  roundId: string;
}

export interface ScheduledRound {
  opens_at: Date;
  closes_at: Date;
  reminder_dates: string[];
}

export async function scheduleOf(
  pool: Pool,
  { orgId, roundId }: RoundKey,
): Promise<ScheduledRound | undefined> {
  const { rows } = await pool.query<ScheduledRound>(
    `select opens_at, closes_at, reminder_dates::text[] as reminder_dates from round where org_id = $1 and round_id = $2 and state = 'open'`,
    [orgId, roundId],
  );
  return rows[0];
}

export interface DueJob {
  task: string;
  payload: object;
  /** Null = at once. */
  at: Date | null;
}

/** All or none. */
export async function enqueueAll(pool: Pool, jobs: readonly DueJob[]): Promise<void> {
  await pool.query(
    `select enqueue_job(task, payload::json, coalesce(at, now()))
       from unnest($1::text[], $2::text[], $3::timestamptz[]) as due (task, payload, at)`,
    [
      jobs.map(({ task }) => task),
      jobs.map(({ payload }) => JSON.stringify(payload)),
      jobs.map(({ at }) => at),
    ],
  );
}

/** Queues one letter for everybody with an address who has none of this kind yet: a mailing that runs twice sends once. */
export async function queueLetters(pool: Pool, { orgId, roundId }: RoundKey, kind: string): Promise<void> {
  await pool.query(
    `with queued as (
       insert into mail_delivery (org_id, round_id, entry_id, kind)
       select e.org_id, e.round_id, e.entry_id, $3 from roster_entry e
        where e.org_id = $1 and e.round_id = $2 and e.email is not null
       on conflict do nothing returning entry_id)
     select enqueue_job('round_letter', json_build_object('orgId', $1::uuid, 'roundId', $2::uuid, 'entryId', entry_id, 'kind', $3::text)) from queued`,
    [orgId, roundId, kind],
  );
}

export interface LetterKey extends RoundKey {
  entryId: string;
  kind: string;
}

export interface DueLetter {
  name: string;
  email: string;
  fingerprint: string;
  org_name: string;
  invitation_subject: string;
  invitation_text: string;
  opens_at: Date;
  closes_at: Date;
  seal_at: Date;
}

/** Undefined once it was sent or given up. */
export async function dueLetter(
  pool: Pool,
  { orgId, roundId, entryId, kind }: LetterKey,
): Promise<DueLetter | undefined> {
  const { rows } = await pool.query<DueLetter>(
    `select e.name, e.email, s.fingerprint, o.name as org_name, r.invitation_subject, r.invitation_text, r.opens_at, r.closes_at, r.seal_at
       from mail_delivery d
       join roster_entry e on e.org_id = d.org_id and e.round_id = d.round_id and e.entry_id = d.entry_id
       join stratum s on s.org_id = e.org_id and s.round_id = e.round_id and s.stratum_id = e.stratum_id
       join round r on r.org_id = d.org_id and r.round_id = d.round_id
       join organization o on o.org_id = r.org_id
      where d.org_id = $1 and d.round_id = $2 and d.entry_id = $3 and d.kind = $4 and d.state = 'queued'`,
    [orgId, roundId, entryId, kind],
  );
  return rows[0];
}

export async function markLetter(
  pool: Pool,
  { orgId, roundId, entryId, kind }: LetterKey,
  outcome: { state: 'queued' | 'sent' | 'bounced'; error: string | null },
): Promise<void> {
  await pool.query(
    `update mail_delivery set state = $5, last_error = $6, attempts = attempts + 1
      where org_id = $1 and round_id = $2 and entry_id = $3 and kind = $4`,
    [orgId, roundId, entryId, kind, outcome.state, outcome.error],
  );
}
