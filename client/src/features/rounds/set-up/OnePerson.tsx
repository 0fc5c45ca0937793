import { askedRole } from '@followthrough/shared/api/rounds.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formErrors } from '../../../api/form-errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Form, useForm } from '../../../ui/Form.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Fold } from '../../../ui/Note.tsx';
import { Select, TextField } from '../../../ui/TextField.tsx';
import type { RoundAddress } from '../round-api.ts';
import { addPerson, roundQuery } from '../round-api.ts';
import { useRoundWords } from '../words.tsx';

/** One more person, by hand. */
export function OnePerson({ cycle }: { cycle: RoundAddress }) {
  const { t } = useLingui();
  const words = useRoundWords();
  const queryClient = useQueryClient();
  const [role, setRole] = useState('staff');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const form = useForm(async () => {
    const view = await addPerson(cycle, {
      role: askedRole.parse(role),
      name,
      email: email.trim() === '' ? null : email,
    });
    queryClient.setQueryData(roundQuery(cycle).queryKey, view);
    announce(t`${name} is on the roster`);
    setName('');
    setEmail('');
  }, formErrors);
  return (
    <Fold summary={<Trans>Add one person by hand</Trans>}>
      <Form form={form} id="one-person">
        <Select label={t`Group`} value={role} onValue={setRole} options={words.options} />
        <TextField
          id="name"
          label={t`Name`}
          value={name}
          onValue={setName}
          maxLength={120}
          error={form.errorOf('name')}
        />
        <TextField
          id="email"
          label={t`E-mail address`}
          hint={t`Leave it empty for somebody who gets a printed sheet.`}
          type="email"
          value={email}
          onValue={setEmail}
          error={form.errorOf('email')}
        />
        <p className="row">
          <Button look="second" type="submit" busy={form.busy}>
            <Trans>Add to the roster</Trans>
          </Button>
        </p>
      </Form>
    </Fold>
  );
}
