import '../assessment.css';
import type { CycleList } from '@followthrough/shared/api/assessment.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx';
import { PageTitle, Spread } from '../../../ui/Page.tsx';
import { DateField } from '../../../ui/TextField.tsx';
import { Loaded } from '../../../shell/Loaded.tsx';
import { cyclesQuery, openCycle } from '../cycle-api.ts';
import { useFigureWords } from '../../../answers/field-words.ts';

const route = getRouteApi('/organizations/$orgId/check');

/** Leads into the check that is under way; where there is none, a leader opens one here. */
export function StartScreen() {
  const { orgId } = route.useParams();
  const query = useQuery(cyclesQuery(orgId));
  return (
    <Loaded query={query}>
      {(list) => {
        const current = list.cycles.find(({ state }) => state === 'open' || state === 'submitted');
        if (!current) return <NoOpenCycle orgId={orgId} list={list} />;
        return (
          <Navigate
            replace
            to="/organizations/$orgId/cycles/$cycleId"
            params={{ orgId, cycleId: current.cycleId }}
          />
        );
      }}
    </Loaded>
  );
}

function NoOpenCycle({ orgId, list }: { orgId: string; list: CycleList }) {
  const words = useFigureWords();
  return (
    <>
      <PageTitle
        tab="Tasks"
        lead={
          list.mayOpen ? (
            <Trans>
              The check takes about 75 minutes of your own time, in as many sittings as you like. You can skip
              any question.
            </Trans>
          ) : (
            <Trans>No check is open right now. A leader of your group can open one.</Trans>
          )
        }
      >
        {list.mayOpen ? <Trans>Open this year’s check</Trans> : <Trans>No check is open</Trans>}
      </PageTitle>
      {list.mayOpen && <OpenCycle orgId={orgId} year={list.nextYear} />}
      {list.cycles.length > 0 && (
        <Spread id="earlier" title={<Trans>Earlier checks</Trans>}>
          <ul className="plain">
            {list.cycles.map((cycle) => (
              <li key={cycle.cycleId}>
                <Link to="/organizations/$orgId/cycles/$cycleId" params={{ orgId, cycleId: cycle.cycleId }}>
                  {cycle.year}
                </Link>{' '}
                <span className="small">
                  {cycle.submittedAt ? (
                    <Trans>submitted {words.date(cycle.submittedAt)}</Trans>
                  ) : (
                    <Trans>not submitted</Trans>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Spread>
      )}
    </>
  );
}

const dayMs = 86_400_000;
const usualDays = 60;

function OpenCycle({ orgId, year }: { orgId: string; year: number }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [closes, setCloses] = useState(() => dayIn(usualDays));
  const [attempt, setAttempt] = useState(0);
  const opening = useMutation({
    // The day counts to its end, wherever the leader is.
    mutationFn: () => openCycle(orgId, year, new Date(`${closes}T23:59:00`).toISOString()),
    onSuccess: async ({ cycle }) => {
      await navigate({
        to: '/organizations/$orgId/cycles/$cycleId/profile',
        params: { orgId, cycleId: cycle.cycleId },
      });
      return queryClient.invalidateQueries({ queryKey: ['cycles', orgId] });
    },
  });
  const error = closes <= dayIn(0) ? t`Choose a day after today.` : opening.error?.message;

  return (
    <Spread id="open" title={<Trans>The check of {year}</Trans>}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAttempt(attempt + 1);
          if (closes > dayIn(0)) opening.mutate();
        }}
      >
        {attempt > 0 && error && (
          <ErrorSummary attempt={attempt} errors={[{ fieldId: 'closes', message: error }]} />
        )}
        <DateField
          id="closes"
          label={<Trans>Last day for answers</Trans>}
          hint={<Trans>You can submit before. After this day nothing changes any more.</Trans>}
          value={closes}
          onValue={setCloses}
          error={attempt > 0 ? error : undefined}
        />
        <p>
          <Button type="submit" busy={opening.isPending}>
            <Trans>Open this year’s check</Trans>
          </Button>
        </p>
      </form>
    </Spread>
  );
}

/** The day so many days from now, `YYYY-MM-DD`. */
function dayIn(days: number): string {
  return new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
}
