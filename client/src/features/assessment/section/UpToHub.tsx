import type { Section } from '@followthrough/shared/api/assessment.ts';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { CycleAddress } from '../cycle-api.ts';

/** The way back: to all sections, or for a colleague with a link to the start of their one. */
export function UpToHub({ cycle, section }: { cycle: CycleAddress; section: Section }) {
  return (
    <p className="small up">
      {section.guest ? (
        <Link
          to="/organizations/$orgId/cycles/$cycleId/sections/$section"
          params={{ ...cycle, section: section.section }}
          search={{}}
        >
          <Trans>Start of this section</Trans>
        </Link>
      ) : (
        <Link to="/organizations/$orgId/cycles/$cycleId" params={cycle}>
          <Trans>All sections</Trans>
        </Link>
      )}
    </p>
  );
}
