import '../results.css';
import type { ReadyResults, Results, WireChangeLabel } from '@followthrough/shared/api/results.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { Loaded } from '../../../shell/Loaded.tsx';
import { buttonClass } from '../../../ui/Button.tsx';
import { ChartFrame } from '../../../ui/ChartFrame.tsx';
import { Note } from '../../../ui/Note.tsx';
import { PageTitle } from '../../../ui/Page.tsx';
import { Empty } from '../../../ui/States.tsx';
import { RangeBarsLegend } from '../../../ui/charts/ChartLegend.tsx';
import { RangeBars } from '../../../ui/charts/lazy-charts.ts';
import { resultsQuery } from '../results-api.ts';
import type { CycleAddress } from '../results-api.ts';
import { NineParts } from './NineParts.tsx';
import { Overall } from './Overall.tsx';
import { YearChoice } from './YearChoice.tsx';
import { useNineFigure, yearBefore } from './nine-figure.ts';

const route = getRouteApi('/organizations/$orgId/cycles/$cycleId/results');

/** What a year's answers say: nine scores with their ranges. */
export function ResultsScreen() {
  const cycle = route.useParams();
  const query = useQuery(resultsQuery(cycle));
  return (
    <Loaded query={query}>
      {(results) =>
        results.state === 'ready' ? (
          <Ready cycle={cycle} results={results} />
        ) : (
          <Waiting cycle={cycle} results={results} />
        )
      }
    </Loaded>
  );
}

function Ready({ cycle, results }: { cycle: CycleAddress; results: ReadyResults }) {
  const { t } = useLingui();
  const figure = useNineFigure(results);
  const before = yearBefore(results.recommendations);
  return (
    <>
      <PageTitle
        tab={t`Results`}
        kicker={
          <Trans>
            {results.orgName}, {results.cycle.year}
          </Trans>
        }
        lead={<Lead results={results} />}
      >
        <Trans>What your answers say</Trans>
      </PageTitle>
      <YearChoice orgId={cycle.orgId} years={results.years} shown={cycle.cycleId} details={results.details} />
      <section className="spread over" aria-label={t`Nine scores`}>
        <ChartFrame
          figure={figure}
          legend={<RangeBarsLegend before={before} />}
          picture={(rows) => <RangeBars rows={rows} label={figure.subtitle} />}
        />
        {results.basis === 'facts' && (
          <Note title={<Trans>From your facts alone</Trans>}>
            <p>
              <Trans>
                How staff, advisers, board and members see things is not in these scores. A leader’s view
                alone never makes a score, so those questions are left out and count for nothing, either way.
              </Trans>
            </p>
          </Note>
        )}
      </section>
      {results.overall && (
        <Overall overall={results.overall} cycle={cycle} recommendations={results.recommendations} />
      )}
      <NineParts cycle={cycle} recommendations={results.recommendations} details={results.details} />
    </>
  );
}

/** Counts what moved, then says how to read a dip. */
function Lead({ results }: { results: ReadyResults }) {
  const { recommendations } = results;
  const before = recommendations.find(({ change }) => change)?.change?.fromYear;
  if (before === undefined) {
    return <Trans>Each score stands with its range. There is no earlier check to compare with yet.</Trans>;
  }
  const count = (label: WireChangeLabel) =>
    recommendations.filter(({ change }) => change?.label === label).length;
  const dips = count('clear_dip') + count('possible_dip');
  const counted: { label: WireChangeLabel; words: ReactNode }[] = [
    {
      label: 'clear_rise',
      words: <Plural value={count('clear_rise')} one="# clear rise" other="# clear rises" />,
    },
    {
      label: 'possible_rise',
      words: <Plural value={count('possible_rise')} one="# possible rise" other="# possible rises" />,
    },
    { label: 'steady', words: <Trans>{count('steady')} steady</Trans> },
    {
      label: 'possible_dip',
      words: <Plural value={count('possible_dip')} one="# possible dip" other="# possible dips" />,
    },
    {
      label: 'clear_dip',
      words: <Plural value={count('clear_dip')} one="# clear dip" other="# clear dips" />,
    },
  ];
  return (
    <>
      <Trans>Since {before}:</Trans>{' '}
      {counted
        .filter(({ label }) => count(label) > 0)
        .map(({ label, words }, index) => (
          <Fragment key={label}>
            {index > 0 && ', '}
            {words}
          </Fragment>
        ))}
      . {dips > 0 && <Trans>A lower mark can mean clearer eyes.</Trans>}
    </>
  );
}

function Waiting({
  cycle,
  results,
}: {
  cycle: CycleAddress;
  results: Extract<Results, { state: 'waiting' }>;
}) {
  const { t } = useLingui();
  const [last] = results.years;
  return (
    <>
      <PageTitle
        tab={t`Results`}
        kicker={
          <Trans>
            {results.orgName}, {results.cycle.year}
          </Trans>
        }
      >
        <Trans>Results of {results.cycle.year}</Trans>
      </PageTitle>
      <Empty
        title={<Trans>Results appear when you submit</Trans>}
        action={
          results.details && (
            <Link
              className={buttonClass('primary')}
              to="/organizations/$orgId/cycles/$cycleId"
              params={cycle}
            >
              <Trans>Go on with the check</Trans>
            </Link>
          )
        }
      >
        <Trans>
          Nothing is scored before a leader submits the check. You can submit with open questions; the ranges
          then get wider.
        </Trans>
      </Empty>
      {last && (
        <p className="row end">
          <Link
            to="/organizations/$orgId/cycles/$cycleId/results"
            params={{ orgId: cycle.orgId, cycleId: last.cycleId }}
          >
            <Trans>See the results of {last.year}</Trans>
          </Link>
          <Link to="/organizations/$orgId/progress" params={{ orgId: cycle.orgId }}>
            <Trans>See progress over the years</Trans>
          </Link>
        </p>
      )}
    </>
  );
}
