import type { Breakdown } from '@followthrough/shared/api/networks.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { convene, networksQuery } from './networks-api.ts';
import { asBreakdown } from './own-breakdown.ts';
import type { OwnBreakdown } from './own-breakdown.ts';

const AT_MOST = 3;

/** A new network: what it is for, and how its members are divided for good. */
export function Convene({ orgId, offered }: { orgId: string; offered: readonly Breakdown[] }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState('');
  const [chosen, setChosen] = useState<string[]>(() => offered.map(({ id }) => id));
  const [own, setOwn] = useState<OwnBreakdown[]>([]);
  const [key] = useState(() => crypto.randomUUID());

  const form = useForm(
    async () => {
      const breakdowns = offered.filter(({ id }) => chosen.includes(id));
      // The offered ones mean what the profile says, so that nobody's own may be called like them.
      const taken = offered.map(({ id }) => id);
      for (const one of own) {
        const breakdown = asBreakdown(one, taken);
        taken.push(breakdown.id);
        breakdowns.push(breakdown);
      }
      const { networkId } = await convene(orgId, { name, purpose, breakdowns }, key);
      await queryClient.invalidateQueries({ queryKey: networksQuery(orgId).queryKey });
      await navigate({
        to: '/organizations/$orgId/networks/$networkId/settings',
        params: { orgId, networkId },
      });
    },
    // What is wrong inside a list of options is told beside the list.
    (error) =>
      formErrors(error).map((one) => ({
        ...one,
        fieldId: one.fieldId?.replace(/^(breakdowns\.\d+\.options)\..*$/, '$1') ?? null,
      })),
  );
  const change = (index: number, part: Partial<OwnBreakdown>) =>
    setOwn(own.map((one, at) => (at === index ? { ...one, ...part } : one)));

  return (
    <Form form={form}>
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
        hint={<Trans>Members read this before they join.</Trans>}
        value={purpose}
        onValue={setPurpose}
        rows={4}
        maxLength={2000}
        error={form.errorOf('purpose')}
      />
      <CheckboxGroup
        id="breakdowns"
        legend={<Trans>Totals are also told by</Trans>}
        hint={
          <Trans>
            At most three, also two at a time. This is fixed for good: totals that were cut in a new way could
            give somebody away.
          </Trans>
        }
        options={offered.map(({ id, label, options }) => ({
          value: id,
          label: (
            <>
              {label} <span className="small">{options.map((option) => option.label).join(', ')}</span>
            </>
          ),
        }))}
        values={chosen}
        onValues={setChosen}
        error={form.errorOf('breakdowns')}
      />
      {own.map((one, index) => {
        const field = `breakdowns.${chosen.length + index}`;
        return (
          <fieldset key={index} className="own-breakdown">
            <legend className="label">
              <Trans>One of your own</Trans>
            </legend>
            <TextField
              id={`${field}.label`}
              label={<Trans>What it divides by</Trans>}
              hint={<Trans>For example: region.</Trans>}
              value={one.label}
              onValue={(label) => change(index, { label })}
              maxLength={60}
              error={form.errorOf(`${field}.label`)}
            />
            <TextArea
              id={`${field}.options`}
              label={<Trans>Its groups, one a line</Trans>}
              hint={<Trans>Two to eight. Each member chooses its own when it joins.</Trans>}
              value={one.options}
              onValue={(options) => change(index, { options })}
              rows={4}
              error={form.errorOf(`${field}.options`)}
            />
            <p>
              <Button look="second" slim onClick={() => setOwn(own.filter((_, at) => at !== index))}>
                <Trans>Take it out</Trans>
              </Button>
            </p>
          </fieldset>
        );
      })}
      {chosen.length + own.length < AT_MOST && (
        <p>
          <Button look="second" slim onClick={() => setOwn([...own, { label: '', options: '' }])}>
            {t`Add one of your own`}
          </Button>
        </p>
      )}
      <p className="row">
        <Button type="submit" busy={form.busy}>
          <Trans>Convene it</Trans>
        </Button>
      </p>
    </Form>
  );
}
