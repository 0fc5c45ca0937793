import type { StewardView } from '@followthrough/shared/api/releases.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { PageTitle, Spread } from '../../../ui/Page.tsx';
import type { NetworkAddress } from '../network-view-api.ts';
import { Cells } from '../told/Cells.tsx';
import { Distribution } from '../told/Distribution.tsx';
import { Facts } from '../told/Facts.tsx';
import { Files } from '../told/Files.tsx';
import { OwnBeside } from '../told/OwnBeside.tsx';
import { ReleaseSection } from '../told/ReleaseState.tsx';
import { YearNav } from '../told/YearNav.tsx';
import type { YearLink } from '../told/YearNav.tsx';
import { Years } from '../told/Years.tsx';
import { Introductions } from './Introductions.tsx';
import { SideBySide } from './SideBySide.tsx';
import { Starts } from './Starts.tsx';

interface ProviderViewProps {
  view: StewardView;
  network: NetworkAddress;
  /** Whether the person may propose introductions and change the network. */
  manages: boolean;
  yearLink: YearLink;
}

/** One year of a network, for the provider or coalition that convenes it. */
export function ProviderView({ view, network, manages, yearLink }: ProviderViewProps) {
  const { told, named, own } = view;
  return (
    <>
      <Opening view={view} />
      <YearNav told={told} link={yearLink}>
        <li>
          <Link to="/organizations/$orgId/networks/$networkId/settings" params={network}>
            <Trans>Calendar, offers and settings</Trans>
          </Link>
        </li>
      </YearNav>
      <ReleaseSection told={told} running={view.running} participation={view.participation} />
      {named.length > 0 && <SideBySide view={view} />}
      {told.release && (
        <>
          <Distribution told={told} />
          {own && <OwnBeside told={told} own={own} />}
          <Cells told={told} />
          <Spread id="facts" title={<Trans>Pay and access</Trans>}>
            <Facts facts={told.facts} />
          </Spread>
          <Years told={told} />
        </>
      )}
      <Introductions network={network} matching={view.matching} manages={manages} />
      <Starts starts={view.starts} year={told.year} />
      {told.release && <Files network={network} year={told.year} />}
    </>
  );
}

function Opening({ view: { told, named } }: { view: StewardView }) {
  const { t } = useLingui();
  return (
    <PageTitle
      tab={t`Network`}
      kicker={
        <Trans>
          {told.network.name}, {told.year}
        </Trans>
      }
      lead={
        <>
          <Plural
            value={named.length}
            _0="No group shares anything by name this year."
            one="# group shares some parts by name."
            other="# groups share some parts by name."
          />{' '}
          <Trans>Everything else is here only in totals that are large enough to hide in.</Trans>
        </>
      }
    >
      <Trans>What members shared with you</Trans>
    </PageTitle>
  );
}
