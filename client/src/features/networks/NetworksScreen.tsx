import './networks.css';
import type { NetworkList } from '@followthrough/shared/api/networks.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Loaded } from '../../shell/Loaded.tsx';
import { PageTitle, Spread } from '../../ui/Page.tsx';
import { Convene } from './Convene.tsx';
import { networksQuery } from './networks-api.ts';

const route = getRouteApi('/organizations/$orgId/networks');

/** The networks that an organization convenes. */
export function NetworksScreen() {
  const { t } = useLingui();
  const { orgId } = route.useParams();
  const query = useQuery(networksQuery(orgId));
  return (
    <>
      <PageTitle
        tab={t`Networks`}
        lead={
          <Trans>
            A network brings groups together to see where they stand as a whole. Each decides part by part
            what may be told, and nobody is singled out.
          </Trans>
        }
      >
        <Trans>Networks you convene</Trans>
      </PageTitle>
      <Loaded query={query}>
        {(list) => (
          <>
            {list.networks.length > 0 && <Networks orgId={orgId} networks={list.networks} />}
            {list.mayManage ? (
              <Spread
                id="convene-title"
                title={
                  list.networks.length === 0 ? (
                    <Trans>Convene the first</Trans>
                  ) : (
                    <Trans>Convene another</Trans>
                  )
                }
                side={
                  <p>
                    <Trans>Nobody is asked yet. You offer membership by mail afterwards.</Trans>
                  </p>
                }
              >
                <Convene orgId={orgId} offered={list.breakdownsOffered} />
              </Spread>
            ) : (
              list.networks.length === 0 && (
                <p>
                  <Trans>There is none yet. A leader of your organization can convene one.</Trans>
                </p>
              )
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

function Networks({ orgId, networks }: { orgId: string; networks: NetworkList['networks'] }) {
  return (
    <ul className="doors">
      {networks.map(({ networkId, name, pledge, stewardKind, cycles }) => {
        const latest = cycles.toSorted((a, b) => b.year - a.year)[0]?.year;
        return (
          <li key={networkId}>
            <Link to="/organizations/$orgId/networks/$networkId" params={{ orgId, networkId }}>
              {name}
            </Link>
            <p>
              {stewardKind === 'funder' && pledge === null && (
                <>
                  <Trans>The pledge is not signed, so nobody can join yet.</Trans>{' '}
                </>
              )}
              {latest === undefined ? <Trans>No year is set.</Trans> : <Trans>Latest year: {latest}.</Trans>}{' '}
              <Link
                className="net-links"
                to="/organizations/$orgId/networks/$networkId/settings"
                params={{ orgId, networkId }}
              >
                <Trans>Settings and offers</Trans>
                <span className="hide"> {name}</span>
              </Link>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
