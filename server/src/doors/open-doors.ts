import { questionnaireFor } from '@followthrough/shared/ballots/questionnaire.ts';
import { instrumentSchema } from '@followthrough/shared/instrument/model.ts';
import type { Pool } from 'pg';
import type { DoorA } from './a/keeper.ts';
import type { RoundKey } from './queries.ts';
import { markOpen, roundsToOpen, roundToOpen, strataToOpen } from './queries.ts';

/**
 * Opens both doors of a round that its leader has opened: door A makes the strata's keys, the questionnaires are frozen, and the
 * invitations and the seal are queued. Safe to repeat after a crash anywhere: door A returns the keys that it made before.
 */
export async function openDoors(pool: Pool, doorA: DoorA, round: RoundKey): Promise<void> {
  const opening = await roundToOpen(pool, round);
  if (!opening) return;
  const strata = await strataToOpen(pool, round);
  const keys = await doorA.openRound(
    round.roundId,
    strata.map((stratum) => ({ stratumId: stratum.stratum_id, tokenHashes: stratum.token_hashes })),
  );
  const instrument = instrumentSchema.parse(opening.instrument);
  const open = strata.map(({ stratum_id: stratumId, roles }) => {
    const key = keys.find((one) => one.stratumId === stratumId);
    if (!key) throw new Error('door A has keys of this round for other strata');
    return { ...key, questionnaire: questionnaireFor(instrument, roles, opening.kind, opening.profile) };
  });
  await markOpen(pool, round, open, opening.seal_at);
}

/** At the start of a process: openings that a crash left undone, and those of a demo world that was just loaded. */
export async function catchUpOpenings(pool: Pool, doorA: DoorA): Promise<void> {
  for (const round of await roundsToOpen(pool)) {
    // One that can't be opened must not keep everything else shut: its job tries again and tells why.
    await openDoors(pool, doorA, round).catch(() => undefined);
  }
}
