import { Trans } from '@lingui/react/macro';

/** What the shapes of `WageDots` mean. */
export function WageDotsLegend() {
  return (
    <ul className="key">
      <li>
        <svg aria-hidden="true">
          <circle className="f1" cx="50%" cy="10" r="6" />
        </svg>
        <Trans>pay, at or above the living wage</Trans>
      </li>
      <li>
        <svg aria-hidden="true">
          <line className="l1 dash" x1="20%" x2="80%" y1="10" y2="10" />
          <circle className="ring" cx="20%" cy="10" r="5" />
        </svg>
        <Trans>pay below it, and the way to go</Trans>
      </li>
      <li>
        <svg aria-hidden="true">
          <line className="li w3" x1="50%" x2="50%" y1="0" y2="19" />
        </svg>
        <Trans>living wage for the job</Trans>
      </li>
    </ul>
  );
}
