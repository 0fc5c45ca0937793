import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { Button } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { PageTitle } from '../../ui/Page.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { finishSignIn } from './sign-in-api.ts';

interface Props {
  step: string;
  onDone: () => Promise<void>;
  /** Back to the password: the step has ended, or it is the wrong account. */
  onAgain: () => void;
}

export function SecondStep({ step, onDone, onAgain }: Props) {
  const { t } = useLingui();
  const [code, setCode] = useState('');
  const form = useForm(async () => {
    await finishSignIn({ step, code });
    await onDone();
  }, formErrors);
  return (
    <>
      <PageTitle tab={t`Sign in`}>
        <Trans>One more step</Trans>
      </PageTitle>
      <Form form={form}>
        <TextField
          id="code"
          label={<Trans>Code from your app</Trans>}
          hint={<Trans>Six digits. If your phone is not at hand, type one of your recovery codes.</Trans>}
          autoComplete="one-time-code"
          short
          value={code}
          onValue={setCode}
          error={form.errorOf('code')}
        />
        <p className="row end">
          <Button type="submit" busy={form.busy}>
            <Trans>Sign in</Trans>
          </Button>
          <Button look="quiet" onClick={onAgain}>
            <Trans>Start again</Trans>
          </Button>
        </p>
      </Form>
    </>
  );
}
