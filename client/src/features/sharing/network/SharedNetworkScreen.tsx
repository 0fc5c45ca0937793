import '../sharing.css';
import type { Sharing, SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Loaded } from '../../../shell/Loaded.tsx';
import { PageNotFound } from '../../../shell/PageProblems.tsx';
import { PageTitle, Spread } from '../../../ui/Page.tsx';
import { sharingQuery } from '../sharing-api.ts';
import type { NetworkAddress } from '../sharing-api.ts';
import { ownBreakdowns, useSharingWords } from '../words.ts';
import { Decide } from './Decide.tsx';
import { FundersWord } from './FundersWord.tsx';
import { Leave } from './Leave.tsx';
import { Membership } from './Membership.tsx';
import { Notes } from './Notes.tsx';
import { Practices } from './Practices.tsx';

const route = getRouteApi('/organizations/$orgId/sharing/$networkId');

/** One network, from a member's side: what it may tell of us, and everything else that we do there. */
export function SharedNetworkScreen() {
  const address = route.useParams();
  const query = useQuery(sharingQuery(address.orgId));
  return (
    <>
      <p className="small up">
        <Link to="/organizations/$orgId/sharing" params={address}>
          <Trans>Who can see what about us</Trans>
        </Link>
      </p>
      <Loaded query={query}>
        {(sharing) => {
          const shared = sharing.networks.find(
            ({ network, leftAt }) => network.networkId === address.networkId && leftAt === null,
          );
          return shared ? <Network address={address} sharing={sharing} shared={shared} /> : <PageNotFound />;
        }}
      </Loaded>
    </>
  );
}

interface NetworkProps {
  address: NetworkAddress;
  sharing: Sharing;
  shared: SharedNetwork;
}

function Network({ address, sharing, shared }: NetworkProps) {
  const { t } = useLingui();
  const words = useSharingWords();
  const { network } = shared;
  const byName = shared.consents.some(({ level }) => level === 'named');
  return (
    <>
      <PageTitle
        tab={t`Sharing`}
        kicker={
          <Trans>
            {network.stewardName}, {words.kind(network.stewardKind)}
          </Trans>
        }
        lead={network.purpose}
      >
        {network.name}
      </PageTitle>
      <p className="row">
        <Link to="/organizations/$orgId/sharing/$networkId/released" params={address}>
          <Trans>What this network has released</Trans>
        </Link>
      </p>
      {network.stewardKind === 'funder' && <FundersWord shared={shared} />}
      {shared.year === null || shared.freezeAt === null ? (
        <Spread id="decide-title" title={<Trans>What it may tell of us</Trans>}>
          <p>
            <Trans>
              No year is announced, so there is nothing to decide now. Nothing is told in the meantime.
            </Trans>
          </p>
        </Spread>
      ) : (
        <Decide
          key={shared.year}
          address={address}
          shared={shared}
          year={shared.year}
          freezeAt={shared.freezeAt}
          mayDecide={sharing.decides}
        />
      )}
      {sharing.decides && shared.year !== null && byName && (
        <Notes address={address} shared={shared} year={shared.year} />
      )}
      {sharing.decides && (
        <>
          {network.stewardKind !== 'funder' && <Practices address={address} shared={shared} />}
          {(network.stewardKind !== 'funder' || ownBreakdowns(network).length > 0) && (
            <Membership address={address} shared={shared} />
          )}
          <Leave address={address} network={network} orgName={sharing.orgName} />
        </>
      )}
    </>
  );
}
