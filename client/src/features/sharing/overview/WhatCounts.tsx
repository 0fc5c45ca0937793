import type { SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { ScrollTable } from '../../../ui/ScrollTable.tsx';
import { useSharingWords } from '../words.ts';

/** The nine parts by the networks that might tell of them. */
export function WhatCounts({ networks }: { networks: readonly SharedNetwork[] }) {
  const { t } = useLingui();
  const words = useSharingWords();
  const parts = networks[0]?.consents ?? [];
  return (
    <div className="counts-now">
      <ScrollTable
        caption={<Trans>What each network may tell of us</Trans>}
        columns={[
          t`Part`,
          ...networks.map(({ network, year }) => (year === null ? network.name : `${network.name}, ${year}`)),
        ]}
      >
        {parts.map((part) => (
          <tr key={part.recommendation}>
            <th scope="row">{words.part(part)}</th>
            {networks.map(({ network, consents }) => (
              <td key={network.networkId}>
                <Level consent={consents.find((one) => one.recommendation === part.recommendation)} />
              </td>
            ))}
          </tr>
        ))}
      </ScrollTable>
    </div>
  );
}

function Level({ consent }: { consent: SharedNetwork['consents'][number] | undefined }) {
  const words = useSharingWords();
  if (!consent) return null;
  return (
    <>
      {words.level(consent.level)}
      {consent.isDefault && (
        <>
          {' '}
          <span className="small">
            (<Trans>default</Trans>)
          </span>
        </>
      )}
    </>
  );
}
