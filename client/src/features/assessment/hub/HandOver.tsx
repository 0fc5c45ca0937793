import type { Hub } from '@followthrough/shared/api/assessment.ts';
import type { Handover } from '@followthrough/shared/api/handovers.ts';
import { recommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { Select, TextField } from '../../../ui/TextField.tsx';
import { cycleKey, handOver, revokeHandover } from '../cycle-api.ts';
import type { CycleAddress } from '../cycle-api.ts';
import { useFigureWords } from '../../../answers/field-words.ts';

/** Lending a section to a colleague who knows the figures, by a link that opens that section and nothing else. */
export function HandOver({ cycle, hub }: { cycle: CycleAddress; hub: Hub }) {
  const [open, setOpen] = useState(false);
  const handovers = hub.sections.flatMap((section) =>
    section.handovers.map((handover) => ({ section, handover })),
  );
  return (
    <Spread
      id="hand-over"
      title={<Trans>Hand a section over</Trans>}
      side={
        <p>
          <Trans>Finance may know the wages, and people and pay the seats. They need no account.</Trans>
        </p>
      }
    >
      {handovers.length > 0 && (
        <ul className="plain lent">
          {handovers.map(({ section, handover }) => (
            <OpenLink key={handover.handoverId} cycle={cycle} handover={handover} title={section.title} />
          ))}
        </ul>
      )}
      <p>
        <Button look="second" onClick={() => setOpen(true)}>
          <Trans>Hand a section to a colleague</Trans>
        </Button>
      </p>
      {open && <HandOverDialog cycle={cycle} hub={hub} onClose={() => setOpen(false)} />}
    </Spread>
  );
}

interface OpenLinkProps {
  cycle: CycleAddress;
  handover: Handover;
  title: string;
}

function OpenLink({ cycle, handover, title }: OpenLinkProps) {
  const { t } = useLingui();
  const words = useFigureWords();
  const queryClient = useQueryClient();
  const { colleague } = handover;
  const revoke = useMutation({
    mutationFn: () => revokeHandover(cycle, handover.handoverId),
    onSuccess: () => {
      announce(t`The link for ${colleague} no longer works`);
      return queryClient.invalidateQueries({ queryKey: cycleKey(cycle) });
    },
  });
  const until = words.date(handover.expiresAt);
  return (
    <li>
      <div>
        <b>{title}</b>,{' '}
        {handover.doneAt === null ? (
          <Trans>
            with {colleague}; the link works until {until}
          </Trans>
        ) : (
          <Trans>handed back by {colleague}</Trans>
        )}
      </div>
      {revoke.error && (
        <p className="msg" role="alert">
          {revoke.error.message}
        </p>
      )}
      <Button look="quiet" slim busy={revoke.isPending} onClick={() => revoke.mutate()}>
        <Trans>
          Stop this link <span className="hide">for {colleague}</span>
        </Trans>
      </Button>
    </li>
  );
}

interface HandOverDialogProps {
  cycle: CycleAddress;
  hub: Hub;
  onClose: () => void;
}

function HandOverDialog({ cycle, hub, onClose }: HandOverDialogProps) {
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
