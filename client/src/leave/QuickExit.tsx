import { Trans } from '@lingui/react/macro';
import { leaveFast } from './leave-fast.ts';

/** "Leave fast", on every page, never looking like another button. */
export function QuickExit() {
  return (
    <button type="button" className="exit" onClick={leaveFast}>
      <svg className="glyph turn" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M6.5 2.5h-4v11h4M6 8h8M11 4.8L14.2 8 11 11.2" />
      </svg>
      <Trans>Leave fast</Trans>
    </button>
  );
}

/** What leaving fast does and what it can't do, in plain words. */
export function QuickExitLimits() {
  return (
    <p className="tiny">
      <Trans>
        “Leave fast”, or Shift pressed three times, opens an empty page and clears what this site kept on the
        device. It can’t clear your browser’s history, and it can’t stop someone who is watching the device.
      </Trans>
    </p>
  );
}
