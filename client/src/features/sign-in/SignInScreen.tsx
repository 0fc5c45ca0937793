import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { Button } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { PageTitle, Spread } from '../../ui/Page.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { SecondStep } from './SecondStep.tsx';
import { signIn, signInWithPasskey } from './sign-in-api.ts';

export function SignInScreen() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [step, setStep] = useState<string | null>(null);

  async function enter() {
    // Whatever was read before was read as somebody else.
    queryClient.clear();
    await navigate({ to: '/organizations' });
  }

  if (step !== null) return <SecondStep step={step} onDone={enter} onAgain={() => setStep(null)} />;
  return <FirstStep onDone={enter} onSecondStep={setStep} />;
}

function FirstStep({
  onDone,
  onSecondStep,
}: {
  onDone: () => Promise<void>;
  onSecondStep: (step: string) => void;
}) {
  const { t } = useLingui();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const form = useForm(async () => {
    const result = await signIn({ email, password });
    if (result.state === 'second_factor') onSecondStep(result.step);
    else await onDone();
  }, formErrors);
  const passkey = useForm(async () => {
    await signInWithPasskey();
    await onDone();
  }, formErrors);

  return (
    <>
      <PageTitle
        tab={t`Sign in`}
        lead={<Trans>Go on where you stopped. Everything you typed was saved.</Trans>}
      >
        <Trans>Sign in</Trans>
      </PageTitle>
      <Spread
        id="with-password"
        title={<Trans>With your password</Trans>}
        side={
          <p>
            <Link to="/forgot">
              <Trans>Forgot your password?</Trans>
            </Link>
          </p>
        }
      >
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
          <TextField
            id="password"
            label={<Trans>Password</Trans>}
            type="password"
            autoComplete="current-password"
            value={password}
            onValue={setPassword}
            error={form.errorOf('password')}
          />
          <p className="row end">
            <Button type="submit" busy={form.busy}>
              <Trans>Sign in</Trans>
            </Button>
          </p>
        </Form>
      </Spread>
      <Spread id="with-passkey" title={<Trans>With a passkey</Trans>}>
        <Form form={passkey}>
          <p>
            <Trans>Your device signs you in with your finger, face or PIN. Nothing to type.</Trans>
          </p>
          <p className="row">
            <Button type="submit" look="second" busy={passkey.busy}>
              <Trans>Use a passkey</Trans>
            </Button>
          </p>
        </Form>
      </Spread>
      <Spread id="no-account" title={<Trans>No account yet?</Trans>}>
        <p>
          <Link to="/sign-up">
            <Trans>Make an account</Trans>
          </Link>
        </p>
      </Spread>
    </>
  );
}
