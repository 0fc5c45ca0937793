import type { Hub } from '@followthrough/shared/api/assessment.ts';
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CycleAddress } from '../cycle-api.ts';
import { useFigureWords } from '../../../answers/field-words.ts';
import { OtherVoices } from './OtherVoices.tsx';

const dayMs = 86_400_000;

/** In the margin of the hub: dates, whose voices, and the ways to other pages. */
export function CycleFacts({ cycle, hub }: { cycle: CycleAddress; hub: Hub }) {
  const words = useFigureWords();
  const [now] = useState(Date.now);
  const { closesAt, state, submittedAt, submittedBy } = hub.cycle;
  const daysLeft = Math.max(0, Math.ceil((Date.parse(closesAt) - now) / dayMs));
  const closes = words.date(closesAt);
  return (
    <>
      <dl className="facts down">
        <dt>
          <Trans>Closes</Trans>
        </dt>
        <dd>
          {closes}
          {daysLeft > 0 && <Plural value={daysLeft} one=", in # day" other=", in # days" />}
        </dd>
        {submittedAt && (
          <>
            <dt>
              <Trans>Submitted</Trans>
            </dt>
            <dd>
              <Trans>
                {words.moment(submittedAt)} by {submittedBy}
              </Trans>
            </dd>
          </>
        )}
        {!hub.guest && <OtherVoices cycle={cycle} />}
        <dt>
          <Trans>When you submit</Trans>
        </dt>
        <dd>
          {state === 'open' || state === 'submitted' ? (
            <Trans>You can still take it back until the close.</Trans>
          ) : (
            <Trans>The close has passed.</Trans>
          )}
        </dd>
      </dl>
      <ul className="plain">
        <li>
          <Link to="/organizations/$orgId/cycles/$cycleId/profile" params={cycle}>
            <Trans>About your group this year</Trans>
          </Link>
        </li>
        <li>
          <Link to="/organizations/$orgId/cycles/$cycleId/check" params={cycle}>
            <Trans>Look over your answers</Trans>
          </Link>
        </li>
        {submittedAt !== null && !hub.guest && (
          <li>
            <Link to="/organizations/$orgId/cycles/$cycleId/results" params={cycle}>
              <Trans>See the scores</Trans>
            </Link>
          </li>
        )}
        {submittedAt === null && hub.earlierCycles > 0 && (
          <li>
            <Link to="/organizations/$orgId/results" params={{ orgId: cycle.orgId }}>
              <Trans>Results of your last check</Trans>
            </Link>
          </li>
        )}
        {hub.abilities.handOver && (
          <li>
            <a href="#hand-over">
              <Trans>Hand a section to a colleague</Trans>
            </a>
          </li>
        )}
      </ul>
    </>
  );
}
