import * as z from 'zod';
import { withScope } from '../../db/scope.ts';
import type { JobGround, Jobs } from '../../jobs/worker.ts';
import { shareByName } from './share-by-name.ts';

const payload = z.object({ orgId: z.uuid(), year: z.int() });

/** Queued by whatever changes what an organization shares by name: a decision, a note, a check handed in or taken back, a seal. */
export function sharingJobs(ground: Pick<JobGround, 'pool' | 'clock'>): Jobs {
  return {
    share_by_name: (given) => {
      const { orgId, year } = payload.parse(given);
      return withScope(ground.pool, { orgId }, ({ tx }) =>
        shareByName(tx, { orgId, year, now: ground.clock() }),
      );
    },
  };
}
