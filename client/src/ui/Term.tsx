import { Trans } from '@lingui/react/macro';
import { useId } from 'react';

interface TermProps {
  /** The word as it stands in the sentence. */
  word: string;
  /** What it means, in plain words. */
  meaning: string;
}

/** A word with its plain meaning on tap, at the foot of the page, so that it covers nothing that is being read. */
export function Term({ word, meaning }: TermProps) {
  const id = useId();
  return (
    <>
      <button type="button" className="term" popoverTarget={id}>
        {word}
      </button>
      <span className="meaning" popover="auto" id={id} role="note" aria-label={word}>
        <b>{word}</b> <span>{meaning}</span>{' '}
        <button type="button" className="btn quiet slim" popoverTarget={id} popoverTargetAction="hide">
          <Trans>Close</Trans>
        </button>
      </span>
    </>
  );
}
