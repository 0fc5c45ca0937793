import '../results.css';
import type { Money } from '@followthrough/shared/api/results.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Loaded } from '../../../shell/Loaded.tsx';
import { PageTitle, Spread } from '../../../ui/Page.tsx';
import { useFigureWords } from '../../../answers/field-words.ts';
import { moneyQuery } from '../results-api.ts';
import type { CycleAddress } from '../results-api.ts';
import { AccessMoney } from './AccessMoney.tsx';
import { NoFigures } from './NoFigures.tsx';
import { Wages } from './Wages.tsx';

const route = getRouteApi('/organizations/$orgId/cycles/$cycleId/money');

/** What the money questions say: wages first, then access, then leadership. */
export function MoneyScreen() {
  const cycle = route.useParams();
  const query = useQuery(moneyQuery(cycle));
  return <Loaded query={query}>{(money) => <Amounts cycle={cycle} money={money} />}</Loaded>;
}

function Amounts({ cycle, money }: { cycle: CycleAddress; money: Money }) {
  const { t } = useLingui();
  return (
    <>
      <PageTitle
        tab={t`Money`}
        kicker={
          <Trans>
            {money.orgName}, {money.cycle.year}
          </Trans>
        }
        lead={<Lead money={money} />}
      >
        <Trans>Where the money goes</Trans>
      </PageTitle>
      <Wages money={money} cycle={cycle} />
      <AccessMoney money={money} cycle={cycle} />
      <Leadership money={money} cycle={cycle} />
      <p className="row end">
        <Link to="/organizations/$orgId/cycles/$cycleId/results" params={cycle}>
          <Trans>All nine scores of {money.cycle.year}</Trans>
        </Link>
        <Link to="/organizations/$orgId/progress" params={{ orgId: cycle.orgId }}>
          <Trans>Progress over the years</Trans>
        </Link>
      </p>
    </>
  );
}

/** The cost to close is the figure to carry into a budget, so it comes first. */
function Lead({ money }: { money: Money }) {
  const words = useFigureWords();
  const figures = money.wages?.figures;
  if (!figures) return <Trans>Exact amounts stay inside your organization.</Trans>;
  if (figures.peopleBelow === 0) {
    return (
      <Trans>
        Everybody in your wage table earns at least the living wage. Exact amounts stay inside your
        organization.
      </Trans>
    );
  }
  if (figures.costToClose === null) {
    return (
      <Trans>
        With the hours per year for each job, this page could say what it would cost to bring everybody up to
        the living wage.
      </Trans>
    );
  }
  return (
    <>
      <span className="big">{words.dollars(figures.costToClose)}</span>{' '}
      <Trans>
        a year would bring everybody up to the living wage, payroll taxes included. Groups do this work inside
        unfair funding; this is a number to ask funders for.
      </Trans>
    </>
  );
}

function Leadership({ money, cycle }: { money: Money; cycle: CycleAddress }) {
  const words = useFigureWords();
  const { leadership } = money;
  return (
    <Spread id="leadership" title={<Trans>Growing leaders</Trans>}>
      {leadership ? (
        <p>
          {leadership.sharePct === null ? (
            <Trans>
              {words.dollars(leadership.spend)} went into leadership growth, of{' '}
              {words.dollars(leadership.payroll)} payroll.
            </Trans>
          ) : (
            <Trans>
              {words.dollars(leadership.spend)} went into leadership growth:{' '}
              {words.percent(leadership.sharePct, 1)} of a payroll of {words.dollars(leadership.payroll)}.
            </Trans>
          )}
        </p>
      ) : (
        <NoFigures cycle={cycle} recommendation="R7" />
      )}
    </Spread>
  );
}
