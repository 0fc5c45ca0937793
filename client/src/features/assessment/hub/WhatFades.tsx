import type { FadingAction, Hub } from '@followthrough/shared/api/assessment.ts';
import { freshness } from '@followthrough/shared/scoring/tracker.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { buttonClass } from '../../../ui/Button.tsx';
import { Spread } from '../../../ui/Page.tsx';
import type { CycleAddress } from '../cycle-api.ts';
import { useFigureWords } from '../../../answers/field-words.ts';

/** Promises that nobody has spoken of for a year. */
export function WhatFades({ cycle, hub }: { cycle: CycleAddress; hub: Hub }) {
  if (hub.whatFades.length === 0) return null;
  return (
    <Spread
      id="fades"
      title={<Trans>What fades</Trans>}
      side={
        <p>
          <Trans>
            After a year without news, an old action counts for less. That is not a mark against you. If it
            still holds, say so in the promise tracker.
          </Trans>
        </p>
      }
    >
      <ul className="fade">
        {hub.whatFades.map((action, index) => (
          <Fading key={index} action={action} />
        ))}
      </ul>
      {hub.abilities.save && (
        <p className="row-after">
          <Link
            className={buttonClass('second', true)}
            to="/organizations/$orgId/cycles/$cycleId/sections/$section"
            params={{ ...cycle, section: 'R8' }}
          >
            <Trans>Go to your promises</Trans>
          </Link>
        </p>
      )}
    </Spread>
  );
}

function Fading({ action }: { action: FadingAction }) {
  const { t } = useLingui();
  const words = useFigureWords();
  const weight = words.percent(100 * freshness(action.months));
  return (
    <li>
      <div>
        <b>{action.what}</b>
        <br />
        <span className="small">
          <Plural
            value={action.months}
            one="Last shown true # month ago"
            other="Last shown true # months ago"
          />
          . {action.promise ?? action.theme}
        </span>
      </div>
      <FadingLine weight={freshness(action.months)} label={t`${weight} of full weight`} />
      <span className="small">
        <Trans>counts {weight}</Trans>
      </span>
    </li>
  );
}

const strokes = Array.from({ length: 11 }, (_, index) => 4 + 8 * index);

/** From said to done, the line thins out: every stroke shrinks, the later ones more. */
function FadingLine({ weight, label }: { weight: number; label: string }) {
  return (
    <svg role="img" aria-label={label}>
      <circle className="ringi" cx="5" cy="10" r="4" />
      {strokes.map((from) => {
        const share = from / 92 <= weight ? 1 : 0.15;
        return <line key={from} className="li" x1={`${from}%`} x2={`${from + 8 * share}%`} y1="10" y2="10" />;
      })}
      <circle
        className={weight > 0.8 ? 'fi' : 'ringi'}
        cx="96%"
        cy="10"
        r="5"
        strokeDasharray={weight <= 0.4 ? '2.5 2' : undefined}
      />
    </svg>
  );
}
