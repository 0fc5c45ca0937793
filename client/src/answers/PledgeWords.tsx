import { Trans } from '@lingui/react/macro';

/** What a funder signs, word for word: whoever signs it, signed it, or relies on it reads the same. */
export function PledgeWords({ funder }: { funder: string }) {
  return (
    <Trans>
      {funder} will not use what this network shows to give, cut or shape a grant, and will not ask any group
      for its results in another way.
    </Trans>
  );
}
