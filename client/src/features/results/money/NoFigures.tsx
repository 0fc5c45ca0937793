import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { CycleAddress } from '../results-api.ts';

/** The question behind a part of this page is open or left out: its own page says why. */
export function NoFigures({ cycle, recommendation }: { cycle: CycleAddress; recommendation: string }) {
  return (
    <p>
      <Trans>There are no figures for this year.</Trans>{' '}
      <Link
        to="/organizations/$orgId/cycles/$cycleId/results/$recommendation"
        params={{ ...cycle, recommendation }}
      >
        <Trans>See why, question by question</Trans>
      </Link>
    </p>
  );
}
