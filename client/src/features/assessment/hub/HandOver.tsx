import type { Hub } from '@followthrough/shared/api/assessment.ts';
import type { Handover } from '@followthrough/shared/api/handovers.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { cycleKey, revokeHandover } from '../cycle-api.ts';
import type { CycleAddress } from '../cycle-api.ts';
import { useFigureWords } from '../../../answers/field-words.ts';

const HandOverDialog = lazy(() =>
  import('./HandOverDialog.tsx').then((file) => ({ default: file.HandOverDialog })),
);

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
      {open && (
        <Suspense>
          <HandOverDialog cycle={cycle} hub={hub} onClose={() => setOpen(false)} />
        </Suspense>
      )}
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
