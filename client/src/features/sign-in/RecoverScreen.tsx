import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { PageTitle } from '../../ui/Page.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { LinkIncomplete } from './LinkIncomplete.tsx';
import { setNewPassword } from './sign-in-api.ts';

/** Where a recovery link leads. Its secret stays in the address until the form is sent. */
export function RecoverScreen() {
  const { t } = useLingui();
  const token = useLocation().hash;
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const form = useForm(async () => {
    await setNewPassword({ token, password });
    setDone(true);
  }, formErrors);

  if (token === '') return <LinkIncomplete />;
  if (done) {
    return (
      <>
        <PageTitle
          tab={t`Sign in`}
          lead={<Trans>You are signed out everywhere. Sign in with the new password to go on.</Trans>}
        >
          <Trans>Your new password is set</Trans>
        </PageTitle>
        <p>
          <Link className={buttonClass('primary')} to="/sign-in">
            <Trans>Sign in</Trans>
          </Link>
        </p>
      </>
    );
  }
  return (
    <>
      <PageTitle tab={t`Sign in`}>
        <Trans>Set a new password</Trans>
      </PageTitle>
      <Form form={form}>
        <TextField
          id="password"
          label={<Trans>New password</Trans>}
          hint={<Trans>At least 12 characters. A few words in a row are easy to remember.</Trans>}
          type="password"
          autoComplete="new-password"
          value={password}
          onValue={setPassword}
          error={form.errorOf('password')}
        />
        <p className="row end">
          <Button type="submit" busy={form.busy}>
            <Trans>Set it and sign out everywhere</Trans>
          </Button>
        </p>
      </Form>
    </>
  );
}
