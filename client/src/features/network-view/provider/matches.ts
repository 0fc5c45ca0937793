import type { PracticeList, WirePractice } from '@followthrough/shared/api/networks.ts';

/** What one member offers to show, and who would like to see something of that part. */
export interface Match {
  offer: WirePractice;
  /** Without those that were proposed already. */
  wants: WirePractice[];
}

/**
 * Every practice that is offered, with the wishes of other members for the same part. A pair that stands among the
 * introductions is left out, whatever came of it.
 */
export function matchesOf({ practices, introductions }: PracticeList): Match[] {
  const proposed = (offer: WirePractice, want: WirePractice) =>
    introductions.some(
      ({ offeringName, wantingName, topic }) =>
        offeringName === offer.memberName && wantingName === want.memberName && topic === offer.title,
    );
  return practices
    .filter(({ side }) => side === 'offers')
    .map((offer) => ({
      offer,
      wants: practices.filter(
        (want) =>
          want.side === 'wants' &&
          want.recommendation === offer.recommendation &&
          want.memberOrgId !== offer.memberOrgId &&
          !proposed(offer, want),
      ),
    }));
}

/** Wishes for parts in which nobody else offers anything yet. */
export function unmetWishes({ practices }: PracticeList): WirePractice[] {
  return practices.filter(
    (want) =>
      want.side === 'wants' &&
      !practices.some(
        ({ side, recommendation, memberOrgId }) =>
          side === 'offers' && recommendation === want.recommendation && memberOrgId !== want.memberOrgId,
      ),
  );
}
