import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { Hatching } from './Hatching.tsx';
import { ShareFill, Slanting } from './ShareFill.tsx';

/** What the shapes of `RangeBars` mean; `before` names the year of the ring, which is last year's when absent. */
export function RangeBarsLegend({ before }: { before?: number | undefined }) {
  const pattern = useId();
  return (
    <ul className="key">
      <li>
        <svg aria-hidden="true">
          <rect className="f1" y="3" width="60%" height="12" />
        </svg>
        <Trans>sure</Trans>
      </li>
      <li>
        <svg aria-hidden="true">
          <defs>
            <Hatching id={pattern} />
          </defs>
          <rect fill={`url(#${pattern})`} y="3" width="100%" height="12" />
        </svg>
        <Trans>could be anywhere in here (90 % range)</Trans>
      </li>
      <li>
        <svg aria-hidden="true">
          <line className="li w3" x1="50%" x2="50%" y1="0" y2="19" />
        </svg>
        <Trans>score</Trans>
      </li>
      <li>
        <svg aria-hidden="true">
          <circle className="ringi w1" cx="50%" cy="10" r="3.5" />
        </svg>
        {before ?? <Trans>last year</Trans>}
      </li>
    </ul>
  );
}

/** What the shapes of `LineWithBand` mean; `band` in words where it is not a score's range. */
export function LineWithBandLegend({ band }: { band?: string }) {
  return (
    <ul className="key">
      <li>
        <svg aria-hidden="true">
          <rect className="band" y="2" width="100%" height="14" />
          <line className="l1" x1="0" x2="100%" y1="9" y2="9" />
        </svg>
        {band ?? <Trans>score and 90 % range</Trans>}
      </li>
      {band === undefined && (
        <li>
          <svg aria-hidden="true">
            <line className="g1 dash" x1="50%" x2="50%" y1="0" y2="19" />
          </svg>
          <Trans>some questions changed</Trans>
        </li>
      )}
    </ul>
  );
}

/** What the shapes of `ShareBars` mean: the words of the three bands, lowest first. */
export function ShareBarsLegend({ bands }: { bands: readonly string[] }) {
  const pattern = useId();
  return (
    <ul className="key">
      {bands.map((words, band) => (
        <li key={words}>
          <svg aria-hidden="true">
            {band === 1 && (
              <defs>
                <Slanting id={pattern} />
              </defs>
            )}
            <ShareFill band={band} pattern={pattern} y={2} width="100%" height={14} />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}

/** What the shapes of `Dumbbells` mean where the others are told as a band. */
export function OwnAndBandLegend({ own, others }: { own: string; others: string }) {
  return (
    <ul className="key">
      <li>
        <OwnMark />
        {own}
      </li>
      <li>
        <svg aria-hidden="true">
          <rect className="fp l2" x="25%" y="1" width="50%" height="17" />
        </svg>
        {others}
      </li>
    </ul>
  );
}

function OwnMark() {
  return (
    <svg aria-hidden="true">
      <svg x="50%" y="10" overflow="visible">
        <path className="f1" d="M0-8L8 0 0 8-8 0z" />
      </svg>
    </svg>
  );
}

/** What the shapes of `Dumbbells` mean. */
export function DumbbellsLegend({ own, others }: { own: string; others: string }) {
  return (
    <ul className="key">
      <li>
        <OwnMark />
        {own}
      </li>
      <li>
        <svg aria-hidden="true">
          <circle className="ring2" cx="50%" cy="10" r="7" />
        </svg>
        {others}
      </li>
      <li>
        <svg aria-hidden="true">
          <line className="li w5" x1="0" x2="100%" y1="10" y2="10" />
        </svg>
        <Trans>people see this differently</Trans>
      </li>
    </ul>
  );
}
