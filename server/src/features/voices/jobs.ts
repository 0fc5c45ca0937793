import * as z from 'zod';
import { withScope } from '../../db/scope.ts';
import type { JobGround, Jobs } from '../../jobs/worker.ts';
import { computeVoices } from './compute.ts';

const payload = z.object({ orgId: z.uuid(), roundId: z.uuid(), cycleId: z.uuid() });

/** After a round's seal, its voices are counted: once, and again after a crash. */
export function voicesJobs(ground: Pick<JobGround, 'pool' | 'clock'>): Jobs {
  return {
    compute_voices: (given) => {
      const of = payload.parse(given);
      return withScope(ground.pool, { orgId: of.orgId }, ({ tx }) =>
        computeVoices(tx, { ...of, now: ground.clock() }),
      );
    },
  };
}
