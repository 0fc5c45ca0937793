import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { CycleAddress } from '../results-api.ts';

/** The part before and the part after, in the usual order. */
export function Neighbors({ cycle, number }: { cycle: CycleAddress; number: number }) {
  const { t } = useLingui();
  return (
    <nav className="row end" aria-label={t`Other parts`}>
      {number > 1 && (
        <Link
          to="/organizations/$orgId/cycles/$cycleId/results/$recommendation"
          params={{ ...cycle, recommendation: `R${number - 1}` }}
        >
          <Trans>Part {number - 1}</Trans>
        </Link>
      )}
      {number < 9 && (
        <Link
          to="/organizations/$orgId/cycles/$cycleId/results/$recommendation"
          params={{ ...cycle, recommendation: `R${number + 1}` }}
        >
          <Trans>Part {number + 1}</Trans>
        </Link>
      )}
    </nav>
  );
}
