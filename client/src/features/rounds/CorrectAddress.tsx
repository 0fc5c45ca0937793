import type { WireRosterEntry } from '@followthrough/shared/api/rounds.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { Button } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { announce } from '../../ui/LiveRegion.tsx';
import { Fold } from '../../ui/Note.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { RoundAddress } from './round-api.ts';
import { correctAddress, roundQuery } from './round-api.ts';

/** For somebody whom no letter has reached: her own invitation, to another address. */
export function CorrectAddress({ cycle, entry }: { cycle: RoundAddress; entry: WireRosterEntry }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const { entryId, name } = entry;
  const field = `email-${entryId}`;
  const [email, setEmail] = useState(entry.email ?? '');
  const form = useForm(
    async () => {
      const view = await correctAddress(cycle, entryId, email);
      announce(t`The invitation goes out to ${email}`);
      queryClient.setQueryData(roundQuery(cycle).queryKey, view);
    },
    (error) => formErrors(error).map((one) => (one.fieldId === 'email' ? { ...one, fieldId: field } : one)),
  );
  return (
    <Fold
      summary={
        <Trans>
          Correct the address <span className="hide">of {name}</span>
        </Trans>
      }
    >
      <Form form={form}>
        <TextField
          id={field}
          label={t`E-mail address`}
          hint={t`Their own, please: whoever gets the link can answer in their place. The history of your organization says that you changed one.`}
          type="email"
          value={email}
          onValue={setEmail}
          error={form.errorOf(field)}
        />
        <p className="row">
          <Button look="second" type="submit" busy={form.busy}>
            <Trans>Send the invitation there</Trans>
          </Button>
        </p>
      </Form>
    </Fold>
  );
}
