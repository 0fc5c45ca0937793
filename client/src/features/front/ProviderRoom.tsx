import { Trans } from '@lingui/react/macro';
import { Link, getRouteApi } from '@tanstack/react-router';
import { buttonClass } from '../../ui/Button.tsx';
import { PageTitle, Spread } from '../../ui/Page.tsx';

const route = getRouteApi('/demo/provider/$orgId');

/** Where the provider's door leads until networks are built: what exists today, and what doesn't. */
export function ProviderRoom() {
  const { orgId } = route.useParams();
  return (
    <>
      <PageTitle
        tab="Check"
        kicker={<Trans>Juniper Support Network</Trans>}
        lead={
          <Trans>
            Comparing members isn’t here yet. Today you can look at your own check and five years of results.
          </Trans>
        }
      >
        <Trans>Lead by example first</Trans>
      </PageTitle>
      <Spread id="own-check" title={<Trans>Your own check</Trans>}>
        <p>
          <Trans>
            A network that asks its members hard questions answers them itself. This year’s check is
            submitted, and can be taken back and changed until it closes.
          </Trans>
        </p>
        <p className="row">
          <Link className={buttonClass('primary')} to="/organizations/$orgId/check" params={{ orgId }}>
            <Trans>Open this year’s check</Trans>
          </Link>
          <Link className={buttonClass('quiet')} to="/organizations/$orgId/results" params={{ orgId }}>
            <Trans>Look at your results</Trans>
          </Link>
          <Link className={buttonClass('quiet')} to="/organizations/$orgId/progress" params={{ orgId }}>
            <Trans>See five years</Trans>
          </Link>
        </p>
      </Spread>
      <Spread id="network" title={<Trans>Your network, later</Trans>}>
        <p>
          <Trans>
            Members will choose, year by year, whether to share anything with you. What they don’t share by
            name will only ever be counted in groups that are large enough to hide in.
          </Trans>
        </p>
      </Spread>
    </>
  );
}
