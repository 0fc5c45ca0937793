import type { Network, OfferView } from '@followthrough/shared/api/networks.ts';
import type { FieldProblem } from '@followthrough/shared/api/problems.ts';
import { isFromProfile } from '@followthrough/shared/networks/breakdowns.ts';
import type { Membership, PersonActor } from '../../access/actor.ts';
import { can } from '../../access/policy.ts';
import { sha256 } from '../../credentials/fresh-secret.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { ExtendScope } from '../../db/scope.ts';
import { Problem } from '../../http/problem.ts';
import { record } from '../audit/record.ts';
import { stewardNetwork } from '../networks/read.ts';
import { insertMembership, membershipIn, offerByToken, takeOfferUp } from './membership-queries.ts';

interface Offered {
  network: Network;
  stewardOrgId: string;
}

/** Throws `link_unknown`, `link_used`, `offer_taken_back` or `link_expired` for a link that doesn't work any more. */
async function offered(tx: Tx, extendScope: ExtendScope, token: string, now: Date): Promise<Offered> {
  const offer = await offerByToken(tx, sha256(token));
  if (!offer) throw new Problem('link_unknown');
  if (offer.used_at) throw new Problem('link_used');
  if (offer.revoked_at) throw new Problem('offer_taken_back');
  if (offer.expires_at <= now) throw new Problem('link_expired');
  await extendScope({ networkId: offer.network_id });
  return {
    network: await stewardNetwork(tx, offer.org_id, offer.network_id),
    stewardOrgId: offer.org_id,
  };
}

/** What a link shows before anybody joins; looking uses nothing up. */
export async function lookAtOffer(
  tx: Tx,
  extendScope: ExtendScope,
  person: PersonActor,
  token: string,
  now: Date,
): Promise<OfferView> {
  const { network, stewardOrgId } = await offered(tx, extendScope, token, now);
  const organizations = [];
  for (const membership of person.memberships) {
    const { orgId, orgName } = membership;
    if (!can({ ...person, membership }, 'sharing.decide') || !mayJoin(membership, stewardOrgId)) continue;
    await extendScope({ orgId });
    if (!(await membershipIn(tx, { orgId, networkId: network.networkId })))
      organizations.push({ orgId, name: orgName });
  }
  return { network, organizations };
}

/** Joins with an offer, which is used up by it. Whoever convenes the network is not told. */
export async function join(
  tx: Tx,
  extendScope: ExtendScope,
  by: { name: string; membership: Membership },
  given: { token: string; by: Record<string, string> },
  now: Date,
): Promise<string> {
  const { network, stewardOrgId } = await offered(tx, extendScope, given.token, now);
  const { orgId } = by.membership;
  const { networkId } = network;
  if (!mayJoin(by.membership, stewardOrgId)) throw new Problem('cannot_join');
  if (network.stewardKind === 'funder' && !network.pledge) throw new Problem('pledge_needed');
  const values = chosenValues(network, given.by);
  // First: the record's lock makes two that join for one organization take turns.
  const detail = { network: network.name, steward: network.stewardName };
  await record(tx, { orgId, actor: by.name, action: 'network.joined', detail, now });
  if (await membershipIn(tx, { orgId, networkId })) throw new Problem('already_in_network');
  if (!(await takeOfferUp(tx, sha256(given.token), now))) throw new Problem('link_used');
  await insertMembership(tx, { orgId, networkId, stewardOrgId, by: values, joinedBy: by.name, now });
  return networkId;
}

const mayJoin = ({ orgId, kind }: Membership, stewardOrgId: string): boolean =>
  kind !== 'funder' && orgId !== stewardOrgId;

/**
 * A member's values of the network's own breakdowns; those that come from the profile need none.
 * Throws `bad_request` that names each one that is missing.
 */
export function chosenValues(network: Network, by: Readonly<Record<string, string>>): Record<string, string> {
  const own = network.breakdowns.filter(({ id }) => !isFromProfile(id));
  const errors = own.flatMap(({ id, label, options }): FieldProblem[] =>
    options.some((option) => option.id === by[id])
      ? []
      : [{ field: `by.${id}`, code: 'unknown_option', message: `Choose one of the options of “${label}”.` }],
  );
  if (errors.length > 0) throw new Problem('bad_request', {}, errors);
  return Object.fromEntries(own.flatMap(({ id }) => (by[id] === undefined ? [] : [[id, by[id]]])));
}
