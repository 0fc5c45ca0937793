import * as z from 'zod';
import { withScope } from '../../db/scope.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import type { JobGround, Jobs } from '../../jobs/worker.ts';
import { freezeYear } from './freeze.ts';
import { dueFreezings } from './job-queries.ts';

const freezing = z.object({
  networkId: z.uuid(),
  year: z.int(),
  revision: z.union([z.literal(1), z.literal(2)]),
});

/** Releases freeze by themselves, when their day has come (docs/networks.md §5). */
export function releaseJobs(ground: Pick<JobGround, 'pool' | 'clock'>): Jobs {
  return {
    freeze_release: (given) => freezeYear(ground, freezing.parse(given)),

    /** Every night. Queued twice, a release is frozen once. */
    freeze_due_releases: () =>
      withScope(ground.pool, {}, async ({ tx }) => {
        for (const due of await dueFreezings(tx, ground.clock())) await enqueue(tx, 'freeze_release', due);
      }),
  };
}
