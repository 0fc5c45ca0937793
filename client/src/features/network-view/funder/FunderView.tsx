import type { FunderView as View } from '@followthrough/shared/api/releases.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { PageTitle, Spread } from '../../../ui/Page.tsx';
import type { NetworkAddress } from '../network-view-api.ts';
import { Cells } from '../told/Cells.tsx';
import { Distribution } from '../told/Distribution.tsx';
import { Facts } from '../told/Facts.tsx';
import { Files } from '../told/Files.tsx';
import { ReleaseState } from '../told/ReleaseState.tsx';
import { YearNav } from '../told/YearNav.tsx';
import type { YearLink } from '../told/YearNav.tsx';
import { Years } from '../told/Years.tsx';
import { MirrorAnswers } from './MirrorAnswers.tsx';
import { Pledge } from './Pledge.tsx';

interface FunderViewProps {
  view: View;
  network: NetworkAddress;
  /** Whether the person may answer for the funder and change the network. */
  manages: boolean;
  yearLink: YearLink;
}

/** One year of a funder's network: its own grants first, then what is told of all groups together. */
export function FunderView({ view: { mirror, told, running, participation }, ...at }: FunderViewProps) {
  const { t } = useLingui();
  const { network, manages, yearLink } = at;
  return (
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
            Groups can only pay, plan, and make room as far as their funding lets them. So this page starts
            with eight questions to you.
          </Trans>
        }
      >
        <Trans>First, your own grants</Trans>
      </PageTitle>
      <YearNav told={told} link={yearLink}>
        <li>
          <Link to="/organizations/$orgId/networks/$networkId/settings" params={network}>
            <Trans>Calendar, offers and settings</Trans>
          </Link>
        </li>
      </YearNav>
      <MirrorAnswers mirror={mirror} network={network} manages={manages} />
      <Spread
        id="across"
        title={<Trans>Across the groups you fund</Trans>}
        side={
          <p>
            <Trans>
              Only groups that agreed are counted. You can’t open one group, and leaving out is never shown.
            </Trans>
          </p>
        }
      >
        <div className="stack-5">
          <ReleaseState told={told} running={running} participation={participation} />
          {told.release && <Facts facts={told.facts} />}
        </div>
      </Spread>
      {told.release && (
        <>
          <Distribution told={told} />
          <Years told={told} />
          <Cells told={told} />
        </>
      )}
      <Pledge pledge={told.network.pledge} funder={told.network.stewardName} />
      {told.release && <Files network={network} year={told.year} />}
    </>
  );
}
