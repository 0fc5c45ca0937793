import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { meQuery } from '../../api/me.ts';
import { Button } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { announce } from '../../ui/LiveRegion.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { changeName } from './account-api.ts';

export function NameForm({ name: saved }: { name: string }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [name, setName] = useState(saved);
  const form = useForm(async () => {
    await changeName(name);
    await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    announce(t`Saved`);
  }, formErrors);
  return (
    <Form form={form}>
      <TextField
        id="name"
        label={<Trans>Name</Trans>}
        hint={<Trans>As colleagues know you. It stands beside what you change.</Trans>}
        autoComplete="name"
        value={name}
        onValue={setName}
        error={form.errorOf('name')}
      />
      <p className="row">
        <Button type="submit" look="second" busy={form.busy}>
          <Trans>Save the name</Trans>
        </Button>
      </p>
    </Form>
  );
}
