import type { Network } from '@followthrough/shared/api/networks.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Spread } from '../../../ui/Page.tsx';
import { useSharingWords } from '../words.ts';

/** What would hold from the moment of joining, before anything else is decided. */
export function WhatJoiningMeans({ network }: { network: Network }) {
  const { i18n } = useLingui();
  const words = useSharingWords();
  const { stewardName, stewardKind, publicFromYear } = network;
  const list = new Intl.ListFormat(i18n.locale, { type: 'conjunction' });
  const breakdowns = list.format(network.breakdowns.map(({ label }) => label.toLocaleLowerCase(i18n.locale)));
  const next = firstUnsealed(network);
  return (
    <Spread
      id="meaning"
      title={<Trans>If you join and change nothing</Trans>}
      side={
        <p>
          <Trans>
            You can change all of it, part by part, and leave at any time. Nobody is told when you do.
          </Trans>
        </p>
      }
    >
      <ul>
        <li>
          {stewardKind === 'funder' ? (
            <Trans>
              Nothing of your check is told. A part is counted only after you say so, and only in totals:
              nobody can be shown by name here.
            </Trans>
          ) : (
            <Trans>
              Six of the nine parts of your check are counted in totals of five or more. Your name stands
              beside nothing unless you say so.
            </Trans>
          )}
        </li>
        {stewardKind !== 'funder' && (
          <li>
            <Trans>Parts 3, 4 and 8 stay with you.</Trans>
          </li>
        )}
        {network.breakdowns.length > 0 && (
          <li>
            <Trans>
              Totals are told of all members together, and by {breakdowns} where groups are large enough.
            </Trans>
          </li>
        )}
        {publicFromYear !== null && (
          <li>
            <Trans>
              The network has a public page for checks from {publicFromYear} on. It shows totals of ten or
              more.
            </Trans>
          </li>
        )}
        {next && (
          <li>
            <Trans>
              For {next.year}, what you decide counts if it stands by {words.day(next.freezeAt)}. Totals are
              told from {words.day(next.releaseAt)} on.
            </Trans>
          </li>
        )}
        <li>
          <Trans>
            {stewardName} and the members never see single answers, evidence, comments or amounts.
          </Trans>
        </li>
      </ul>
    </Spread>
  );
}

/** The first year that decisions still count for. */
function firstUnsealed({ cycles }: Network): Network['cycles'][number] | undefined {
  const now = new Date();
  return cycles
    .filter(({ freezeAt }) => new Date(freezeAt) > now)
    .toSorted((a, b) => a.year - b.year)
    .at(0);
}
