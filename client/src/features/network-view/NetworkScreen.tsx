import './network-view.css';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { meQuery } from '../../api/me.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { FunderView } from './funder/FunderView.tsx';
import { funderViewQuery, stewardViewQuery } from './network-view-api.ts';
import type { NetworkYear } from './network-view-api.ts';
import { ProviderView } from './provider/ProviderView.tsx';

const route = getRouteApi('/organizations/$orgId/networks/$networkId');

/** What a network shows to the organization that convenes it: another page for a funder than for a coalition or provider. */
export function NetworkScreen() {
  const { orgId, networkId } = route.useParams();
  const { year } = route.useSearch();
  const me = useQuery(meQuery);
  return (
    <Loaded query={me}>
      {({ memberships }) => {
        const here = memberships.find((one) => one.orgId === orgId);
        const manages = here?.abilities.includes('networks.manage') ?? false;
        const Of = here?.kind === 'funder' ? OfFunder : OfProvider;
        return <Of network={{ orgId, networkId, year }} manages={manages} />;
      }}
    </Loaded>
  );
}

interface OfProps {
  network: NetworkYear;
  manages: boolean;
}

function OfFunder({ network, manages }: OfProps) {
  const query = useQuery(funderViewQuery(network));
  return (
    <Loaded query={query}>
      {(view) => <FunderView view={view} network={network} manages={manages} yearLink={yearLink(network)} />}
    </Loaded>
  );
}

function OfProvider({ network, manages }: OfProps) {
  const query = useQuery(stewardViewQuery(network));
  return (
    <Loaded query={query}>
      {(view) => (
        <ProviderView view={view} network={network} manages={manages} yearLink={yearLink(network)} />
      )}
    </Loaded>
  );
}

function yearLink({ orgId, networkId }: NetworkYear) {
  return (year: number, current: 'page' | undefined) => (
    <Link
      to="/organizations/$orgId/networks/$networkId"
      params={{ orgId, networkId }}
      search={{ year }}
      activeProps={{}}
      aria-current={current}
    >
      {year}
    </Link>
  );
}
