import type { WireContradicted } from '@followthrough/shared/api/voices.ts';
import type { ShareBand } from '@followthrough/shared/disclosure/mismatch.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { TooFew } from '../../ui/States.tsx';

/** The facts that people were shown, and how many said that they see it otherwise. */
export function Contradicted({ facts }: { facts: readonly WireContradicted[] }) {
  return (
    <ul className="contradicted">
      {facts.map(({ itemId, prompt, answer, told }) => (
        <li key={itemId}>
          <p>
            {prompt} <b>{answer}</b>
          </p>
          <p className="small">
            {told.state === 'shown' ? <Share share={told.share} people={told.nLabel} /> : <TooFew />}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Share({ share, people }: { share: ShareBand; people: string }) {
  const { t } = useLingui();
  const words: Record<ShareBand, string> = {
    under_a_quarter: t`fewer than a quarter, or nobody, see it otherwise`,
    under_half: t`a quarter to a half see it otherwise`,
    half_or_more: t`half or more see it otherwise`,
  };
  return (
    <>
      <Trans>Of {people} people:</Trans> {words[share]}
    </>
  );
}
