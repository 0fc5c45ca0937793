import '../networks.css';
import type { Network } from '@followthrough/shared/api/networks.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Loaded } from '../../../shell/Loaded.tsx';
import { PageNotFound } from '../../../shell/PageProblems.tsx';
import { PageTitle, Spread } from '../../../ui/Page.tsx';
import { Fragment } from 'react';
import { networksQuery } from '../networks-api.ts';
import { AboutForm } from './AboutForm.tsx';
import { Calendar } from './Calendar.tsx';
import { Offers } from './Offers.tsx';
import { Pledge } from './Pledge.tsx';

const route = getRouteApi('/organizations/$orgId/networks/$networkId/settings');

/** Setting a network up: the pledge, its years, whom it is offered to, and what it says of itself. */
export function NetworkSettingsScreen() {
  const address = route.useParams();
  const query = useQuery(networksQuery(address.orgId));
  return (
    <>
      <p className="small up">
        <Link to="/organizations/$orgId/networks/$networkId" params={address}>
          <Trans>Back to the network</Trans>
        </Link>
      </p>
      <Loaded query={query}>
        {({ networks, mayManage }) => {
          const network = networks.find(({ networkId }) => networkId === address.networkId);
          return network ? (
            <Settings orgId={address.orgId} network={network} mayManage={mayManage} />
          ) : (
            <PageNotFound />
          );
        }}
      </Loaded>
    </>
  );
}

export interface SettingsProps {
  orgId: string;
  network: Network;
  mayManage: boolean;
}

function Settings(props: SettingsProps) {
  const { t } = useLingui();
  const { orgId, network } = props;
  const { networkId, stewardKind } = network;
  return (
    <>
      <PageTitle tab={t`Networks`} kicker={network.name}>
        <Trans>Settings and offers</Trans>
      </PageTitle>
      {stewardKind === 'funder' && (
        <>
          <Pledge {...props} />
          <Spread id="mirror" title={<Trans>Your own grants</Trans>}>
            <p>
              <Trans>
                Eight questions about what you do as a funder. Members read your answers before they decide.
              </Trans>
            </p>
            <p>
              <Link to="/organizations/$orgId/networks/$networkId/mirror" params={{ orgId, networkId }}>
                <Trans>Answer them</Trans>
              </Link>
            </p>
          </Spread>
        </>
      )}
      <Calendar {...props} />
      <Offers {...props} />
      <Spread
        id="about-title"
        title={<Trans>What it says of itself</Trans>}
        side={
          <p>
            <Trans>Members read it before they join and whenever they decide.</Trans>
          </p>
        }
      >
        <AboutForm {...props} />
      </Spread>
      <Spread
        id="breakdowns"
        title={<Trans>How members are divided</Trans>}
        side={
          <p>
            <Trans>Fixed for good, so that no later cut can give somebody away.</Trans>
          </p>
        }
      >
        {network.breakdowns.length === 0 ? (
          <p>
            <Trans>They are not: totals are told of all members together.</Trans>
          </p>
        ) : (
          <dl className="facts">
            {network.breakdowns.map(({ id, label, options }) => (
              <Fragment key={id}>
                <dt>{label}</dt>
                <dd>{options.map((option) => option.label).join(', ')}</dd>
              </Fragment>
            ))}
          </dl>
        )}
      </Spread>
    </>
  );
}
