import './network-view.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Loaded } from '../../shell/Loaded.tsx';
import { PageTitle, Spread } from '../../ui/Page.tsx';
import { peerViewQuery } from './network-view-api.ts';
import { Cells } from './told/Cells.tsx';
import { Distribution } from './told/Distribution.tsx';
import { Facts } from './told/Facts.tsx';
import { OwnBeside } from './told/OwnBeside.tsx';
import { ReleaseSection } from './told/ReleaseState.tsx';
import { YearNav } from './told/YearNav.tsx';
import { Years } from './told/Years.tsx';

const route = getRouteApi('/organizations/$orgId/sharing/$networkId/released');

/** What a member reads of its network: the same totals as everybody in it, with its own check beside them. */
export function PeerScreen() {
  const { t } = useLingui();
  const { orgId, networkId } = route.useParams();
  const { year } = route.useSearch();
  const query = useQuery(peerViewQuery({ orgId, networkId, year }));
  return (
    <Loaded query={query}>
      {({ told, own }) => (
        <>
          <PageTitle
            tab={t`Network`}
            kicker={
              <Trans>
                {told.network.name}, {told.year}
              </Trans>
            }
            lead={
              <Trans>
                These are the totals that {told.network.stewardName} reads too. Your own scores beside them
                are on your page alone.
              </Trans>
            }
          >
            <Trans>What your network was told</Trans>
          </PageTitle>
          <YearNav
            told={told}
            link={(other, current) => (
              <Link
                to="/organizations/$orgId/sharing/$networkId/released"
                params={{ orgId, networkId }}
                search={{ year: other }}
                activeProps={{}}
                aria-current={current}
              >
                {other}
              </Link>
            )}
          >
            <li>
              <Link
                to="/organizations/$orgId/sharing/$networkId"
                params={{ orgId, networkId }}
                activeOptions={{ exact: true }}
              >
                <Trans>What you share</Trans>
              </Link>
            </li>
          </YearNav>
          <ReleaseSection told={told} running={null} />
          {told.release && (
            <>
              {own && <OwnBeside told={told} own={own} />}
              <Distribution told={told} />
              <Cells told={told} />
              <Spread id="facts" title={<Trans>Pay and access</Trans>}>
                <Facts facts={told.facts} />
              </Spread>
              <Years told={told} />
            </>
          )}
        </>
      )}
    </Loaded>
  );
}
