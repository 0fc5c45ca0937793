import type { PasskeyList } from '@followthrough/shared/api/accounts.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { Button } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { Fold } from '../../ui/Note.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { addPasskey, passkeysQuery, removePasskey, renamePasskey } from './account-api.ts';

export function Passkeys() {
  const query = useQuery(passkeysQuery);
  return (
    <Loaded query={query}>
      {({ passkeys }) => (
        <div className="stack">
          {passkeys.length === 0 ? (
            <p>
              <Trans>None yet.</Trans>
            </p>
          ) : (
            <ul className="people">
              {passkeys.map((passkey) => (
                <Passkey key={passkey.passkeyId} passkey={passkey} />
              ))}
            </ul>
          )}
          <Fold summary={<Trans>Add a passkey</Trans>}>
            <AddPasskey />
          </Fold>
        </div>
      )}
    </Loaded>
  );
}

function Passkey({ passkey }: { passkey: PasskeyList['passkeys'][number] }) {
  const { t, i18n } = useLingui();
  const queryClient = useQueryClient();
  const [name, setName] = useState<string | null>(null);
  const reread = () => queryClient.invalidateQueries({ queryKey: passkeysQuery.queryKey });
  const removing = useMutation({ mutationFn: () => removePasskey(passkey.passkeyId), onSettled: reread });
  const form = useForm(async () => {
    await renamePasskey(passkey.passkeyId, name ?? '');
    await reread();
    setName(null);
  }, formErrors);
  const since = i18n.date(new Date(passkey.since), { dateStyle: 'medium' });

  if (name !== null) {
    return (
      <li>
        <Form form={form}>
          <TextField
            id="name"
            label={t`Name of the passkey`}
            value={name}
            onValue={setName}
            error={form.errorOf('name')}
          />
          <p className="row">
            <Button type="submit" look="second" slim busy={form.busy}>
              <Trans>Save the name</Trans>
            </Button>
            <Button look="quiet" slim onClick={() => setName(null)}>
              <Trans>Cancel</Trans>
            </Button>
          </p>
        </Form>
      </li>
    );
  }
  return (
    <li>
      <span>
        <strong>{passkey.name}</strong>
        <br />
        <span className="small">
          <Trans>Since {since}</Trans>
        </span>
        {removing.error && (
          <span className="msg" role="alert">
            {removing.error.message}
          </span>
        )}
      </span>
      <span className="row">
        <Button look="quiet" slim onClick={() => setName(passkey.name)}>
          <Trans>Rename</Trans> <span className="hide">{passkey.name}</span>
        </Button>
        <Button look="second" slim busy={removing.isPending} onClick={() => removing.mutate()}>
          <Trans>Remove</Trans> <span className="hide">{passkey.name}</span>
        </Button>
      </span>
    </li>
  );
}

function AddPasskey() {
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const form = useForm(async () => {
    await addPasskey(name, password);
    setName('');
    setPassword('');
    await queryClient.invalidateQueries({ queryKey: passkeysQuery.queryKey });
  }, formErrors);
  return (
    <Form form={form} id="passkey-form">
      <TextField
        id="passkey-name"
        label={<Trans>Name</Trans>}
        hint={<Trans>So that you can tell it from others, such as “Work laptop”.</Trans>}
        value={name}
        onValue={setName}
        error={form.errorOf('name')}
      />
      <TextField
        id="passkey-password"
        label={<Trans>Your password</Trans>}
        type="password"
        autoComplete="current-password"
        value={password}
        onValue={setPassword}
        error={form.errorOf('password')}
      />
      <p className="row">
        <Button type="submit" look="second" busy={form.busy}>
          <Trans>Make a passkey on this device</Trans>
        </Button>
      </p>
    </Form>
  );
}
