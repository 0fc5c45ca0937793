import type { Network, PracticeList, WirePractice } from '@followthrough/shared/api/networks.ts';
import { breakdowns, stewardKind } from '@followthrough/shared/api/networks.ts';
import type { SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { recommendationId } from '@followthrough/shared/api/vocabulary.ts';
import type { IntroductionRow, PracticeRow } from './practice-queries.ts';
import type { CalendarRow, NetworkRow } from './queries.ts';

/** A network with its calendar, as its steward and its members read it. */
export function wireNetwork(row: NetworkRow, calendars: readonly CalendarRow[]): Network {
  const { pledge_signed_by: signedBy, pledge_signed_at: signedAt } = row;
  return {
    networkId: row.network_id,
    stewardName: row.steward_name,
    stewardKind: stewardKind.parse(row.steward_kind),
    name: row.name,
    purpose: row.purpose,
    breakdowns: breakdowns.parse(row.breakdowns),
    protectedFromYear: row.protected_from_year,
    publicSlug: row.public_slug,
    publicFromYear: row.public_from_year,
    pledge: signedBy !== null && signedAt ? { signedBy, signedAt: signedAt.toISOString() } : null,
    cycles: calendars.map((calendar) => ({
      year: calendar.year,
      opensAt: calendar.opens_at.toISOString(),
      closesAt: calendar.closes_at.toISOString(),
      freezeAt: calendar.freeze_at.toISOString(),
      releaseAt: calendar.release_at.toISOString(),
      reviseAt: calendar.revise_at.toISOString(),
    })),
    version: row.version,
  };
}

export function wirePractice(row: PracticeRow): WirePractice {
  return {
    practiceId: row.practice_id,
    memberOrgId: row.member_org_id,
    memberName: row.member_name,
    side: row.side === 'offers' ? 'offers' : 'wants',
    recommendation: recommendationId.parse(row.recommendation),
    title: row.title,
    url: row.url,
  };
}

/** Two yeses are an introduction; one yes looks like none. */
export function wireIntroduction(row: IntroductionRow): PracticeList['introductions'][number] {
  return {
    introductionId: row.introduction_id,
    topic: row.topic,
    offeringName: row.offering_name,
    wantingName: row.wanting_name,
    proposedAt: row.proposed_at.toISOString(),
    introduced: row.offering_contact !== null && row.wanting_contact !== null,
  };
}

/** The other side's contact is shown once both have said yes, and whether it has said so not before. */
export function ownIntroduction(
  row: IntroductionRow,
  memberOrgId: string,
): SharedNetwork['introductions'][number] {
  const shown = wireIntroduction(row);
  const offers = row.offering_org_id === memberOrgId;
  const [own, other] = offers
    ? [row.offering_contact, row.wanting_contact]
    : [row.wanting_contact, row.offering_contact];
  return {
    ...shown,
    side: offers ? 'offers' : 'wants',
    agreed: own !== null,
    contact: shown.introduced ? other : null,
  };
}
