import { randomInt, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { DoorA } from './a/keeper.ts';
import type { BallotToSeal, RoundKey, Sealed } from './queries.ts';
import { roundsToSeal, sealBallots, vacuumBallots } from './queries.ts';

/**
 * The seal (docs/ballots.md §7): answers are copied in random order and without their keys, comments are split off, ballots are
 * deleted, and door A forgets the round. Each step may be repeated; a crash between them is made good by the next run.
 */
export async function sealRound(pool: Pool, doorA: DoorA, round: RoundKey, now: Date): Promise<void> {
  const outcome = await sealBallots(pool, round, now, remains);
  if (outcome === 'too_early') throw new Error('a round was to be sealed before its time');
  await doorA.destroyRound(round.roundId);
  await vacuumBallots(pool);
}

/** At the start of a process: seals that a crash or a standstill left undone. */
export async function catchUpSeals(pool: Pool, doorA: DoorA, now: Date): Promise<void> {
  for (const round of await roundsToSeal(pool, now, await doorA.roundsOnDisk()))
    await sealRound(pool, doorA, round, now);
}

function remains(ballots: readonly BallotToSeal[]): Sealed {
  const counts = new Map<string, { itemId: string; stratumId: string; count: number }>();
  for (const { stratum_id: stratumId, content } of ballots) {
    for (const itemId of content.mismatches) {
      const key = `${itemId} ${stratumId}`;
      const held = counts.get(key) ?? { itemId, stratumId, count: 0 };
      counts.set(key, { ...held, count: held.count + 1 });
    }
  }
  return {
    ballots: shuffled(
      ballots.map(({ stratum_id: stratumId, content }) => ({
        id: randomUUID(),
        stratumId,
        // Sorted, so that the order in which somebody answered is not in it either.
        answers: Object.fromEntries(Object.entries(content.answers).toSorted(([a], [b]) => (a < b ? -1 : 1))),
      })),
    ),
    // Shuffled on their own: neighbors among comments need not come from one ballot, nor in the ballots' order.
    comments: shuffled(
      ballots.flatMap(({ content }) =>
        Object.entries(content.comments).map(([itemId, text]) => ({ id: randomUUID(), itemId, text })),
      ),
    ),
    mismatches: [...counts.values()].toSorted((a, b) =>
      `${a.itemId} ${a.stratumId}` < `${b.itemId} ${b.stratumId}` ? -1 : 1,
    ),
  };
}

/** Fisher–Yates with the system's randomness. */
function shuffled<T>(given: readonly T[]): T[] {
  const list = [...given];
  for (let last = list.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [list[last], list[other]] = [list[other]!, list[last]!];
  }
  return list;
}
