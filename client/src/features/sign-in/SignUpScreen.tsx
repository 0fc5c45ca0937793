import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { Button } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { PageTitle } from '../../ui/Page.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { MailSent } from './MailSent.tsx';
import { register } from './sign-in-api.ts';

export function SignUpScreen() {
  const { t } = useLingui();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [sent, setSent] = useState(false);
  const form = useForm(async () => {
    await register({ email, name, password });
    setSent(true);
  }, formErrors);

  if (sent) {
    return (
      <MailSent email={email}>
        <Trans>Open the link in it to confirm your address, then sign in. It works for two days.</Trans>
      </MailSent>
    );
  }
  return (
    <>
      <PageTitle
        tab={t`Account`}
        lead={
          <Trans>An account is for people who work on the check. Staff who answer questions need none.</Trans>
        }
      >
        <Trans>Make an account</Trans>
      </PageTitle>
      <Form form={form}>
        <TextField
          id="name"
          label={<Trans>Your name</Trans>}
          hint={<Trans>As colleagues know you. It stands beside what you change.</Trans>}
          autoComplete="name"
          value={name}
          onValue={setName}
          error={form.errorOf('name')}
        />
        <TextField
          id="email"
          label={<Trans>E-mail address</Trans>}
          hint={<Trans>Your work address, if others can open your private one.</Trans>}
          type="email"
          autoComplete="username"
          value={email}
          onValue={setEmail}
          error={form.errorOf('email')}
        />
        <TextField
          id="password"
          label={<Trans>Password</Trans>}
          hint={<Trans>At least 12 characters. A few words in a row are easy to remember.</Trans>}
          type="password"
          autoComplete="new-password"
          value={password}
          onValue={setPassword}
          error={form.errorOf('password')}
        />
        <p className="row end">
          <Button type="submit" busy={form.busy}>
            <Trans>Make the account</Trans>
          </Button>
          <Link to="/sign-in">
            <Trans>I have an account</Trans>
          </Link>
        </p>
      </Form>
    </>
  );
}
