import type { Network } from '@followthrough/shared/api/networks.ts';
import { Trans } from '@lingui/react/macro';
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
              <Trans>
                {funder} will not use this page to give, cut, or shape a grant, and will not ask a group for
                its results in any other way.
              </Trans>
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
