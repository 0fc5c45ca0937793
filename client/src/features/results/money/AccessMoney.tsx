import type { Money } from '@followthrough/shared/api/results.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { lazy } from 'react';
import { ChartFrame } from '../../../ui/ChartFrame.tsx';
import { Spread } from '../../../ui/Page.tsx';
import type { Figure } from '../../../ui/figure.ts';
import { useFigureWords } from '../../../answers/field-words.ts';
import type { CycleAddress } from '../results-api.ts';
import { AccessLegend } from './AccessLegend.tsx';
import { NoFigures } from './NoFigures.tsx';
import type { AccessPart } from './access-part.ts';

const AccessBar = lazy(() => import('./AccessBar.tsx').then((module) => ({ default: module.AccessBar })));

/** What access spending is made of, and its share of the budget that is the group's own to spend. */
export function AccessMoney({ money, cycle }: { money: Money; cycle: CycleAddress }) {
  const { t } = useLingui();
  if (!money.access) {
    return (
      <Spread id="access" title={<Trans>Access in the budget</Trans>}>
        <NoFigures cycle={cycle} recommendation="R5" />
      </Spread>
    );
  }
  return (
    <section className="spread over" aria-label={t`Access in the budget`}>
      <AccessChart access={money.access} year={money.cycle.year} />
    </section>
  );
}

function AccessChart({ access, year }: { access: NonNullable<Money['access']>; year: number }) {
  const { t } = useLingui();
  const words = useFigureWords();
  const spent = access.parts.reduce((sum, part) => sum + part.cents, 0);
  const own = access.expense - access.passThrough;
  const share = access.sharePct === null ? null : words.percent(access.sharePct, 1);
  const rows: AccessPart[] = access.parts.map((part, index) => ({
    place: index,
    label: part.label,
    cents: part.cents,
  }));
  const percentOf = (cents: number) => (spent > 0 ? words.percent((100 * cents) / spent) : '–');
  const counted = Math.max(spent, access.budgeted);

  const figure: Figure<AccessPart> = {
    title:
      share === null ? t`Access spending` : t`Access takes ${share} of the budget that is yours to spend`,
    subtitle: t`Money spent on access by kind, ${year}`,
    rows,
    columns: [
      { label: t`Kind`, value: (part) => part.label },
      { label: t`Spent`, value: (part) => words.dollars(part.cents), numeric: true },
      { label: t`Part of access spending`, value: (part) => percentOf(part.cents), numeric: true },
    ],
    words: (parts) => [
      t`Spent on access: ${words.dollars(spent)}. Set aside for it: ${words.dollars(access.budgeted)}. The larger of the two counts, ${words.dollars(counted)}, so that unspent access money is not a failing.`,
      t`The budget that is yours to spend is ${words.dollars(own)}: ${words.dollars(access.expense)} in all, without ${words.dollars(access.passThrough)} that you pass on to others.`,
      ...parts.map((part) => `${part.label}: ${words.dollars(part.cents)}.`),
    ],
    source: t`Your own figures. Money passed on to other groups is left out of the budget.`,
    fileName: `access-${year}`,
  };
  return (
    <>
      <ChartFrame
        figure={figure}
        legend={<AccessLegend parts={rows} />}
        picture={(parts) => <AccessBar parts={parts} label={figure.subtitle} />}
      />
      <dl className="facts amounts">
        <dt>
          <Trans>Spent</Trans>
        </dt>
        <dd>{words.dollars(spent)}</dd>
        <dt>
          <Trans>Set aside</Trans>
        </dt>
        <dd>{words.dollars(access.budgeted)}</dd>
        <dt>
          <Trans>Budget that is yours to spend</Trans>
        </dt>
        <dd>{words.dollars(own)}</dd>
        <dt>
          <Trans>Passed on to others, left out</Trans>
        </dt>
        <dd>{words.dollars(access.passThrough)}</dd>
      </dl>
    </>
  );
}
