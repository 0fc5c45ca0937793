import type { Network } from '@followthrough/shared/api/networks.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formErrors } from '../../../api/form-errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Form, useForm } from '../../../ui/Form.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Select, TextArea, TextField } from '../../../ui/TextField.tsx';
import { changeNetwork, networksQuery } from '../networks-api.ts';
import type { SettingsProps } from './SettingsScreen.tsx';

/** Name and purpose, the parts that stay with members, and the public page. */
export function AboutForm({ orgId, network, mayManage }: SettingsProps) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [name, setName] = useState(network.name);
  const [purpose, setPurpose] = useState(network.purpose);
  const [protectedFrom, setProtectedFrom] = useState(network.protectedFromYear);
  const [publicFrom, setPublicFrom] = useState(network.publicFromYear);
  const [slug, setSlug] = useState(network.publicSlug ?? '');
  // That of what the fields were filled from: the page may have read a newer one since.
  const [version, setVersion] = useState(network.version);
  const form = useForm(async () => {
    await changeNetwork(
      { orgId, networkId: network.networkId },
      {
        name,
        purpose,
        protectedFromYear: protectedFrom,
        publicFromYear: publicFrom,
        publicSlug: publicFrom === null ? null : slug.trim(),
      },
      version,
    );
    setVersion(version + 1);
    announce(t`Saved`);
    await queryClient.invalidateQueries({ queryKey: networksQuery(orgId).queryKey });
  }, formErrors);
  const fromYear = (kept: number | null) =>
    yearsToCome(network, kept).map((year) => ({
      value: String(year),
      label: t`From ${year} on`,
    }));
  const asYear = (value: string) => (value === '' ? null : Number(value));
  const address = `${globalThis.location.origin}/networks/${slug.trim()}`;

  return (
    <Form form={form}>
      <fieldset disabled={!mayManage} className="stack-5">
        <legend className="hide">
          <Trans>What it says of itself</Trans>
        </legend>
        <TextField
          id="name"
          label={<Trans>Name of the network</Trans>}
          value={name}
          onValue={setName}
          maxLength={160}
          error={form.errorOf('name')}
        />
        <TextArea
          id="purpose"
          label={<Trans>What it is for</Trans>}
          value={purpose}
          onValue={setPurpose}
          rows={4}
          maxLength={2000}
          error={form.errorOf('purpose')}
        />
        <Select
          id="protectedFromYear"
          label={<Trans>Totals of parts 3, 4 and 8</Trans>}
          hint={
            <Trans>
              Answers there can cost a group its funding. A year’s totals appear only if every member agrees
              for that year; otherwise the page reads “Kept by the members.” and nobody learns why.
            </Trans>
          }
          options={fromYear(network.protectedFromYear)}
          emptyLabel={t`Never`}
          value={protectedFrom === null ? '' : String(protectedFrom)}
          onValue={(value) => setProtectedFrom(asYear(value))}
          error={form.errorOf('protectedFromYear')}
        />
        <Select
          id="publicFromYear"
          label={<Trans>Public page</Trans>}
          hint={
            <Trans>
              Totals of ten or more, for everybody. It can begin only with a year that has not opened, so that
              members know before they answer.
            </Trans>
          }
          options={fromYear(network.publicFromYear)}
          emptyLabel={t`None`}
          value={publicFrom === null ? '' : String(publicFrom)}
          onValue={(value) => setPublicFrom(asYear(value))}
          error={form.errorOf('publicFromYear')}
        />
        {publicFrom !== null && (
          <TextField
            id="publicSlug"
            label={<Trans>The last word of its address</Trans>}
            hint={address}
            value={slug}
            onValue={setSlug}
            maxLength={60}
            error={form.errorOf('publicSlug')}
          />
        )}
      </fieldset>
      {mayManage && (
        <p className="row">
          <Button look="second" type="submit" busy={form.busy}>
            <Trans>Save</Trans>
          </Button>
        </p>
      )}
    </Form>
  );
}

/** Years that have not opened, and the one that was chosen before. */
function yearsToCome({ cycles }: Network, kept: number | null): number[] {
  const now = new Date();
  const first = now.getFullYear();
  const notOpen = [first, first + 1, first + 2].filter(
    (year) => !cycles.some((cycle) => cycle.year >= year && new Date(cycle.opensAt) <= now),
  );
  return [...new Set([...(kept === null ? [] : [kept]), ...notOpen])].toSorted((a, b) => a - b);
}
