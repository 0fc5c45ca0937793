import type { Network } from '@followthrough/shared/api/networks.ts';
import { Trans } from '@lingui/react/macro';
import { PledgeWords } from '../../../answers/PledgeWords.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { useToldWords } from '../told/words.ts';

/** What the funder signed before anybody could join. */
export function Pledge({ pledge, funder }: { pledge: Network['pledge']; funder: string }) {
  const say = useToldWords();
  return (
    <Spread id="pledge" title={<Trans>What you signed</Trans>}>
      <Note>
        {pledge ? (
          <>
            <p>
              <PledgeWords funder={funder} />
            </p>
            <p className="small">
              <Trans>
                Signed by {pledge.signedBy}, {say.day(pledge.signedAt)}. The groups read it before they
                decide.
              </Trans>
            </p>
          </>
        ) : (
          <p>
            <Trans>The pledge is not signed yet. No group can join before it is.</Trans>
          </p>
        )}
      </Note>
    </Spread>
  );
}
