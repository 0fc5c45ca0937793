import type { Check } from '@followthrough/shared/api/assessment.ts';
import { Plural, Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Note } from '../../../ui/Note.tsx';
import { reopen, submit } from '../cycle-api.ts';
import type { CycleAddress } from '../cycle-api.ts';
import { useFigureWords } from '../../../answers/field-words.ts';

interface SubmitProps {
  cycle: CycleAddress;
  check: Check;
  /** What is still on its way reaches the server first. */
  beforeSubmit: () => Promise<void>;
}

/** Submitting, with what it does said first; and taking it back until the close. */
export function Submit({ cycle, check, beforeSubmit }: SubmitProps) {
  const words = useFigureWords();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const reread = () => queryClient.invalidateQueries({ queryKey: ['cycles', cycle.orgId] });
  const submitting = useMutation({
    mutationFn: async () => {
      await beforeSubmit();
      return submit(cycle);
    },
    onSuccess: reread,
    onSettled: () => setAsking(false),
  });
  const reopening = useMutation({ mutationFn: () => reopen(cycle), onSuccess: reread });
  const closes = words.date(check.cycle.closesAt);
  const error = submitting.error ?? reopening.error;

  return (
    <div className="stack">
      {error && (
        <p className="msg" role="alert">
          {error.message}
        </p>
      )}
      {check.cycle.submittedAt !== null && (
        <Note live title={<Trans>It is submitted</Trans>}>
          <p>
            <Trans>
              By {check.cycle.submittedBy} on {words.moment(check.cycle.submittedAt)}. Your scores are ready.
            </Trans>
          </p>
          <p>
            <Link
              className={buttonClass('primary')}
              to="/organizations/$orgId/cycles/$cycleId/results"
              params={cycle}
            >
              <Trans>See your scores</Trans>
            </Link>
          </p>
        </Note>
      )}
      {check.abilities.reopen && (
        <>
          <p>
            <Trans>
              You can take it back until {closes}. Your answers stay; the scores go until you submit again.
            </Trans>
          </p>
          <p>
            <Button look="second" busy={reopening.isPending} onClick={() => reopening.mutate()}>
              <Trans>Take it back and change answers</Trans>
            </Button>
          </p>
        </>
      )}
      {check.abilities.submit && check.cycle.submittedAt === null && (
        <>
          <p>
            <Trans>
              Your answers become this year’s record and the scores are worked out. Only your group sees them.
              You can take it back until {closes}.
            </Trans>
          </p>
          <p>
            <Button onClick={() => setAsking(true)}>
              <Trans>Submit this year’s check</Trans>
            </Button>
          </p>
        </>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={<Trans>Submit this year’s check?</Trans>}
        actions={
          <>
            <Button look="second" onClick={() => setAsking(false)}>
              <Trans>Not yet</Trans>
            </Button>
            <Button busy={submitting.isPending} onClick={() => submitting.mutate()}>
              <Trans>Submit</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Plural
            value={check.missing}
            _0="Every question has an answer."
            one="# question stays open. The range around its score gets wider."
            other="# questions stay open. The ranges around their scores get wider."
          />{' '}
          <Trans>You can take it back until {closes}.</Trans>
        </p>
      </Dialog>
    </div>
  );
}
