import type { Money, WageJob } from '@followthrough/shared/api/results.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { lazy } from 'react';
import { ChartFrame } from '../../../ui/ChartFrame.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Spread } from '../../../ui/Page.tsx';
import type { Figure } from '../../../ui/figure.ts';
import { useFigureWords } from '../../../answers/field-words.ts';
import type { CycleAddress } from '../results-api.ts';
import { NoFigures } from './NoFigures.tsx';
import { WageDotsLegend } from './WageDotsLegend.tsx';
import type { WageDot } from './wage-dot.ts';

const WageDots = lazy(() => import('./WageDots.tsx').then((module) => ({ default: module.WageDots })));

/** Pay by job beside each job's living wage. */
export function Wages({ money, cycle }: { money: Money; cycle: CycleAddress }) {
  const { t } = useLingui();
  const { wages } = money;
  if (!wages) {
    return (
      <Spread id="wages" title={<Trans>Pay and the living wage</Trans>}>
        <NoFigures cycle={cycle} recommendation="R1" />
      </Spread>
    );
  }
  return (
    <section className="spread over" aria-label={t`Pay and the living wage`}>
      {wages.jobs.length > 0 ? (
        <WageChart money={money} wages={wages} />
      ) : (
        <p>
          <Trans>Fewer than three people are in the wage table, so pay is not drawn.</Trans>
        </p>
      )}
      {wages.standardIsOld && wages.standardDate && <OldStandard date={wages.standardDate} />}
      {wages.jobs.some(({ jobs }) => jobs > 1) && (
        <p className="small">
          <Trans>
            Jobs held by fewer than three people stand together, so that nobody’s pay can be read off a
            printed page.
          </Trans>
        </p>
      )}
    </section>
  );
}

type WageTable = NonNullable<Money['wages']>;

function WageChart({ money, wages }: { money: Money; wages: WageTable }) {
  const { t } = useLingui();
  const words = useFigureWords();
  const dots = useWageDots(wages.jobs);
  const figures = wages.figures;
  const enough = figures ? figures.people - figures.peopleBelow : 0;
  const coverage = figures ? words.percent(figures.coveragePct) : '';
  const source = wages.standardSource ?? t`the source you named`;
  const date = wages.standardDate ? words.day(wages.standardDate) : null;

  const figure: Figure<WageDot> = {
    title: figures
      ? t`${enough} of ${figures.people} people earn at least the living wage`
      : t`Pay by job, beside the living wage`,
    subtitle: t`Pay per hour by job, and the living wage where the job is, ${money.cycle.year}`,
    rows: dots,
    columns: [
      { label: t`Job`, value: (dot) => dot.name },
      { label: t`People`, value: (dot) => dot.people, numeric: true },
      { label: t`Pay an hour`, value: (dot) => words.money(dot.pay), numeric: true },
      { label: t`Living wage an hour`, value: (dot) => words.money(dot.livingWage), numeric: true },
      {
        label: t`Below`,
        value: (dot) => (dot.pay < dot.livingWage ? words.money(dot.livingWage - dot.pay) : null),
        numeric: true,
      },
    ],
    words: (all) => [
      ...(figures
        ? [t`${enough} of ${figures.people} people earn at least the living wage: ${coverage}.`]
        : []),
      ...(figures && figures.peopleBelow > 0
        ? [t`For the others, the middle gap is ${words.money(Math.round(figures.medianGap))} an hour.`]
        : []),
      ...(figures?.costToClose
        ? [
            t`Closing every gap would cost ${words.dollars(figures.costToClose)} a year, payroll taxes included.`,
          ]
        : []),
      ...all.map(({ name, pay, livingWage }) =>
        pay < livingWage
          ? t`${name}: ${words.money(pay)} an hour, ${words.money(livingWage - pay)} below the living wage.`
          : t`${name}: ${words.money(pay)} an hour, at or above the living wage.`,
      ),
    ],
    source: date
      ? t`Your own wage table. Living wage: ${source}, ${date}.`
      : t`Your own wage table. Living wage: ${source}.`,
    fileName: `wages-${money.cycle.year}`,
  };
  return (
    <ChartFrame
      figure={figure}
      legend={<WageDotsLegend />}
      picture={(rows) => <WageDots dots={rows} label={figure.subtitle} />}
    />
  );
}

function useWageDots(jobs: readonly WageJob[]): WageDot[] {
  const { t } = useLingui();
  return jobs.map((job, index) => ({
    place: index,
    name: job.jobs > 1 ? t`${job.jobs} smaller jobs together` : (job.role ?? t`Job without a name`),
    people: job.people,
    pay: Math.round(job.hourlyPay),
    livingWage: Math.round(job.livingWage),
  }));
}

function OldStandard({ date }: { date: string }) {
  const words = useFigureWords();
  return (
    <Note attention title={<Trans>Please refresh the living wage</Trans>}>
      <p>
        <Trans>
          The figure is from {words.day(date)}, more than 18 months before you submitted. Living wages rise
          each year, so the real gap is probably wider.
        </Trans>
      </p>
    </Note>
  );
}
