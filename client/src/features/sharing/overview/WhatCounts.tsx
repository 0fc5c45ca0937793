import type { SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { Trans } from '@lingui/react/macro';
import { useSharingWords } from '../words.ts';

/** The nine parts by the networks that might tell of them. */
export function WhatCounts({ networks }: { networks: readonly SharedNetwork[] }) {
  const words = useSharingWords();
  const parts = networks[0]?.consents ?? [];
  return (
    <div className="scroll" tabIndex={0} role="region" aria-labelledby="what-counts">
      <table>
        <caption id="what-counts">
          <Trans>What each network may tell of us</Trans>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Part</Trans>
            </th>
            {networks.map(({ network, year }) => (
              <th scope="col" key={network.networkId}>
                {network.name}
                {year !== null && <>, {year}</>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
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
