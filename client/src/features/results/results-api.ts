/** The results' addresses on the server. */
import { money, progress, recommendationDetail, results } from '@followthrough/shared/api/results.ts';
import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../api/request.ts';

export interface CycleAddress {
  orgId: string;
  cycleId: string;
}

const at = ({ orgId, cycleId }: CycleAddress) => `/api/v1/organizations/${orgId}/cycles/${cycleId}`;
const key = ({ orgId, cycleId }: CycleAddress) => ['cycles', orgId, cycleId] as const;

export const resultsQuery = (cycle: CycleAddress) =>
  queryOptions({
    queryKey: [...key(cycle), 'results'],
    queryFn: ({ signal }) => request('GET', `${at(cycle)}/results`, { schema: results, signal }),
  });

export const recommendationQuery = (cycle: CycleAddress, id: RecommendationId) =>
  queryOptions({
    queryKey: [...key(cycle), 'results', id],
    queryFn: ({ signal }) =>
      request('GET', `${at(cycle)}/results/${id}`, { schema: recommendationDetail, signal }),
  });

export const moneyQuery = (cycle: CycleAddress) =>
  queryOptions({
    queryKey: [...key(cycle), 'money'],
    queryFn: ({ signal }) => request('GET', `${at(cycle)}/money`, { schema: money, signal }),
  });

export const progressQuery = (orgId: string) =>
  queryOptions({
    queryKey: ['cycles', orgId, 'progress'],
    queryFn: ({ signal }) =>
      request('GET', `/api/v1/organizations/${orgId}/progress`, { schema: progress, signal }),
  });

export const evidenceAddress = (cycle: CycleAddress, fileId: string) => `${at(cycle)}/evidence/${fileId}`;
