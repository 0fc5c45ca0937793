import { me } from '@followthrough/shared/api/accounts.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

/** Who is here and what they may do where; the shell and every feature ask this one. Invalidate it after signing in or out. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => request('GET', '/api/v1/me', { schema: me, signal }),
  staleTime: 60_000,
});
