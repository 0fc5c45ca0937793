import { sql } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';

// A sign-in that has begun and not ended: the browser holds a secret, the database its hash.

type StepKind = 'second_factor' | 'passkey_sign_in' | 'passkey_register';

export async function beginStep(
  tx: Tx,
  step: { hash: string; personId: string | null; kind: StepKind; challenge: string | null; expiresAt: Date },
): Promise<void> {
  await sql`select begin_sign_in_step(${step.hash}, ${step.personId}, ${step.kind}, ${step.challenge}, ${step.expiresAt})`.execute(
    tx,
  );
}

/** Gone after this, unless the request fails. */
export async function takeStep(
  tx: Tx,
  hash: string,
  kind: StepKind,
  now: Date,
): Promise<{ personId: string | null; challenge: string | null } | undefined> {
  const { rows } = await sql<{ person_id: string | null; challenge: string | null }>`
    select * from take_sign_in_step(${hash}, ${kind}, ${now})`.execute(tx);
  return rows[0] && { personId: rows[0].person_id, challenge: rows[0].challenge };
}
