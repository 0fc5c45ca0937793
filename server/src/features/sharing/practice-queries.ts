import type { Tx } from '../../db/kysely-on-client.ts';

interface Of {
  /** The steward's. */
  orgId: string;
  networkId: string;
  memberOrgId: string;
}

export async function insertPractice(
  tx: Tx,
  of: Of,
  practice: {
    practiceId: string;
    memberName: string;
    side: string;
    recommendation: string;
    title: string;
    url: string | null;
    now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('practice')
    .values({
      org_id: of.orgId,
      network_id: of.networkId,
      practice_id: practice.practiceId,
      member_org_id: of.memberOrgId,
      member_name: practice.memberName,
      side: practice.side,
      recommendation: practice.recommendation,
      title: practice.title,
      url: practice.url,
      created_at: practice.now,
    })
    .execute();
}

export async function deletePractice(tx: Tx, of: Of, practiceId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('practice')
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .where('member_org_id', '=', of.memberOrgId)
    .where('practice_id', '=', practiceId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function deleteOwnPractices(tx: Tx, of: Of): Promise<void> {
  await tx
    .deleteFrom('practice')
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .where('member_org_id', '=', of.memberOrgId)
    .execute();
}

/** A yes to an introduction, with whom to write to. False where this member is not a side of it. */
export async function agreeTo(tx: Tx, of: Of, introductionId: string, contact: string): Promise<boolean> {
  const offering = await tx
    .updateTable('introduction')
    .set({ offering_contact: contact })
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .where('introduction_id', '=', introductionId)
    .where('offering_org_id', '=', of.memberOrgId)
    .executeTakeFirst();
  if (offering.numUpdatedRows > 0n) return true;
  const wanting = await tx
    .updateTable('introduction')
    .set({ wanting_contact: contact })
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .where('introduction_id', '=', introductionId)
    .where('wanting_org_id', '=', of.memberOrgId)
    .executeTakeFirst();
  return wanting.numUpdatedRows > 0n;
}

/** Takes back a yes that waits for the other side's: it looked like none, and nobody is given an address for it any more. */
export async function takeBackWaitingYeses(tx: Tx, of: Of): Promise<void> {
  for (const [own, other] of [
    ['offering', 'wanting'],
    ['wanting', 'offering'],
  ] as const) {
    await tx
      .updateTable('introduction')
      .set({ [`${own}_contact` as const]: null })
      .where('org_id', '=', of.orgId)
      .where('network_id', '=', of.networkId)
      .where(`${own}_org_id`, '=', of.memberOrgId)
      .where(`${other}_contact`, 'is', null)
      .execute();
  }
}
