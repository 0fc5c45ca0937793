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
import { NumberField } from '../../ui/NumberField.tsx';
import { PageTitle } from '../../ui/Page.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/TextField.tsx';
import { BackToSettings } from './BackToSettings.tsx';
import { organizationQuery, profileQuery, saveProfile } from './organization-api.ts';

const route = getRouteApi('/organizations/$orgId/settings/profile');

type Values = OrganizationProfile['profile'];
type Question = OrganizationProfile['questions'][number];

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
  const [values, setValues] = useState<Values>(profile.profile);
  const [version, setVersion] = useState(profile.version);
  const [saved, setSaved] = useState(false);
  const form = useForm(async () => {
    const kept = await saveProfile(orgId, values, version);
    setVersion(kept.version);
    setSaved(true);
    queryClient.setQueryData(profileQuery(orgId).queryKey, { ...profile, ...kept });
  }, formErrors);
  const mayChange = organization.data?.abilities.includes('organization.change') ?? false;

  function set(id: string, value: Values[string] | undefined) {
    const { [id]: _was, ...others } = values;
    setValues(value === undefined ? others : { ...others, [id]: value });
    setSaved(false);
  }

  return (
    <Form form={form}>
      <fieldset disabled={!mayChange}>
        <legend className="hide">
          <Trans>Your organization</Trans>
        </legend>
        {profile.questions.map((question) => (
          <ProfileQuestion
            key={question.id}
            question={question}
            value={values[question.id]}
            onValue={(value) => set(question.id, value)}
            error={form.errorOf(question.id)}
          />
        ))}
      </fieldset>
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

interface ProfileQuestionProps {
  question: Question;
  value: Values[string] | undefined;
  onValue: (value: Values[string] | undefined) => void;
  error: string | undefined;
}

function ProfileQuestion({ question, value, onValue, error }: ProfileQuestionProps) {
  const { t } = useLingui();
  const frame = { id: question.id, error };
  if (question.type === 'number') {
    return (
      <NumberField
        {...frame}
        label={question.prompt}
        value={typeof value === 'number' ? value : undefined}
        onEntry={(entry) => onValue(entry.kind === 'number' ? entry.value : undefined)}
      />
    );
  }
  if (question.type === 'choice') {
    return (
      <Select
        {...frame}
        label={question.prompt}
        value={typeof value === 'string' ? value : ''}
        onValue={(chosen) => onValue(chosen === '' ? undefined : chosen)}
        options={question.options.map(({ id, label }) => ({ value: id, label }))}
        emptyLabel={t`No answer`}
      />
    );
  }
  return (
    <RadioGroup
      {...frame}
      legend={question.prompt}
      look="across"
      options={[
        { value: 'true', label: t`Yes` },
        { value: 'false', label: t`No` },
      ]}
      value={value === undefined ? null : String(value)}
      onValue={(chosen) => onValue(chosen === 'true')}
    />
  );
}
