import type { Organization } from '@followthrough/shared/api/organizations.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { meQuery } from '../../api/me.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { Button } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { announce } from '../../ui/LiveRegion.tsx';
import { PageTitle, Spread } from '../../ui/Page.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { organizationQuery, renameOrganization } from './organization-api.ts';
import { KindName, RoleName, RoleWords } from './words.tsx';

const route = getRouteApi('/organizations/$orgId/settings');

export function SettingsScreen() {
  const { orgId } = route.useParams();
  const query = useQuery(organizationQuery(orgId));
  return <Loaded query={query}>{(organization) => <Settings organization={organization} />}</Loaded>;
}

function Settings({ organization }: { organization: Organization }) {
  const { t } = useLingui();
  const may = (ability: string) => organization.abilities.includes(ability);
  const params = { orgId: organization.orgId };
  return (
    <>
      <PageTitle tab={t`Organization`} kicker={<KindName kind={organization.kind} />}>
        {organization.name}
      </PageTitle>
      <ul className="doors">
        <li>
          <Link to="/organizations/$orgId/settings/people" params={params}>
            <Trans>People and invitations</Trans>
          </Link>
          <p>
            <Trans>Who belongs to the organization, and what they may do.</Trans>
          </p>
        </li>
        {organization.kind !== 'funder' && (
          <li>
            <Link to="/organizations/$orgId/settings/profile" params={params}>
              <Trans>Profile</Trans>
            </Link>
            <p>
              <Trans>A few facts about the organization; they decide which questions a check asks.</Trans>
            </p>
          </li>
        )}
        {may('history.read') && (
          <li>
            <Link to="/organizations/$orgId/settings/history" params={params}>
              <Trans>What happened</Trans>
            </Link>
            <p>
              <Trans>Who changed what, and when. Nobody can rewrite it unseen.</Trans>
            </p>
          </li>
        )}
      </ul>
      {may('organization.change') && (
        <Spread id="name-title" title={<Trans>Name</Trans>}>
          <NameForm organization={organization} />
        </Spread>
      )}
      <Spread id="you-title" title={<Trans>You here</Trans>}>
        <p>
          <strong>
            <RoleName role={organization.role} />
          </strong>
          . <RoleWords role={organization.role} />
        </p>
      </Spread>
    </>
  );
}

function NameForm({ organization }: { organization: Organization }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [name, setName] = useState(organization.name);
  const form = useForm(async () => {
    await renameOrganization(organization.orgId, name);
    await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    await queryClient.invalidateQueries({ queryKey: organizationQuery(organization.orgId).queryKey });
    announce(t`Saved`);
  }, formErrors);
  return (
    <Form form={form}>
      <TextField
        id="name"
        label={<Trans>Name of the organization</Trans>}
        autoComplete="organization"
        value={name}
        onValue={setName}
        error={form.errorOf('name')}
      />
      <p className="row">
        <Button type="submit" look="second" busy={form.busy}>
          <Trans>Save the name</Trans>
        </Button>
      </p>
    </Form>
  );
}
