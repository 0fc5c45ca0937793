/** A member's side of its networks, on the server. */
import { offerView } from '@followthrough/shared/api/networks.ts';
import type { WireConsentLevel } from '@followthrough/shared/api/sharing.ts';
import { joined, practiceMade, preview, sharing } from '@followthrough/shared/api/sharing.ts';
import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../api/request.ts';

export interface NetworkAddress {
  orgId: string;
  networkId: string;
}
export type Levels = Partial<Record<RecommendationId, WireConsentLevel>>;

const at = (orgId: string, rest = '') => `/api/v1/organizations/${orgId}/sharing${rest}`;
const inNetwork = ({ orgId, networkId }: NetworkAddress, rest = '') => at(orgId, `/${networkId}${rest}`);

export const sharingQuery = (orgId: string) =>
  queryOptions({
    queryKey: ['sharing', orgId],
    queryFn: ({ signal }) => request('GET', at(orgId), { schema: sharing, signal }),
  });

export const setCounselSwitch = (orgId: string, counselSwitch: boolean) =>
  request('PUT', at(orgId, '/counsel-switch'), { body: { counselSwitch } });

export const lookAhead = (network: NetworkAddress, year: number, levels: Levels) =>
  request('POST', inNetwork(network, '/preview'), { body: { year, levels }, schema: preview });
/** `version` is that of the decisions which were on the screen. */
export const decide = (network: NetworkAddress, year: number, levels: Levels, version: number) =>
  request('POST', inNetwork(network, '/consents'), { body: { year, levels }, ifMatch: version });

export const saveMembership = (
  network: NetworkAddress,
  body: { by: Record<string, string>; showsStart: boolean },
) => request('PUT', inNetwork(network), { body });
export const leaveNetwork = (network: NetworkAddress) => request('POST', inNetwork(network, '/leave'));

export const saveNote = (
  network: NetworkAddress,
  body: { year: number; recommendation: RecommendationId; note: string },
) => request('PUT', inNetwork(network, '/notes'), { body });

export const addPractice = (
  network: NetworkAddress,
  body: {
    side: 'offers' | 'wants';
    recommendation: RecommendationId;
    title: string;
    url: string | null;
  },
) => request('POST', inNetwork(network, '/practices'), { body, schema: practiceMade });
export const removePractice = (network: NetworkAddress, practiceId: string) =>
  request('DELETE', inNetwork(network, `/practices/${practiceId}`));
export const agreeToIntroduction = (network: NetworkAddress, introductionId: string) =>
  request('POST', inNetwork(network, `/introductions/${introductionId}/agree`));

/** Looking uses nothing up; only joining does. */
export const openOffer = (token: string) =>
  request('POST', '/api/v1/network-offers/open', { body: { token }, schema: offerView });
export const joinNetwork = (orgId: string, token: string, by: Record<string, string>) =>
  request('POST', at(orgId), { body: { token, by }, schema: joined });
