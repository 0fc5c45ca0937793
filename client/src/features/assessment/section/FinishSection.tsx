import type { Section } from '@followthrough/shared/api/assessment.ts';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../ui/Button.tsx';
import { Note } from '../../../ui/Note.tsx';
import { cycleKey, finishHandover } from '../cycle-api.ts';
import type { CycleAddress } from '../cycle-api.ts';

/** For a colleague with a link: hands the section back. */
export function FinishSection({ cycle, section }: { cycle: CycleAddress; section: Section }) {
  const queryClient = useQueryClient();
  const finish = useMutation({
    mutationFn: (handoverId: string) => finishHandover(cycle, handoverId),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: cycleKey(cycle) }),
  });
  const { guest } = section;
  if (!guest) return null;
  if (guest.doneAt !== null || finish.isSuccess) {
    return (
      <Note live title={<Trans>Thank you</Trans>}>
        <p>
          <Trans>This section is handed back. Your answers are saved, and you can close this page.</Trans>
        </p>
      </Note>
    );
  }
  return (
    <div className="stack">
      <p>
        <Trans>Ready? What you answered is saved already. This tells the leader that you are through.</Trans>
      </p>
      {finish.error && (
        <p className="msg" role="alert">
          {finish.error.message}
        </p>
      )}
      <p>
        <Button look="second" busy={finish.isPending} onClick={() => finish.mutate(guest.handoverId)}>
          <Trans>I’m done with this section</Trans>
        </Button>
      </p>
    </div>
  );
}
