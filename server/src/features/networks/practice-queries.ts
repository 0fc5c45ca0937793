import type { Selectable } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';
import type * as table from '../../db/tables.ts';

export type PracticeRow = Selectable<table.Practice>;
export type IntroductionRow = Selectable<table.Introduction>;

interface Of {
  /** The steward's. */
  orgId: string;
  networkId: string;
}

/** Newest first; of one member alone, where it is given. */
export function practicesOf(tx: Tx, of: Of & { memberOrgId?: string }): Promise<PracticeRow[]> {
  const { memberOrgId } = of;
  return tx
    .selectFrom('practice')
    .selectAll()
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .$if(memberOrgId !== undefined, (query) => query.where('member_org_id', '=', memberOrgId!))
    .orderBy('created_at', 'desc')
    .orderBy('practice_id')
    .execute();
}

/** Newest first; those that one member is a side of, where it is given. */
export function introductionsOf(tx: Tx, of: Of & { memberOrgId?: string }): Promise<IntroductionRow[]> {
  const { memberOrgId } = of;
  return tx
    .selectFrom('introduction')
    .selectAll()
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .$if(memberOrgId !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb('offering_org_id', '=', memberOrgId!), eb('wanting_org_id', '=', memberOrgId!)]),
      ),
    )
    .orderBy('proposed_at', 'desc')
    .orderBy('introduction_id')
    .execute();
}

export async function insertIntroduction(
  tx: Tx,
  of: Of,
  introduction: { introductionId: string; offering: PracticeRow; wanting: PracticeRow; now: Date },
): Promise<void> {
  const { offering, wanting } = introduction;
  await tx
    .insertInto('introduction')
    .values({
      org_id: of.orgId,
      network_id: of.networkId,
      introduction_id: introduction.introductionId,
      topic: offering.title,
      offering_org_id: offering.member_org_id,
      offering_name: offering.member_name,
      wanting_org_id: wanting.member_org_id,
      wanting_name: wanting.member_name,
      proposed_at: introduction.now,
    })
    .execute();
}
