import type { SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formErrors } from '../../../api/form-errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Form, useForm } from '../../../ui/Form.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import type { NetworkAddress } from '../sharing-api.ts';
import { saveMembership, sharingQuery } from '../sharing-api.ts';
import { ownBreakdowns } from '../words.ts';
import { OwnGroups } from './OwnGroups.tsx';

/** In which of the network's own groups we are counted, and whether it may see that we have begun; a funder never may. */
export function Membership({ address, shared }: { address: NetworkAddress; shared: SharedNetwork }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const { network } = shared;
  const [by, setBy] = useState(shared.by);
  const [showsStart, setShowsStart] = useState(shared.showsStart);
  const form = useForm(async () => {
    await saveMembership(address, { by, showsStart });
    announce(t`Saved`);
    await queryClient.invalidateQueries({ queryKey: sharingQuery(address.orgId).queryKey });
  }, formErrors);
  const { stewardName } = network;
  return (
    <Spread
      id="membership-title"
      title={
        ownBreakdowns(network).length > 0 ? (
          <Trans>How we are counted and listed</Trans>
        ) : (
          <Trans>Whether it shows that we began</Trans>
        )
      }
    >
      <Form form={form}>
        <OwnGroups network={network} by={by} onBy={setBy} errorOf={form.errorOf} />
        {network.stewardKind !== 'funder' && (
          <RadioGroup
            id="showsStart"
            legend={<Trans>May {stewardName} see whether this year’s check is begun?</Trans>}
            hint={
              <Trans>
                “Not started”, “under way” or “submitted”, with your name. Members that don’t show it are not
                listed, for whatever reason.
              </Trans>
            }
            look="across"
            options={[
              { value: 'no', label: t`No (default)` },
              { value: 'yes', label: t`Yes` },
            ]}
            value={showsStart ? 'yes' : 'no'}
            onValue={(value) => setShowsStart(value === 'yes')}
            error={form.errorOf('showsStart')}
          />
        )}
        <p className="row">
          <Button look="second" type="submit" busy={form.busy}>
            <Trans>Save</Trans>
          </Button>
        </p>
      </Form>
    </Spread>
  );
}
