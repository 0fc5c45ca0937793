import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PageFailed } from './PageProblems.tsx';
import { Loading } from '../ui/States.tsx';

interface LoadedProps<Data> {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}

/** What was read before stays on screen while it is read again, and when that fails. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <PageFailed error={query.error} reset={() => void query.refetch()} />;
  return <Loading />;
}
