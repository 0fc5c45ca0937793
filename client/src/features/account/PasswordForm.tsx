import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { Button } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { Note } from '../../ui/Note.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { changePassword, sessionsQuery } from './account-api.ts';

export function PasswordForm() {
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [done, setDone] = useState(false);
  const form = useForm(async () => {
    setDone(false);
    await changePassword({ current, next });
    setCurrent('');
    setNext('');
    setDone(true);
    await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  }, formErrors);
  return (
    <Form form={form}>
      <TextField
        id="current"
        label={<Trans>Present password</Trans>}
        type="password"
        autoComplete="current-password"
        value={current}
        onValue={setCurrent}
        error={form.errorOf('current')}
      />
      <TextField
        id="next"
        label={<Trans>New password</Trans>}
        hint={<Trans>At least 12 characters. A few words in a row are easy to remember.</Trans>}
        type="password"
        autoComplete="new-password"
        value={next}
        onValue={setNext}
        error={form.errorOf('next')}
      />
      <p className="row">
        <Button type="submit" look="second" busy={form.busy}>
          <Trans>Change the password</Trans>
        </Button>
      </p>
      {done && (
        <Note live title={<Trans>Your password is changed</Trans>}>
          <p>
            <Trans>You are signed out everywhere else.</Trans>
          </p>
        </Note>
      )}
    </Form>
  );
}
