import type { InvitationList } from '@followthrough/shared/api/organizations.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { Button } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { announce } from '../../ui/LiveRegion.tsx';
import { Spread } from '../../ui/Page.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { invitationsQuery, invite, revokeInvitation } from './organization-api.ts';
import { RoleName, RoleWords, roles } from './words.tsx';

export function Invitations({ orgId }: { orgId: string }) {
  const query = useQuery({ ...invitationsQuery(orgId), refetchInterval: 10_000 });
  return (
    <>
      <Spread id="invite-title" title={<Trans>Invite somebody</Trans>}>
        <InviteForm orgId={orgId} />
      </Spread>
      <Spread
        id="waiting-title"
        title={<Trans>Waiting for an answer</Trans>}
        side={
          <p>
            <Trans>To send one again, invite the same address: the older link then stops working.</Trans>
          </p>
        }
      >
        <Loaded query={query}>
          {({ invitations }) =>
            invitations.length === 0 ? (
              <p>
                <Trans>Nobody is invited right now.</Trans>
              </p>
            ) : (
              <ul className="people">
                {invitations.map((invitation) => (
                  <Invitation key={invitation.invitationId} orgId={orgId} invitation={invitation} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Spread>
    </>
  );
}

function InviteForm({ orgId }: { orgId: string }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<(typeof roles)[number]>('records_keeper');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const form = useForm(async () => {
    await invite(orgId, { email, role }, `${key}-${role}-${email}`.slice(0, 120));
    announce(t`The invitation is on its way.`);
    setEmail('');
    setKey(crypto.randomUUID());
    await queryClient.invalidateQueries({ queryKey: invitationsQuery(orgId).queryKey });
  }, formErrors);
  return (
    <Form form={form}>
      <TextField
        id="email"
        label={<Trans>E-mail address</Trans>}
        type="email"
        value={email}
        onValue={setEmail}
        error={form.errorOf('email')}
      />
      <RadioGroup
        id="role"
        legend={<Trans>What they may do</Trans>}
        options={roles.map((value) => ({
          value,
          level: <RoleName role={value} />,
          label: <RoleWords role={value} />,
        }))}
        value={role}
        onValue={(value) => setRole(roles.find((one) => one === value) ?? role)}
        error={form.errorOf('role')}
      />
      <p className="row">
        <Button type="submit" busy={form.busy}>
          <Trans>Send the invitation</Trans>
        </Button>
      </p>
    </Form>
  );
}

function Invitation({
  orgId,
  invitation,
}: {
  orgId: string;
  invitation: InvitationList['invitations'][number];
}) {
  const { i18n } = useLingui();
  const queryClient = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => revokeInvitation(orgId, invitation.invitationId),
    onSettled: () => queryClient.invalidateQueries({ queryKey: invitationsQuery(orgId).queryKey }),
  });
  const until = i18n.date(new Date(invitation.expiresAt), { dateStyle: 'medium' });
  return (
    <li>
      <span>
        <strong>{invitation.email}</strong>
        <br />
        <span className="small">
          <RoleName role={invitation.role} /> ·{' '}
          {invitation.expired ? (
            <Trans>The link has ended</Trans>
          ) : (
            <Trans>The link works until {until}</Trans>
          )}
          {!invitation.mailed && (
            <>
              {' '}
              · <Trans>The mail is still on its way</Trans>
            </>
          )}
        </span>
        {revoking.error && (
          <span className="msg" role="alert">
            {revoking.error.message}
          </span>
        )}
      </span>
      <Button look="second" slim busy={revoking.isPending} onClick={() => revoking.mutate()}>
        <Trans>Take back</Trans> <span className="hide">{invitation.email}</span>
      </Button>
    </li>
  );
}
