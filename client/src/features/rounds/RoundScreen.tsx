import './rounds.css';
import type { RoundView } from '@followthrough/shared/api/rounds.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Loaded } from '../../shell/Loaded.tsx';
import { Button } from '../../ui/Button.tsx';
import { PageTitle, Spread } from '../../ui/Page.tsx';
import { UnderWay } from './UnderWay.tsx';
import type { RoundAddress } from './round-api.ts';
import { prepareRound, roundQuery } from './round-api.ts';
import { SetUp } from './set-up/SetUp.tsx';

const route = getRouteApi('/organizations/$orgId/cycles/$cycleId/round');

/** Asking the others of a cycle: preparing it, then watching over it without seeing anybody. */
export function RoundScreen() {
  const cycle = route.useParams();
  const query = useQuery({
    ...roundQuery(cycle),
    // While keys are made and mails go out, there is news by the second.
    refetchInterval: ({ state: { data } }) =>
      data?.round?.state === 'opening' ? 1_000 : data?.round && data.round.state !== 'draft' ? 15_000 : false,
  });
  return <Loaded query={query}>{(view) => <Stage cycle={cycle} view={view} />}</Loaded>;
}

/** What was pressed to get to the next stage is gone with the one before: the focus goes to the new heading. */
function Stage({ cycle, view }: { cycle: RoundAddress; view: RoundView }) {
  const { round } = view;
  const stage = round === null ? 'none' : round.state === 'draft' ? 'draft' : 'opened';
  const shown = useRef(stage);
  useEffect(() => {
    if (shown.current !== stage) document.querySelector('h1')?.focus();
    shown.current = stage;
  }, [stage]);
  return (
    <>
      <p className="back">
        <Link to="/organizations/$orgId/cycles/$cycleId" params={cycle}>
          <Trans>Back to the check of {view.year}</Trans>
        </Link>
      </p>
      {round === null ? (
        <Begin cycle={cycle} mayPrepare={view.mayPrepare} />
      ) : round.state === 'draft' ? (
        <SetUp cycle={cycle} view={view} round={round} />
      ) : (
        <UnderWay cycle={cycle} view={view} round={round} />
      )}
    </>
  );
}

function Begin({ cycle, mayPrepare }: { cycle: RoundAddress; mayPrepare: boolean }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const begin = useMutation({
    mutationFn: () => prepareRound(cycle),
    onSuccess: (view) => queryClient.setQueryData(roundQuery(cycle).queryKey, view),
  });
  return (
    <>
      <PageTitle
        tab={t`Other voices`}
        lead={
          <Trans>
            Staff, board members, survivor advisers and member programs answer a few questions each: about six
            minutes, on a phone, with no account and no name.
          </Trans>
        }
      >
        <Trans>Ask the others how they see it</Trans>
      </PageTitle>
      <Spread id="how" title={<Trans>What you will know</Trans>}>
        <ul>
          <li>
            <Trans>While people answer: how many have, in steps of five. Never who.</Trans>
          </li>
          <li>
            <Trans>
              Afterwards: what groups of five or more say. Smaller groups answer together with others.
            </Trans>
          </li>
          <li>
            <Trans>
              Nothing is kept that would tell who said what: not for you, and not for whoever runs this site.
            </Trans>
          </li>
        </ul>
        {mayPrepare ? (
          <p className="row">
            <Button busy={begin.isPending} onClick={() => begin.mutate()}>
              <Trans>Begin to prepare</Trans>
            </Button>
            <span className="small">
              <Trans>Nobody is asked before you say so.</Trans>
            </span>
          </p>
        ) : (
          <p>
            <Trans>This check has closed. Others can be asked in the next one.</Trans>
          </p>
        )}
        {begin.error && (
          <p className="msg" role="alert">
            {begin.error.message}
          </p>
        )}
      </Spread>
    </>
  );
}
