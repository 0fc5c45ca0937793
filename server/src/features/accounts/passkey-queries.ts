import { sql } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';

export async function listPasskeys(tx: Tx, personId: string) {
  const { rows } = await sql<{
    passkey_id: string;
    credential_id: string;
    name: string;
    created_at: Date;
    last_used_on: string | null;
  }>`
    select passkey_id, credential_id, name, created_at, last_used_on::text from passkey
     where person_id = ${personId} order by created_at, passkey_id`.execute(tx);
  return rows;
}

/** False when this credential is in somebody's account already. */
export async function insertPasskey(
  tx: Tx,
  passkey: {
    passkeyId: string;
    personId: string;
    credentialId: string;
    publicKey: Uint8Array;
    counter: number;
    transports: string[];
    name: string;
    now: Date;
  },
): Promise<boolean> {
  const result = await tx
    .insertInto('passkey')
    .values({
      passkey_id: passkey.passkeyId,
      person_id: passkey.personId,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey),
      counter: String(passkey.counter),
      transports: passkey.transports,
      name: passkey.name,
      created_at: passkey.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function renamePasskey(
  tx: Tx,
  personId: string,
  passkeyId: string,
  name: string,
): Promise<boolean> {
  const result = await tx
    .updateTable('passkey')
    .set({ name })
    .where('person_id', '=', personId)
    .where('passkey_id', '=', passkeyId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deletePasskey(tx: Tx, personId: string, passkeyId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('passkey')
    .where('person_id', '=', personId)
    .where('passkey_id', '=', passkeyId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function personByPasskey(tx: Tx, credentialId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select person_by_passkey(${credentialId}) as id`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}

/** Locked, so that two sign-ins with one counter can't both pass. */
export function passkeyForSignIn(tx: Tx, personId: string, credentialId: string) {
  return tx
    .selectFrom('passkey')
    .select(['passkey_id', 'credential_id', 'public_key', 'counter', 'transports'])
    .where('person_id', '=', personId)
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst();
}

export async function markPasskeyUsed(
  tx: Tx,
  personId: string,
  passkeyId: string,
  counter: number,
  now: Date,
): Promise<void> {
  await sql`
    update passkey set counter = ${counter}, last_used_on = (${now}::timestamptz at time zone 'UTC')::date
     where person_id = ${personId} and passkey_id = ${passkeyId}`.execute(tx);
}
