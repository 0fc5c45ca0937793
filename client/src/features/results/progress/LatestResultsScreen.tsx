import { useQuery } from '@tanstack/react-query';
import { Navigate, getRouteApi } from '@tanstack/react-router';
import { Loaded } from '../../../shell/Loaded.tsx';
import { progressQuery } from '../results-api.ts';

const route = getRouteApi('/organizations/$orgId/results');

/** Leads to the newest results, or to where progress will be. */
export function LatestResultsScreen() {
  const { orgId } = route.useParams();
  const query = useQuery(progressQuery(orgId));
  return (
    <Loaded query={query}>
      {({ years }) => {
        const newest = years.at(-1);
        if (!newest) return <Navigate to="/organizations/$orgId/progress" params={{ orgId }} replace />;
        const params = { orgId, cycleId: newest.cycleId };
        return <Navigate to="/organizations/$orgId/cycles/$cycleId/results" params={params} replace />;
      }}
    </Loaded>
  );
}
