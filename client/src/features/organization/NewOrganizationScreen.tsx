import type { OrganizationKind } from '@followthrough/shared/api/vocabulary.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { meQuery } from '../../api/me.ts';
import { Button } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { PageTitle } from '../../ui/Page.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { makeOrganization } from './organization-api.ts';
import { KindName, kinds } from './words.tsx';

export function NewOrganizationScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<OrganizationKind | null>(null);
  const [key] = useState(() => crypto.randomUUID());
  const form = useForm(
    async () => {
      if (kind === null) throw new NoKind();
      // The same key while the same thing is sent again: a lost answer makes no second organization.
      const made = await makeOrganization({ kind, name }, `${key}-${kind}-${name}`.slice(0, 120));
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      await navigate({ to: '/organizations/$orgId/settings/profile', params: { orgId: made.orgId } });
    },
    (error) =>
      error instanceof NoKind
        ? [{ fieldId: 'kind', message: t`Choose what kind of organization it is.` }]
        : formErrors(error),
  );
  return (
    <>
      <PageTitle
        tab={t`Organization`}
        lead={<Trans>You will lead it here, and can invite others and share the lead.</Trans>}
      >
        <Trans>Set up an organization</Trans>
      </PageTitle>
      <Form form={form}>
        <TextField
          id="name"
          label={<Trans>Name of the organization</Trans>}
          autoComplete="organization"
          value={name}
          onValue={setName}
          error={form.errorOf('name')}
        />
        <RadioGroup
          id="kind"
          legend={<Trans>What kind of organization is it?</Trans>}
          hint={<Trans>This can’t be changed later.</Trans>}
          options={kinds.map((value) => ({ value, label: <KindName kind={value} /> }))}
          value={kind}
          onValue={(value) => setKind(kinds.find((one) => one === value) ?? null)}
          error={form.errorOf('kind')}
        />
        <p className="row end">
          <Button type="submit" busy={form.busy}>
            <Trans>Set it up</Trans>
          </Button>
        </p>
      </Form>
    </>
  );
}

class NoKind extends Error {}
