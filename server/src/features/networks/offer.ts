import { randomUUID } from 'node:crypto';
import { freshSecret } from '../../credentials/fresh-secret.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { networkOfferLetter } from '../../mail/letters.ts';
import { sendMail } from '../../mail/send-mail.ts';
import { record } from '../audit/record.ts';
import { insertOffer, revokeOffer, revokeOffersTo } from './offer-queries.ts';
import { stewardNetwork } from './read.ts';

const DAYS = 60;

interface Step {
  orgId: string;
  networkId: string;
  by: string;
  now: Date;
}

/**
 * Offers somebody to join, by mail. Only the offer is kept where its steward can read it: what comes of it is not.
 * Throws `pledge_needed` for a funder that has not signed.
 */
export async function offer(
  tx: Tx,
  { orgId, networkId, by, now }: Step,
  { email, origin, secret }: { email: string; origin: string; secret: string },
): Promise<string> {
  const network = await stewardNetwork(tx, orgId, networkId);
  if (network.stewardKind === 'funder' && !network.pledge) throw new Problem('pledge_needed');
  // First: the record's lock makes two offers to one address take turns.
  const detail = { network: network.name, email };
  await record(tx, { orgId, actor: by, action: 'network.offer_made', detail, now });
  await revokeOffersTo(tx, { orgId, networkId }, email, now);
  const offerId = randomUUID();
  const { secret: token, hash } = freshSecret();
  const expiresAt = new Date(now.getTime() + DAYS * 86_400_000);
  await insertOffer(tx, { orgId, networkId, offerId, email, tokenHash: hash, offeredBy: by, now, expiresAt });
  const letter = networkOfferLetter(email, {
    offeredBy: by,
    steward: network.stewardName,
    network: network.name,
    link: `${origin}/network-offer#${token}`,
  });
  await sendMail(tx, secret, letter, { networkOffer: { orgId, networkId, offerId } });
  return offerId;
}

/** Throws `not_found` where there is nothing to take back; an offer that was taken up answers like any other. */
export async function takeBack(
  tx: Tx,
  { orgId, networkId, by, now, offerId }: Step & { offerId: string },
): Promise<void> {
  const { name } = await stewardNetwork(tx, orgId, networkId);
  const email = await revokeOffer(tx, { orgId, networkId }, offerId, now);
  if (!email) throw new Problem('not_found');
  const detail = { network: name, email };
  await record(tx, { orgId, actor: by, action: 'network.offer_taken_back', detail, now });
}
