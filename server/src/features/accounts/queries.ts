import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Tx } from '../../db/kysely-on-client.ts';

export async function registerPerson(
  tx: Tx,
  person: { personId: string; email: string; name: string; passwordHash: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql<{ made: boolean }>`
    select register_person(${person.personId}, ${person.email}, ${person.name}, ${person.passwordHash}, ${person.now}) as made`.execute(
    tx,
  );
  return rows[0]?.made === true;
}

export async function personByEmail(tx: Tx, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select person_by_email(${email}) as id`.execute(tx);
  return rows[0]?.id ?? null;
}

export type LinkPurpose = 'verify_email' | 'recover';

export async function issueEmailToken(
  tx: Tx,
  token: { hash: string; personId: string; purpose: LinkPurpose; expiresAt: Date },
): Promise<void> {
  await sql`select issue_email_token(${token.hash}, ${token.personId}, ${token.purpose}, ${token.expiresAt})`.execute(
    tx,
  );
}

/** 'good' for one caller only. */
export async function useEmailToken(
  tx: Tx,
  hash: string,
  purpose: LinkPurpose,
  now: Date,
): Promise<{ personId: string; state: 'good' | 'used' | 'expired' } | undefined> {
  const { rows } = await sql<{ person_id: string; state: 'good' | 'used' | 'expired' }>`
    select * from use_email_token(${hash}, ${purpose}, ${now})`.execute(tx);
  return rows[0] && { personId: rows[0].person_id, state: rows[0].state };
}

/** The one person in scope. */
export function ownRow(tx: Tx) {
  return tx
    .selectFrom('person')
    .select([
      'person_id',
      'email',
      'name',
      'password_hash',
      'totp_secret',
      'totp_confirmed_at',
      'totp_last_step',
    ])
    .where('person_id', '=', sql<string>`current_person()`)
    .executeTakeFirst();
}

export async function markVerified(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('person')
    .set({ email_verified_at: sql<Date>`coalesce(email_verified_at, ${now})` })
    .where('person_id', '=', personId)
    .execute();
}

/** The person in scope, with the copies that colleagues see in every organization. */
export async function renameSelf(tx: Tx, name: string): Promise<void> {
  await sql`select rename_self(${name})`.execute(tx);
}

export async function setPassword(tx: Tx, personId: string, passwordHash: string): Promise<void> {
  await tx
    .updateTable('person')
    .set({ password_hash: passwordHash })
    .where('person_id', '=', personId)
    .execute();
}

/** An unconfirmed secret may be replaced; a confirmed one stays until it is turned off. */
export async function setTotpSecret(tx: Tx, personId: string, sealed: string): Promise<boolean> {
  const result = await tx
    .updateTable('person')
    .set({ totp_secret: sealed, totp_last_step: null })
    .where('person_id', '=', personId)
    .where('totp_confirmed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function confirmTotp(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.updateTable('person').set({ totp_confirmed_at: now }).where('person_id', '=', personId).execute();
}

export async function removeTotp(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('person')
    .set({ totp_secret: null, totp_confirmed_at: null, totp_last_step: null })
    .where('person_id', '=', personId)
    .execute();
}

/** True for one caller only: of two requests with the same code, the second finds the step taken. */
export async function advanceTotp(tx: Tx, personId: string, step: number): Promise<boolean> {
  const result = await tx
    .updateTable('person')
    .set({ totp_last_step: String(step) })
    .where('person_id', '=', personId)
    .where((where) =>
      where.or([where('totp_last_step', 'is', null), where('totp_last_step', '<', String(step))]),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function replaceRecoveryCodes(
  tx: Tx,
  personId: string,
  hashes: readonly string[],
): Promise<void> {
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
  if (hashes.length === 0) return;
  await tx
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ person_id: personId, code_hash })))
    .execute();
}

export async function takeRecoveryCode(tx: Tx, personId: string, hash: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('recovery_code')
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function countRecoveryCodes(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from recovery_code where person_id = ${personId}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Outside any request: the recovery job, which works as the owner. */
export async function issueRecoveryFor(
  pool: Pool,
  email: string,
  token: { hash: string; expiresAt: Date },
): Promise<boolean> {
  const result = await pool.query(
    `insert into email_token (token_hash, person_id, purpose, expires_at)
     select $2, person_id, 'recover', $3 from person where email = $1`,
    [email, token.hash, token.expiresAt],
  );
  return result.rowCount === 1;
}
