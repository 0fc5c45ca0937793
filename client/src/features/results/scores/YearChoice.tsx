import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';

interface YearChoiceProps {
  orgId: string;
  years: readonly { cycleId: string; year: number }[];
  /** The cycle on screen, or the newest. */
  shown: string;
  /** Whether the money page may be opened. */
  details: boolean;
}

/** The other years' results, and the pages beside this one. */
export function YearChoice({ orgId, years, shown, details }: YearChoiceProps) {
  const { t } = useLingui();
  return (
    <nav className="beside" aria-label={t`Results`}>
      <ul>
        {years.map(({ cycleId, year }) => (
          <li key={cycleId}>
            <Link to="/organizations/$orgId/cycles/$cycleId/results" params={{ orgId, cycleId }}>
              {year}
            </Link>
          </li>
        ))}
      </ul>
      <ul>
        <li>
          <Link to="/organizations/$orgId/progress" params={{ orgId }}>
            <Trans>Progress over the years</Trans>
          </Link>
        </li>
        {details && (
          <li>
            <Link to="/organizations/$orgId/cycles/$cycleId/voices" params={{ orgId, cycleId: shown }}>
              <Trans>How people see it</Trans>
            </Link>
          </li>
        )}
        {details && (
          <li>
            <Link to="/organizations/$orgId/cycles/$cycleId/money" params={{ orgId, cycleId: shown }}>
              <Trans>Money</Trans>
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
