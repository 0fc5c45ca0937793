import type { Pool } from 'pg';
import type { Letter } from './letters.ts';

/** Once per message id, however often the job runs. */
export async function keepInMailbox(pool: Pool, messageId: string, letter: Letter, now: Date): Promise<void> {
  await pool.query(
    `insert into mailbox_message (message_id, recipient, subject, body, sent_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [messageId, letter.to, letter.subject, letter.body, now],
  );
}

export async function markInvitationMailed(
  pool: Pool,
  orgId: string,
  invitationId: string,
  now: Date,
): Promise<void> {
  await pool.query(
    `update invitation set mailed_at = $3 where org_id = $1 and invitation_id = $2 and mailed_at is null`,
    [orgId, invitationId, now],
  );
}

export async function markOfferMailed(
  pool: Pool,
  offer: { orgId: string; networkId: string; offerId: string },
  now: Date,
): Promise<void> {
  await pool.query(
    `update network_offer set mailed_at = $4 where org_id = $1 and network_id = $2 and offer_id = $3 and mailed_at is null`,
    [offer.orgId, offer.networkId, offer.offerId, now],
  );
}
