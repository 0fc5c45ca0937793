import type { SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Spread } from '../../../ui/Page.tsx';
import type { NetworkAddress } from '../sharing-api.ts';
import { leaveNetwork, sharingQuery } from '../sharing-api.ts';

interface LeaveProps {
  address: NetworkAddress;
  network: SharedNetwork['network'];
  orgName: string;
}

/** Leaving, of which nobody is told. */
export function Leave({ address, network, orgName }: LeaveProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const leaving = useMutation({
    mutationFn: () => leaveNetwork(address),
    onSuccess: async () => {
      announce(t`You have left ${network.name}.`);
      await queryClient.invalidateQueries({ queryKey: sharingQuery(address.orgId).queryKey });
      await navigate({ to: '/organizations/$orgId/sharing', params: address });
    },
    onSettled: () => setAsking(false),
  });
  const { name, stewardName } = network;
  return (
    <Spread id="leave" title={<Trans>Leave</Trans>}>
      <p>
        <Trans>
          Nobody is told: not {stewardName}, not the other members. To them it looks as if there were nothing
          new of you.
        </Trans>
      </p>
      {leaving.error && (
        <p className="msg" role="alert">
          {leaving.error.message}
        </p>
      )}
      <p className="row">
        <Button look="second" onClick={() => setAsking(true)}>
          <Trans>Leave this network</Trans>
        </Button>
      </p>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={<Trans>Leave {name}?</Trans>}
        actions={
          <>
            <Button look="second" onClick={() => setAsking(false)}>
              <Trans>Stay</Trans>
            </Button>
            <Button busy={leaving.isPending} onClick={() => leaving.mutate()}>
              <Trans>Leave</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            {orgName} is counted in nothing new, and scores that you share by name are taken out. Totals that
            were told stay told.
          </Trans>
        </p>
        <p>
          <Trans>You can come back with a new offer.</Trans>
        </p>
      </Dialog>
    </Spread>
  );
}
