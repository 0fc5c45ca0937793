import type { Participation } from '@followthrough/shared/api/rounds.ts';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../../../api/me.ts';
import type { CycleAddress } from '../cycle-api.ts';
import { participationQuery } from '../cycle-api.ts';
import { useFigureWords } from '../../../answers/field-words.ts';

/** In the hub's list of facts: how many of the others have answered, in steps of five, and when they are reminded. */
export function OtherVoices({ cycle }: { cycle: CycleAddress }) {
  const words = useFigureWords();
  const { data } = useQuery(participationQuery(cycle));
  const { data: me } = useQuery(meQuery);
  const here = me?.memberships.find(({ orgId }) => orgId === cycle.orgId);
  if (!data) return null;
  const next = data.nextReminder && words.day(data.nextReminder);
  return (
    <>
      <dt>
        <Trans>Other voices so far</Trans>
      </dt>
      <dd>
        <SoFar standing={data} />
        {here?.abilities.includes('round.prepare') && (
          <>
            {' '}
            <Link to="/organizations/$orgId/cycles/$cycleId/round" params={cycle}>
              {data.state === 'none' || data.state === 'draft' ? (
                <Trans>Ask the others</Trans>
              ) : (
                <Trans>See the round</Trans>
              )}
            </Link>
          </>
        )}
      </dd>
      {data.state === 'open' && next && (
        <>
          <dt>
            <Trans>Next reminder</Trans>
          </dt>
          <dd>
            <Trans>{next}, to everyone who was asked. We don’t know who has answered.</Trans>
          </dd>
        </>
      )}
    </>
  );
}

function SoFar({ standing: { state, asked, atLeast } }: { standing: Participation }) {
  switch (state) {
    case 'none':
    case 'draft':
      return (
        <Trans>
          Not asked yet: for now you answer alone. Your answer alone never makes a score where other people’s
          views count.
        </Trans>
      );
    case 'opening':
    case 'waiting':
      return <Trans>{asked} people will be asked.</Trans>;
    case 'open':
    case 'closed':
      return atLeast === null || atLeast === 0 ? (
        <Trans>Too few yet to say how many, of {asked} asked.</Trans>
      ) : (
        <Trans>
          {atLeast} or more answered, of {asked} asked.
        </Trans>
      );
    case 'sealed':
      return <Trans>The round is sealed; what people said is in the results.</Trans>;
  }
}
