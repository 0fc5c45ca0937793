import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { Button } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { PageTitle } from '../../ui/Page.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { MailSent } from './MailSent.tsx';
import { askForRecovery } from './sign-in-api.ts';

export function ForgotScreen() {
  const { t } = useLingui();
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const form = useForm(async () => {
    await askForRecovery(email);
    setSent(true);
  }, formErrors);

  if (sent) {
    return (
      <MailSent email={email}>
        <Trans>
          If there is an account with this address, the mail holds a link to set a new password. It works for
          one hour.
        </Trans>
      </MailSent>
    );
  }
  return (
    <>
      <PageTitle tab={t`Sign in`} lead={<Trans>We send you a link to set a new one.</Trans>}>
        <Trans>Forgot your password?</Trans>
      </PageTitle>
      <Form form={form}>
        <TextField
          id="email"
          label={<Trans>E-mail address</Trans>}
          type="email"
          autoComplete="username"
          value={email}
          onValue={setEmail}
          error={form.errorOf('email')}
        />
        <p className="row end">
          <Button type="submit" busy={form.busy}>
            <Trans>Send the link</Trans>
          </Button>
        </p>
      </Form>
    </>
  );
}
