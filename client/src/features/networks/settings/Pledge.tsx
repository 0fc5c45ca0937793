import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PledgeWords } from '../../../answers/PledgeWords.tsx';
import { formErrors } from '../../../api/form-errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/CheckboxGroup.tsx';
import { Form, useForm } from '../../../ui/Form.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { networksQuery, signPledge } from '../networks-api.ts';
import type { SettingsProps } from './SettingsScreen.tsx';

/** A funder's promise, which stands on every page that its members read. */
export function Pledge({ orgId, network, mayManage }: SettingsProps) {
  const { t, i18n } = useLingui();
  const queryClient = useQueryClient();
  const [agreed, setAgreed] = useState(false);
  const form = useForm(
    async () => {
      if (!agreed) throw new NotAgreed();
      await signPledge({ orgId, networkId: network.networkId });
      announce(t`The pledge is signed.`);
      await queryClient.invalidateQueries({ queryKey: networksQuery(orgId).queryKey });
    },
    (error) =>
      error instanceof NotAgreed
        ? [{ fieldId: 'agreed', message: t`Tick the box if you sign, or leave the page if you don’t.` }]
        : formErrors(error),
  );
  const { stewardName, pledge } = network;
  return (
    <Spread
      id="pledge-title"
      title={<Trans>The pledge</Trans>}
      side={
        <p>
          <Trans>Members read it before they join and before they decide. It can’t be taken back.</Trans>
        </p>
      }
    >
      <Note>
        <p>
          <PledgeWords funder={stewardName} />
        </p>
        {pledge && (
          <p className="small">
            <Trans>
              Signed by {pledge.signedBy} on {i18n.date(pledge.signedAt, { dateStyle: 'long' })}.
            </Trans>
          </p>
        )}
      </Note>
      {pledge === null &&
        (mayManage ? (
          <Form form={form}>
            <Checkbox
              id="agreed"
              label={<Trans>I sign this for {stewardName}, and may do so.</Trans>}
              checked={agreed}
              onChecked={setAgreed}
            />
            <p className="row">
              <Button type="submit" busy={form.busy}>
                <Trans>Sign it</Trans>
              </Button>
            </p>
          </Form>
        ) : (
          <p>
            <Trans>It is not signed yet, so nobody can join. A leader can sign it.</Trans>
          </p>
        ))}
    </Spread>
  );
}

class NotAgreed extends Error {}
