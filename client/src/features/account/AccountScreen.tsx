import type { Me } from '@followthrough/shared/api/accounts.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../../api/me.ts';
import { forgetEverything } from '../../leave/leave-fast.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { PageTitle, Spread } from '../../ui/Page.tsx';
import { Empty } from '../../ui/States.tsx';
import { sendVerificationAgain, signOut } from './account-api.ts';
import { NameForm } from './NameForm.tsx';
import { Passkeys } from './Passkeys.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { Sessions } from './Sessions.tsx';

export function AccountScreen() {
  const query = useQuery(meQuery);
  return (
    <Loaded query={query}>{({ person }) => (person ? <Account person={person} /> : <SignedOut />)}</Loaded>
  );
}

function SignedOut() {
  return (
    <Empty
      title={<Trans>You are not signed in</Trans>}
      action={
        <Link className={buttonClass('primary')} to="/sign-in">
          <Trans>Sign in</Trans>
        </Link>
      }
    >
      <Trans>Your account is behind the sign-in page.</Trans>
    </Empty>
  );
}

function Account({ person }: { person: NonNullable<Me['person']> }) {
  const { t } = useLingui();
  const leaving = useMutation({
    mutationFn: signOut,
    // A new page, not a new screen: whoever uses this device next finds nothing in memory or storage.
    onSuccess: async () => {
      await forgetEverything();
      location.assign('/');
    },
  });
  return (
    <>
      <PageTitle tab={t`Account`} lead={person.email}>
        <Trans>Your account</Trans>
      </PageTitle>
      {!person.emailVerified && <Unconfirmed />}
      <p className="row">
        <Button look="second" busy={leaving.isPending} onClick={() => leaving.mutate()}>
          <Trans>Sign out</Trans>
        </Button>
        <Link className={buttonClass('quiet')} to="/organizations">
          <Trans>Your organizations</Trans>
        </Link>
      </p>
      <Spread id="name-title" title={<Trans>Your name</Trans>}>
        <NameForm name={person.name} />
      </Spread>
      <Spread id="password-title" title={<Trans>Password</Trans>}>
        <PasswordForm />
      </Spread>
      <Spread
        id="passkeys-title"
        title={<Trans>Passkeys</Trans>}
        side={
          <p>
            <Trans>
              A passkey lives on your device and can’t be guessed or fished for. Add one for each device.
            </Trans>
          </p>
        }
      >
        <Passkeys />
      </Spread>
      <Spread
        id="second-title"
        title={<Trans>A second step</Trans>}
        side={
          <p>
            <Trans>
              After the password, a code from an app on your phone. No link by mail gets around it.
            </Trans>
          </p>
        }
      >
        <SecondFactor />
      </Spread>
      <Spread
        id="sessions-title"
        title={<Trans>Where you are signed in</Trans>}
        side={
          <p>
            <Trans>We keep the kind of browser and the day, not the place or the time.</Trans>
          </p>
        }
      >
        <Sessions />
      </Spread>
    </>
  );
}

function Unconfirmed() {
  const again = useMutation({ mutationFn: sendVerificationAgain });
  return (
    <Note titleAs="h2" attention title={<Trans>Your address is not confirmed yet</Trans>}>
      <p>
        {again.isSuccess ? (
          <Trans>The link is on its way. It works for two days.</Trans>
        ) : (
          <Trans>Until then you can look around, but not make an organization.</Trans>
        )}
      </p>
      {again.error && (
        <p className="msg" role="alert">
          {again.error.message}
        </p>
      )}
      {!again.isSuccess && (
        <p>
          <Button look="second" slim busy={again.isPending} onClick={() => again.mutate()}>
            <Trans>Send the link again</Trans>
          </Button>
        </p>
      )}
    </Note>
  );
}
