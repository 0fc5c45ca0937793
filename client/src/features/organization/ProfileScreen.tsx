import type { OrganizationProfile } from '@followthrough/shared/api/organizations.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { Note } from '../../ui/Note.tsx';
import { PageTitle } from '../../ui/Page.tsx';
import { QuestionFields } from '../../ui/QuestionFields.tsx';
import { BackToSettings } from './BackToSettings.tsx';
import { organizationQuery, profileQuery, saveProfile } from './organization-api.ts';

const route = getRouteApi('/organizations/$orgId/settings/profile');

export function ProfileScreen() {
  const { t } = useLingui();
  const { orgId } = route.useParams();
  const query = useQuery(profileQuery(orgId));
  return (
    <>
      <BackToSettings orgId={orgId} />
      <PageTitle
        tab={t`Profile`}
        lead={<Trans>A new check starts from these answers. You can leave out what you don’t know.</Trans>}
      >
        <Trans>About your organization</Trans>
      </PageTitle>
      <Loaded query={query}>{(profile) => <ProfileForm orgId={orgId} profile={profile} />}</Loaded>
    </>
  );
}

function ProfileForm({ orgId, profile }: { orgId: string; profile: OrganizationProfile }) {
  const queryClient = useQueryClient();
  const organization = useQuery(organizationQuery(orgId));
  const [values, setValues] = useState(profile.profile);
  const [version, setVersion] = useState(profile.version);
  const [saved, setSaved] = useState(false);
  const form = useForm(async () => {
    const kept = await saveProfile(orgId, values, version);
    setVersion(kept.version);
    setSaved(true);
    queryClient.setQueryData(profileQuery(orgId).queryKey, { ...profile, ...kept });
  }, formErrors);
  const mayChange = organization.data?.abilities.includes('organization.change') ?? false;

  return (
    <Form form={form}>
      <QuestionFields
        legend={<Trans>Your organization</Trans>}
        questions={profile.questions}
        values={values}
        onValues={(changed) => {
          setValues(changed);
          setSaved(false);
        }}
        errorOf={form.errorOf}
        disabled={!mayChange}
      />
      {mayChange && (
        <p className="row end">
          <Button look={saved ? 'second' : 'primary'} type="submit" busy={form.busy}>
            <Trans>Save</Trans>
          </Button>
        </p>
      )}
      {saved && (
        <Note titleAs="h2" live title={<Trans>Saved</Trans>}>
          <p>
            <Link className={buttonClass('primary')} to="/organizations/$orgId/check" params={{ orgId }}>
              <Trans>Go to the yearly check</Trans>
            </Link>
          </p>
        </Note>
      )}
    </Form>
  );
}
