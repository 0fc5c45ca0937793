import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { meQuery } from '../../api/me.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { waitingInvitation } from '../../shell/waiting-links.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { PageTitle } from '../../ui/Page.tsx';
import { Empty } from '../../ui/States.tsx';
import { acceptInvitation, lookAtInvitation } from './organization-api.ts';

import { RoleName, RoleWords } from './words.tsx';

/** Where an invitation's link leads. Looking uses nothing up; the button does. */
export function InvitationScreen() {
  const hash = useLocation().hash;
  const token = hash === '' ? waitingInvitation.read() : hash;
  useEffect(() => {
    if (hash !== '') waitingInvitation.keep(hash);
  }, [hash]);
  const query = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => lookAtInvitation(token),
    enabled: token !== '',
  });
  const me = useQuery(meQuery);

  if (token === '') {
    return (
      <Empty title={<Trans>Part of the link is missing</Trans>}>
        <Trans>Copy the whole link from the mail, or ask for a new invitation.</Trans>
      </Empty>
    );
  }
  return (
    <Loaded query={query}>
      {(invitation) => (
        <Loaded query={me}>
          {({ person }) => <Invited token={token} invitation={invitation} email={person?.email} />}
        </Loaded>
      )}
    </Loaded>
  );
}

interface InvitedProps {
  token: string;
  invitation: Awaited<ReturnType<typeof lookAtInvitation>>;
  /** Of whoever is signed in. */
  email: string | undefined;
}

function Invited({ token, invitation, email }: InvitedProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const form = useForm(async () => {
    await acceptInvitation(token);
    waitingInvitation.forget();
    await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    await navigate({ to: '/organizations' });
  }, formErrors);
  const { orgName, invitedBy } = invitation;
  return (
    <>
      <PageTitle
        tab={t`Invitation`}
        lead={<Trans>{invitedBy} asks you to work on their yearly check.</Trans>}
      >
        <Trans>{orgName} invites you</Trans>
      </PageTitle>
      <p>
        <strong>
          <RoleName role={invitation.role} />
        </strong>
        . <RoleWords role={invitation.role} />
      </p>
      {email === invitation.email ? (
        <Form form={form}>
          <p className="row">
            <Button type="submit" busy={form.busy}>
              <Trans>Accept</Trans>
            </Button>
          </p>
        </Form>
      ) : (
        <>
          <p>
            {email ? (
              <Trans>
                It was sent to {invitation.email}, and you are signed in as {email}. Sign in with the address
                it was sent to.
              </Trans>
            ) : (
              <Trans>
                It was sent to {invitation.email}. Sign in with that address, or make an account for it.
              </Trans>
            )}
          </p>
          <p className="row">
            <Link className={buttonClass('primary')} to="/sign-in">
              <Trans>Sign in</Trans>
            </Link>
            <Link className={buttonClass('second')} to="/sign-up">
              <Trans>Make an account</Trans>
            </Link>
          </p>
        </>
      )}
    </>
  );
}
