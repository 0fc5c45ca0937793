import type { Hub } from '@followthrough/shared/api/assessment.ts';
import { recommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Select, TextField } from '../../../ui/TextField.tsx';
import { cycleKey, handOver } from '../cycle-api.ts';
import type { CycleAddress } from '../cycle-api.ts';

interface HandOverDialogProps {
  cycle: CycleAddress;
  hub: Hub;
  onClose: () => void;
}

/** Asks for the section and who gets it, then shows the link, once. */
export function HandOverDialog({ cycle, hub, onClose }: HandOverDialogProps) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [section, setSection] = useState('');
  const [colleague, setColleague] = useState('');
  const [asked, setAsked] = useState(false);
  const chosen = recommendationId.safeParse(section);
  const making = useMutation({
    mutationFn: () => handOver(cycle, recommendationId.parse(section), colleague.trim()),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: cycleKey(cycle) }),
  });

  function make() {
    setAsked(true);
    if (chosen.success && colleague.trim() !== '') making.mutate();
  }

  if (making.data) {
    const address = new URL(making.data.link, location.href).href;
    return (
      <Dialog
        open
        onClose={onClose}
        title={<Trans>The link is ready</Trans>}
        actions={
          <Button look="second" onClick={onClose}>
            <Trans>Done</Trans>
          </Button>
        }
      >
        <p>
          <Trans>
            Send it yourself, in the way you trust. It is shown only now: we keep nothing that could show it
            again.
          </Trans>
        </p>
        <CopyLink address={address} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>Hand a section to a colleague</Trans>}
      actions={
        <>
          <Button look="second" onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
          <Button busy={making.isPending} onClick={make}>
            <Trans>Make a link</Trans>
          </Button>
        </>
      }
    >
      <p className="small">
        <Trans>
          Whoever has the link can see and answer this one section until the check closes. You can stop the
          link at any time.
        </Trans>
      </p>
      <Select
        label={t`Section`}
        value={section}
        onValue={setSection}
        emptyLabel={t`Choose one`}
        options={hub.sections.map(({ section: id, number, title }) => ({
          value: id,
          label: `${number}. ${title}`,
        }))}
        error={asked && !chosen.success ? t`Choose the section to hand over.` : undefined}
      />
      <TextField
        label={t`Who gets it`}
        hint={t`A first name or a role, such as “Devon, finance”. It stands beside the answers.`}
        value={colleague}
        onValue={setColleague}
        maxLength={120}
        error={asked && colleague.trim() === '' ? t`Write who gets it.` : undefined}
      />
      {making.error && (
        <p className="msg" role="alert">
          {making.error.message}
        </p>
      )}
    </Dialog>
  );
}

function CopyLink({ address }: { address: string }) {
  const { t } = useLingui();
  const field = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      // No permission to the clipboard: select the text, so that the keys for copying work.
      field.current?.querySelector('input')?.select();
    }
  }

  return (
    <div ref={field} className="stack">
      <TextField label={t`Link`} value={address} readOnly onValue={() => undefined} />
      <p className="row">
        <Button look="second" slim onClick={() => void copy()}>
          <Trans>Copy the link</Trans>
        </Button>
        <span role="status">{copied && <Trans>Copied</Trans>}</span>
      </p>
    </div>
  );
}
