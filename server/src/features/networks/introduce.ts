import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import type { PracticeRow } from './practice-queries.ts';
import { insertIntroduction, introductionsOf, practicesOf } from './practice-queries.ts';
import { stewardNetwork } from './read.ts';

/**
 * Proposes that a member which offers a practice and one which wants to see it meet. Both have to say yes; the same
 * proposal again is the one that is there.
 */
export async function introduce(
  tx: Tx,
  of: { orgId: string; networkId: string },
  pair: { offeringPracticeId: string; wantingPracticeId: string },
  now: Date,
): Promise<string> {
  await stewardNetwork(tx, of.orgId, of.networkId);
  const practices = await practicesOf(tx, of);
  const on = (side: 'offers' | 'wants', id: string): PracticeRow | undefined =>
    practices.find((one) => one.practice_id === id && one.side === side);
  const offering = on('offers', pair.offeringPracticeId);
  const wanting = on('wants', pair.wantingPracticeId);
  if (!offering || !wanting || offering.member_org_id === wanting.member_org_id) {
    throw new Problem('bad_request', {}, [
      {
        field: offering ? 'wantingPracticeId' : 'offeringPracticeId',
        code: 'no_pair',
        message: 'Choose a practice that one member offers and another member wants.',
      },
    ]);
  }
  const held = (await introductionsOf(tx, of)).find(
    (one) =>
      one.offering_org_id === offering.member_org_id &&
      one.wanting_org_id === wanting.member_org_id &&
      one.topic === offering.title,
  );
  if (held) return held.introduction_id;
  const introductionId = randomUUID();
  await insertIntroduction(tx, of, { introductionId, offering, wanting, now });
  return introductionId;
}
