import { freshSecret, sha256 } from '../../credentials/fresh-secret.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import type { LinkPurpose } from './queries.ts';
import { issueEmailToken, useEmailToken } from './queries.ts';

export const LINKS = {
  verify_email: { page: 'verify', hours: 48 },
  recover: { page: 'recover', hours: 1 },
} as const satisfies Record<LinkPurpose, { page: string; hours: number }>;

export const linkExpiry = (purpose: LinkPurpose, now: Date) =>
  new Date(now.getTime() + LINKS[purpose].hours * 3_600_000);

/** A link that works once. Its secret comes after `#`, so that no server and no mail scanner's request ever carries it. */
export async function newEmailLink(
  tx: Tx,
  link: { personId: string; purpose: LinkPurpose; origin: string; now: Date },
): Promise<string> {
  const { secret, hash } = freshSecret();
  await issueEmailToken(tx, {
    hash,
    personId: link.personId,
    purpose: link.purpose,
    expiresAt: linkExpiry(link.purpose, link.now),
  });
  return `${link.origin}/${LINKS[link.purpose].page}#${secret}`;
}

/** Uses the link up. @returns whose it is. @throws Problem `link_unknown`, `link_used`, `link_expired`. */
export async function useLink(tx: Tx, token: string, purpose: LinkPurpose, now: Date): Promise<string> {
  const link = await useEmailToken(tx, sha256(token), purpose, now);
  if (!link) throw new Problem('link_unknown');
  if (link.state !== 'good') throw new Problem(link.state === 'used' ? 'link_used' : 'link_expired');
  return link.personId;
}
