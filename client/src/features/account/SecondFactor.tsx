import { Plural, Trans } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { Button } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { Note } from '../../ui/Note.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, secondFactorQuery } from './account-api.ts';

export function SecondFactor() {
  const query = useQuery(secondFactorQuery);
  const queryClient = useQueryClient();
  const [setup, setSetup] = useState<{ secret: string; uri: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const reread = () => queryClient.invalidateQueries({ queryKey: secondFactorQuery.queryKey });

  async function confirmed(shown: readonly string[]) {
    setSetup(null);
    setCodes(shown);
    await reread();
  }

  return (
    <Loaded query={query}>
      {({ on, recoveryCodesLeft }) => (
        <div className="stack">
          {codes && <RecoveryCodes codes={codes} />}
          {on && (
            <>
              <p>
                <Trans>It is on.</Trans>{' '}
                <Plural
                  value={recoveryCodesLeft}
                  _0="No recovery code is left: turn it off and on again to get new ones."
                  one="# recovery code is left."
                  other="# recovery codes are left."
                />
              </p>
              <WithPassword
                id="second-off"
                action={<Trans>Turn it off</Trans>}
                send={endSecondFactor}
                onDone={reread}
              />
            </>
          )}
          {!on && setup && <Confirm setup={setup} onDone={confirmed} />}
          {!on && !setup && (
            <WithPassword
              id="second-on"
              action={<Trans>Set it up</Trans>}
              send={beginSecondFactor}
              onDone={setSetup}
            />
          )}
        </div>
      )}
    </Loaded>
  );
}

interface WithPasswordProps<Result> {
  id: string;
  action: ReactNode;
  send: (password: string) => Promise<Result>;
  onDone: (result: Result) => unknown;
}

function WithPassword<Result>({ id, action, send, onDone }: WithPasswordProps<Result>) {
  const [password, setPassword] = useState('');
  const form = useForm(async () => {
    const result = await send(password);
    setPassword('');
    await onDone(result);
  }, formErrors);
  return (
    <Form form={form} id={id}>
      <TextField
        id={`${id}-password`}
        label={<Trans>Your password</Trans>}
        type="password"
        autoComplete="current-password"
        value={password}
        onValue={setPassword}
        error={form.errorOf('password')}
      />
      <p className="row">
        <Button type="submit" look="second" busy={form.busy}>
          {action}
        </Button>
      </p>
    </Form>
  );
}

interface ConfirmProps {
  setup: { secret: string; uri: string };
  onDone: (codes: readonly string[]) => Promise<void>;
}

function Confirm({ setup, onDone }: ConfirmProps) {
  const [code, setCode] = useState('');
  const form = useForm(async () => {
    const { codes } = await confirmSecondFactor(code);
    await onDone(codes);
  }, formErrors);
  return (
    <Form form={form} id="second-confirm">
      <p>
        <Trans>Open your authenticator app and add an account by typing this key:</Trans>
      </p>
      <p>
        <code>{setup.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      <p>
        <a href={setup.uri}>
          <Trans>On this phone: open it in the app</Trans>
        </a>
      </p>
      <TextField
        id="code"
        label={<Trans>The code that the app shows now</Trans>}
        autoComplete="one-time-code"
        short
        value={code}
        onValue={setCode}
        error={form.errorOf('code')}
      />
      <p className="row">
        <Button type="submit" look="second" busy={form.busy}>
          <Trans>Turn it on</Trans>
        </Button>
      </p>
    </Form>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <Note attention live title={<Trans>Keep these ten codes somewhere safe</Trans>}>
      <p>
        <Trans>
          Each signs you in once, on the day your phone is lost. They are shown only now: write them down or
          print this page.
        </Trans>
      </p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Note>
  );
}
