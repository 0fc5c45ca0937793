import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { openRound, roundQuery, sendTest } from '../round-api.ts';
import { useRoundWords } from '../words.tsx';
import type { SetUpProps } from './SetUp.tsx';

/** The last step: a test to oneself, then opening, which can't be taken back. */
export function OpenIt({ cycle, view, round, unsaved }: SetUpProps & { unsaved: boolean }) {
  const { t } = useLingui();
  const words = useRoundWords();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const test = useMutation({ mutationFn: () => sendTest(cycle) });
  const opening = useMutation({
    mutationFn: () => openRound(cycle, round.version),
    onSuccess: (opened) => {
      announce(t`The round is opening`);
      queryClient.setQueryData(roundQuery(cycle).queryKey, opened);
    },
    onSettled: () => setAsking(false),
  });
  const ready = view.groups.length > 0 && view.stranded.length === 0;
  const paper = view.roster.filter(({ email }) => email === null).length;
  const sentTo = test.data?.sentTo;
  return (
    <Spread
      id="open"
      title={<Trans>6. Open it</Trans>}
      side={
        <p>
          <Trans>What was saved is what goes out.</Trans>
        </p>
      }
    >
      <p className="row">
        <Button look="second" busy={test.isPending} onClick={() => test.mutate()}>
          <Trans>Send a test to myself</Trans>
        </Button>
        <span role="status">{sentTo && <Trans>On its way to {sentTo}. Its link opens nothing.</Trans>}</span>
      </p>
      {unsaved ? (
        <p>
          <Trans>There are changes above that are not saved. Save them first.</Trans>
        </p>
      ) : ready ? (
        <p className="row">
          <Button busy={opening.isPending} onClick={() => setAsking(true)}>
            <Trans>Open the round</Trans>
          </Button>
        </p>
      ) : (
        <p>
          <Trans>Before it can open, everybody needs a group of at least five: see step 2.</Trans>
        </p>
      )}
      {(opening.error ?? test.error) && (
        <p className="msg" role="alert">
          {(opening.error ?? test.error)?.message}
        </p>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={<Trans>Open the round?</Trans>}
        actions={
          <>
            <Button look="second" onClick={() => setAsking(false)}>
              <Trans>Not yet</Trans>
            </Button>
            <Button busy={opening.isPending} onClick={() => opening.mutate()}>
              <Trans>Open it</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Plural value={view.roster.length} one="# person is asked" other="# people are asked" />
          {paper > 0 && (
            <Plural value={paper} one=", # by a printed sheet" other=", # by a printed sheet" />
          )}.{' '}
          <Trans>
            Invitations go out by themselves, and answers are taken until {words.date(round.closesAt)}.
          </Trans>
        </p>
        <p>
          <Trans>After this, who is asked, the groups, the dates and the words stay as they are.</Trans>
        </p>
      </Dialog>
    </Spread>
  );
}
