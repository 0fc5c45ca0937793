import { introductionMade, mirror } from '@followthrough/shared/api/networks.ts';
import { funderView, peerView, stewardView } from '@followthrough/shared/api/releases.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../api/request.ts';

export interface NetworkAddress {
  orgId: string;
  networkId: string;
}

/** Without a year the server picks the newest that has something to show. */
export interface NetworkYear extends NetworkAddress {
  year: number | undefined;
}

/** While a release is being worked out, the page looks again this often. */
const LOOK_AGAIN = 3_000;

const at = ({ orgId, networkId }: NetworkAddress, rest: string) =>
  `/api/v1/organizations/${orgId}/networks/${networkId}/${rest}`;
const ofYear = (year: number | undefined) => (year === undefined ? '' : `?year=${year}`);

export const stewardViewQuery = ({ year, ...network }: NetworkYear) =>
  queryOptions({
    queryKey: ['networks', network.orgId, network.networkId, 'view', year ?? 'newest'],
    queryFn: ({ signal }) =>
      request('GET', at(network, `view${ofYear(year)}`), { schema: stewardView, signal }),
    refetchInterval: ({ state }) => (state.data?.running ? LOOK_AGAIN : false),
  });

export const funderViewQuery = ({ year, ...network }: NetworkYear) =>
  queryOptions({
    queryKey: ['networks', network.orgId, network.networkId, 'funder-view', year ?? 'newest'],
    queryFn: ({ signal }) =>
      request('GET', at(network, `funder-view${ofYear(year)}`), { schema: funderView, signal }),
    refetchInterval: ({ state }) => (state.data?.running ? LOOK_AGAIN : false),
  });

export const peerViewQuery = ({ orgId, networkId, year }: NetworkYear) =>
  queryOptions({
    queryKey: ['sharing', orgId, networkId, 'released', year ?? 'newest'],
    queryFn: ({ signal }) =>
      request('GET', `/api/v1/organizations/${orgId}/sharing/${networkId}/released${ofYear(year)}`, {
        schema: peerView,
        signal,
      }),
  });

export const mirrorQuery = ({ year, ...network }: NetworkYear) =>
  queryOptions({
    queryKey: ['networks', network.orgId, network.networkId, 'mirror', year ?? 'newest'],
    queryFn: ({ signal }) => request('GET', at(network, `mirror${ofYear(year)}`), { schema: mirror, signal }),
  });

export const saveMirrorAnswer = (
  network: NetworkAddress,
  {
    year,
    questionId,
    ...body
  }: { year: number; questionId: string; level: number | null; note: string | null },
) => request('PUT', at(network, `mirror/${year}/${questionId}`), { body });

export const introduce = (
  network: NetworkAddress,
  body: { offeringPracticeId: string; wantingPracticeId: string },
) => request('POST', at(network, 'introductions'), { body, schema: introductionMade });

/** What was told, as a file: the same figures as on the page, and beside it. */
export const releasedFile = (
  { orgId, networkId }: NetworkAddress,
  year: number,
  ending: 'csv' | 'txt',
): string => `/organizations/${orgId}/networks/${networkId}/released.${ending}?year=${year}`;
