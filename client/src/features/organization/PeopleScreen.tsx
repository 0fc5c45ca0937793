import type { MemberList } from '@followthrough/shared/api/organizations.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery } from '../../api/me.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PageTitle, Spread } from '../../ui/Page.tsx';
import { Select } from '../../ui/TextField.tsx';
import { BackToSettings } from './BackToSettings.tsx';
import { Invitations } from './Invitations.tsx';
import { membersQuery, organizationQuery, removeMember, setRole } from './organization-api.ts';
import { RoleName, RoleWords, roles } from './words.tsx';

const route = getRouteApi('/organizations/$orgId/settings/people');

export function PeopleScreen() {
  const { t } = useLingui();
  const { orgId } = route.useParams();
  const members = useQuery(membersQuery(orgId));
  const organization = useQuery(organizationQuery(orgId));
  const mayManage = organization.data?.abilities.includes('members.manage') ?? false;
  return (
    <>
      <BackToSettings orgId={orgId} />
      <PageTitle tab={t`People`}>
        <Trans>People and invitations</Trans>
      </PageTitle>
      <Spread
        id="members-title"
        title={<Trans>People</Trans>}
        side={
          <dl className="small">
            {roles.map((role) => (
              <div key={role}>
                <dt>
                  <strong>
                    <RoleName role={role} />
                  </strong>
                </dt>
                <dd>
                  <RoleWords role={role} />
                </dd>
              </div>
            ))}
          </dl>
        }
      >
        <Loaded query={members}>
          {(list) => (
            <ul className="people">
              {list.members.map((member) => (
                <Member key={member.personId} orgId={orgId} member={member} mayManage={mayManage} />
              ))}
            </ul>
          )}
        </Loaded>
      </Spread>
      {mayManage && <Invitations orgId={orgId} />}
    </>
  );
}

function Member({
  orgId,
  member,
  mayManage,
}: {
  orgId: string;
  member: MemberList['members'][number];
  mayManage: boolean;
}) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const changing = useMutation({
    mutationFn: (role: (typeof roles)[number] | null) =>
      role ? setRole(orgId, member.personId, role) : removeMember(orgId, member.personId),
    onSuccess: async (_, role) => {
      setAsking(false);
      if (member.you) await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      if (member.you && role === null) await navigate({ to: '/organizations' });
      else await queryClient.invalidateQueries({ queryKey: ['organization', orgId] });
    },
    onError: () => setAsking(false),
  });
  const { name } = member;
  return (
    <li>
      <span>
        <strong>{name}</strong> {member.you && <Trans>(you)</Trans>}
        <br />
        <span className="small">{member.email}</span>
        {changing.error && (
          <span className="msg" role="alert">
            {changing.error.message}
          </span>
        )}
      </span>
      {mayManage ? (
        <Select
          label={<span className="hide">{t`Role of ${name}`}</span>}
          value={member.role}
          onValue={(role) => changing.mutate(roles.find((one) => one === role) ?? member.role)}
          options={[
            { value: 'leader', label: t`Leader` },
            { value: 'records_keeper', label: t`Records keeper` },
            { value: 'member', label: t`Member` },
          ]}
        />
      ) : (
        <RoleName role={member.role} />
      )}
      {(mayManage || member.you) && (
        <Button look="second" slim onClick={() => setAsking(true)}>
          {member.you ? <Trans>Leave</Trans> : <Trans>Remove</Trans>} <span className="hide">{name}</span>
        </Button>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={member.you ? <Trans>Leave this organization?</Trans> : <Trans>Remove {name}?</Trans>}
        actions={
          <>
            <Button look="second" onClick={() => setAsking(false)}>
              <Trans>Cancel</Trans>
            </Button>
            <Button busy={changing.isPending} onClick={() => changing.mutate(null)}>
              {member.you ? <Trans>Leave</Trans> : <Trans>Remove</Trans>}
            </Button>
          </>
        }
      >
        <p>
          <Trans>What was answered stays. Coming back needs a new invitation.</Trans>
        </p>
      </Dialog>
    </li>
  );
}
