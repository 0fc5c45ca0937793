/** The networks that an organization convenes, on the server. */
import type { Breakdown, NetworkChange } from '@followthrough/shared/api/networks.ts';
import { networkList, networkMade, offerList, offerMade } from '@followthrough/shared/api/networks.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../api/request.ts';

export interface NetworkAddress {
  orgId: string;
  networkId: string;
}

const at = (orgId: string, rest = '') => `/api/v1/organizations/${orgId}/networks${rest}`;
const inNetwork = ({ orgId, networkId }: NetworkAddress, rest = '') => at(orgId, `/${networkId}${rest}`);

export const networksQuery = (orgId: string) =>
  queryOptions({
    queryKey: ['networks', orgId],
    queryFn: ({ signal }) => request('GET', at(orgId), { schema: networkList, signal }),
  });
export const offersQuery = (network: NetworkAddress) =>
  queryOptions({
    queryKey: ['networks', network.orgId, network.networkId, 'offers'],
    queryFn: ({ signal }) => request('GET', inNetwork(network, '/offers'), { schema: offerList, signal }),
  });

export const convene = (
  orgId: string,
  body: { name: string; purpose: string; breakdowns: Breakdown[] },
  idempotencyKey: string,
) => request('POST', at(orgId), { body, schema: networkMade, idempotencyKey });

export const changeNetwork = (network: NetworkAddress, body: NetworkChange, version: number) =>
  request('PATCH', inNetwork(network), { body, ifMatch: version });
export const signPledge = (network: NetworkAddress) =>
  request('POST', inNetwork(network, '/pledge'), { body: { agreed: true } });
export const setYear = (network: NetworkAddress, year: number, body: { opensAt: string; closesAt: string }) =>
  request('PUT', inNetwork(network, `/cycles/${year}`), { body });

export const makeOffer = (network: NetworkAddress, email: string, idempotencyKey: string) =>
  request('POST', inNetwork(network, '/offers'), { body: { email }, schema: offerMade, idempotencyKey });
export const revokeOffer = (network: NetworkAddress, offerId: string) =>
  request('DELETE', inNetwork(network, `/offers/${offerId}`));
