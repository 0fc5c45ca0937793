import type { Network, NetworkCycle } from '@followthrough/shared/api/networks.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formErrors } from '../../../api/form-errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Form, useForm } from '../../../ui/Form.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { DateField, Select } from '../../../ui/TextField.tsx';
import { networksQuery, setYear } from '../networks-api.ts';
import { dayOf, instantOf } from './days.ts';
import type { SettingsProps } from './SettingsScreen.tsx';

/** The years of a network: when members answer, until when they decide, and when totals are told. */
export function Calendar(props: SettingsProps) {
  const { network, mayManage } = props;
  return (
    <Spread
      id="calendar-title"
      title={<Trans>Years</Trans>}
      side={
        <p>
          <Trans>
            You set the first and the last day. The rest follows: decisions count until 14 days after the last
            day, totals are told 60 days after that, and late answers are taken in once, 90 days later.
          </Trans>
        </p>
      }
    >
      {network.cycles.length === 0 ? (
        <p>
          <Trans>No year is set, so there is nothing for members to decide yet.</Trans>
        </p>
      ) : (
        <Years cycles={network.cycles} />
      )}
      {mayManage && <YearForm {...props} />}
    </Spread>
  );
}

function Years({ cycles }: { cycles: readonly NetworkCycle[] }) {
  const { t, i18n } = useLingui();
  const day = (instant: string) => i18n.date(instant, { dateStyle: 'medium' });
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t`Years of the network`}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Year</Trans>
            </th>
            <th scope="col">
              <Trans>Members answer</Trans>
            </th>
            <th scope="col">
              <Trans>Decisions count until</Trans>
            </th>
            <th scope="col">
              <Trans>Totals are told from</Trans>
            </th>
            <th scope="col">
              <Trans>Late answers</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {cycles
            .toSorted((a, b) => b.year - a.year)
            .map((cycle) => (
              <tr key={cycle.year}>
                <th scope="row">{cycle.year}</th>
                <td>
                  {day(cycle.opensAt)} – {day(cycle.closesAt)}
                </td>
                <td>{day(cycle.freezeAt)}</td>
                <td>{day(cycle.releaseAt)}</td>
                <td>{day(cycle.reviseAt)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function YearForm({ orgId, network }: SettingsProps) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const years = settableYears(network);
  const [year, setYearChosen] = useState(String(years.find((one) => !cycleOf(network, one)) ?? years[0]));
  const given = cycleOf(network, Number(year));
  const [opens, setOpens] = useState(given ? dayOf(given.opensAt) : '');
  const [closes, setCloses] = useState(given ? dayOf(given.closesAt) : '');

  function chooseYear(value: string) {
    setYearChosen(value);
    const cycle = cycleOf(network, Number(value));
    setOpens(cycle ? dayOf(cycle.opensAt) : '');
    setCloses(cycle ? dayOf(cycle.closesAt) : '');
  }

  const form = useForm(
    async () => {
      if (opens === '' || closes === '') throw new NoDay();
      await setYear({ orgId, networkId: network.networkId }, Number(year), {
        opensAt: instantOf(opens, '00:00', given?.opensAt),
        closesAt: instantOf(closes, '23:59', given?.closesAt),
      });
      announce(t`Saved`);
      await queryClient.invalidateQueries({ queryKey: networksQuery(orgId).queryKey });
    },
    (error) =>
      error instanceof NoDay
        ? [
            ...(opens === '' ? [{ fieldId: 'opensAt', message: t`Choose the first day.` }] : []),
            ...(closes === '' ? [{ fieldId: 'closesAt', message: t`Choose the last day.` }] : []),
          ]
        : formErrors(error),
  );
  return (
    <Form form={form}>
      <Select
        id="year"
        label={<Trans>Year to set or change</Trans>}
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        value={year}
        onValue={chooseYear}
        error={form.errorOf('year')}
      />
      <DateField
        id="opensAt"
        label={<Trans>First day</Trans>}
        value={opens}
        onValue={setOpens}
        error={form.errorOf('opensAt')}
      />
      <DateField
        id="closesAt"
        label={<Trans>Last day</Trans>}
        value={closes}
        onValue={setCloses}
        error={form.errorOf('closesAt')}
      />
      <p className="row">
        <Button look="second" type="submit" busy={form.busy}>
          <Trans>Save this year</Trans>
        </Button>
      </p>
    </Form>
  );
}

class NoDay extends Error {}

const cycleOf = ({ cycles }: Network, year: number) => cycles.find((cycle) => cycle.year === year);

/** This year and the next, without what is frozen. */
function settableYears(network: Network): number[] {
  const now = new Date();
  const first = now.getFullYear();
  return [first, first + 1].filter((year) => {
    const freezeAt = cycleOf(network, year)?.freezeAt;
    return freezeAt === undefined || new Date(freezeAt) > now;
  });
}
