import type { Tx } from '../../db/kysely-on-client.ts';

interface Of {
  orgId: string;
  networkId: string;
}

interface OfferRow {
  offer_id: string;
  email: string;
  offered_by: string;
  offered_at: Date;
  expires_at: Date;
  mailed_at: Date | null;
  revoked_at: Date | null;
}

/** As they were made, newest first. Whether one was taken up can't be read here: the column is not granted. */
export function offersOf(tx: Tx, of: Of): Promise<OfferRow[]> {
  return tx
    .selectFrom('network_offer')
    .select(['offer_id', 'email', 'offered_by', 'offered_at', 'expires_at', 'mailed_at', 'revoked_at'])
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .orderBy('offered_at', 'desc')
    .orderBy('offer_id')
    .execute();
}

export async function insertOffer(
  tx: Tx,
  offer: Of & {
    offerId: string;
    email: string;
    tokenHash: string;
    offeredBy: string;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('network_offer')
    .values({
      org_id: offer.orgId,
      network_id: offer.networkId,
      offer_id: offer.offerId,
      email: offer.email,
      token_hash: offer.tokenHash,
      offered_by: offer.offeredBy,
      offered_at: offer.now,
      expires_at: offer.expiresAt,
    })
    .execute();
}

/** A newer offer replaces earlier ones to the same address, whatever came of them. */
export async function revokeOffersTo(tx: Tx, of: Of, email: string, now: Date): Promise<void> {
  await tx
    .updateTable('network_offer')
    .set({ revoked_at: now })
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .where('email', '=', email)
    .where('revoked_at', 'is', null)
    .execute();
}

/** The address it was for, or undefined where there is nothing to take back. One that was used looks like any other. */
export async function revokeOffer(tx: Tx, of: Of, offerId: string, now: Date): Promise<string | undefined> {
  const row = await tx
    .updateTable('network_offer')
    .set({ revoked_at: now })
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .where('offer_id', '=', offerId)
    .where('revoked_at', 'is', null)
    .returning('email')
    .executeTakeFirst();
  return row?.email;
}
