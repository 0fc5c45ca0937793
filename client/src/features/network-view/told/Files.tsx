import { Trans } from '@lingui/react/macro';
import { releasedFile } from '../network-view-api.ts';
import type { NetworkAddress } from '../network-view-api.ts';

/** Everything that was told in a year, to take along. */
export function Files({ network, year }: { network: NetworkAddress; year: number }) {
  return (
    <p className="row network-files">
      <a href={releasedFile(network, year, 'csv')} download>
        <Trans>All figures of {year} as a table file (CSV)</Trans>
      </a>
      <a href={releasedFile(network, year, 'txt')}>
        <Trans>As plain text</Trans>
      </a>
    </p>
  );
}
