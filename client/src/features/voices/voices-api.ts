import { voices } from '@followthrough/shared/api/voices.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../api/request.ts';

export interface CycleAddress {
  orgId: string;
  cycleId: string;
}

export const voicesQuery = ({ orgId, cycleId }: CycleAddress) =>
  queryOptions({
    queryKey: ['cycles', orgId, cycleId, 'voices'],
    queryFn: ({ signal }) =>
      request('GET', `/api/v1/organizations/${orgId}/cycles/${cycleId}/voices`, { schema: voices, signal }),
  });
