import '../sharing.css';
import type { SharedNetwork, Sharing } from '@followthrough/shared/api/sharing.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Loaded } from '../../../shell/Loaded.tsx';
import { PageTitle, Spread } from '../../../ui/Page.tsx';
import { sharingQuery } from '../sharing-api.ts';
import { useSharingWords } from '../words.ts';
import { CounselSwitch } from './CounselSwitch.tsx';
import { isGoingOut } from './going-out.ts';
import { Told } from './Told.tsx';
import { WhatCounts } from './WhatCounts.tsx';

const route = getRouteApi('/organizations/$orgId/sharing');

/** Who can see what about us, and what was told so far. */
export function SharingScreen() {
  const { orgId } = route.useParams();
  const query = useQuery({
    ...sharingQuery(orgId),
    refetchInterval: ({ state }) => (state.data?.networks.some(hasNameGoingOut) ? 2000 : false),
  });
  return <Loaded query={query}>{(sharing) => <Overview orgId={orgId} sharing={sharing} />}</Loaded>;
}

const hasNameGoingOut = (shared: SharedNetwork) => shared.told.some((line) => isGoingOut(shared, line));

function Overview({ orgId, sharing }: { orgId: string; sharing: Sharing }) {
  const { t } = useLingui();
  const everJoined = sharing.networks;
  const networks = everJoined.filter(({ leftAt }) => leftAt === null);
  return (
    <>
      <PageTitle
        tab={t`Sharing`}
        kicker={sharing.orgName}
        lead={
          <Trans>
            Your check belongs to you. Others see something of it only through a network that you joined, and
            only what stands here.
          </Trans>
        }
      >
        <Trans>Who can see what about us</Trans>
      </PageTitle>
      <Spread id="never" title={<Trans>What never leaves</Trans>}>
        <ul>
          <li>
            <Trans>Your single answers, evidence, comments, exact amounts and overall score.</Trans>
          </li>
          <li>
            <Trans>That you said no to something, let an offer go by, or left a network.</Trans>
          </li>
        </ul>
      </Spread>
      <Spread
        id="networks"
        title={<Trans>Your networks</Trans>}
        side={
          <p>
            <Trans>A network is offered by mail. Nobody learns whether you took the offer.</Trans>
          </p>
        }
      >
        {networks.length === 0 ? (
          <p>
            <Trans>You are in no network, so nobody outside can see anything of your check.</Trans>
          </p>
        ) : (
          <Networks orgId={orgId} networks={networks} />
        )}
      </Spread>
      {networks.length > 0 && (
        <Spread
          id="now"
          title={<Trans>What counts now</Trans>}
          over
          side={
            <p>
              <Trans>
                Part by part. “Default” means that nobody here has decided yet. Open a network to change it.
              </Trans>
            </p>
          }
        >
          <WhatCounts networks={networks} />
        </Spread>
      )}
      {everJoined.length > 0 && (
        <Spread
          id="told"
          title={<Trans>What was told so far</Trans>}
          side={
            <p>
              <Trans>
                A total that was told stays told. A score that is shared by name can be taken back at any
                time; what somebody read stays read.
              </Trans>
            </p>
          }
        >
          <div className="stack-5">
            {everJoined.map((shared) => (
              <Told
                key={shared.network.networkId}
                orgId={orgId}
                shared={shared}
                recommendations={sharing.recommendations}
                mayTakeBack={sharing.decides}
              />
            ))}
          </div>
        </Spread>
      )}
      <CounselSwitch orgId={orgId} sharing={sharing} />
    </>
  );
}

function Networks({ orgId, networks }: { orgId: string; networks: Sharing['networks'] }) {
  const words = useSharingWords();
  return (
    <ul className="doors">
      {networks.map(({ network, year, freezeAt }) => {
        const { networkId, stewardName } = network;
        const until = freezeAt === null ? '' : words.day(freezeAt);
        return (
          <li key={networkId}>
            <Link to="/organizations/$orgId/sharing/$networkId" params={{ orgId, networkId }}>
              {network.name}
            </Link>
            <p>
              <Trans>
                Convened by {stewardName}, {words.kind(network.stewardKind)}.
              </Trans>{' '}
              {year === null ? (
                <Trans>No year is announced.</Trans>
              ) : (
                <Trans>
                  What is told of {year} can be changed until {until}.
                </Trans>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
