import * as z from 'zod';
import type { JobGround, Jobs } from '../jobs/worker.ts';
import type { DoorA } from './a/keeper.ts';
import { openDoors } from './open-doors.ts';
import { sealRound } from './seal-round.ts';

const payload = z.object({ orgId: z.uuid(), roundId: z.uuid() });

/** What only the process that holds door A can do. */
export function doorJobs(ground: Pick<JobGround, 'pool' | 'clock'>, doorA: DoorA): Jobs {
  return {
    open_doors: (given) => openDoors(ground.pool, doorA, payload.parse(given)),
    seal_round: (given) => sealRound(ground.pool, doorA, payload.parse(given), ground.clock()),
  };
}
