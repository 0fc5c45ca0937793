import { publishedFactsSchema } from '@followthrough/shared/ballots/content.ts';
import { mismatchShare } from '@followthrough/shared/disclosure/mismatch.ts';
import type { SealedAnswers } from '@followthrough/shared/disclosure/round-voices.ts';
import { roundVoices } from '@followthrough/shared/disclosure/round-voices.ts';
import type { RoleId } from '@followthrough/shared/instrument/model.ts';
import * as z from 'zod';
import type { Tx } from '../../db/kysely-on-client.ts';
import { keepScoresWithVoices } from '../assessment/keep-scores.ts';
import { askedOfVoices } from '../assessment/read.ts';
import {
  contradictionsOf,
  lockedRound,
  replaceMismatchShares,
  replaceVoices,
  sealedBallotsOf,
  strataOf,
} from './queries.ts';

const sealedAnswers = z.record(z.string(), z.union([z.int().min(0).max(4), z.literal('skipped')]));

/**
 * From sealed ballots to what may be told of them (docs/disclosure.md §3): voices and shares as audited rows, and the
 * cycle's scores once more on the basis of facts and voices. Running it again changes nothing.
 */
export async function computeVoices(
  tx: Tx,
  { orgId, roundId, cycleId, now }: { orgId: string; roundId: string; cycleId: string; now: Date },
): Promise<void> {
  const round = await lockedRound(tx, orgId, roundId);
  if (round?.state !== 'sealed') throw new Error('voices are counted after the seal, not before');
  const { instrument, items, leaderLevels } = await askedOfVoices(tx, orgId, cycleId);
  const strata = await strataOf(tx, orgId, roundId);
  const ballots = await sealedBallotsOf(tx, orgId, roundId);

  const told = roundVoices(instrument, {
    groups: strata.map(({ stratum_id: stratumId, roles, size }) => ({
      stratumId,
      roles: roles as RoleId[],
      size,
    })),
    ballots: ballots.map((ballot) => answersOn(ballot)),
    leaderLevels,
  });
  const applying = new Set(items.map(({ id }) => id));
  const shown = told.items.filter(({ itemId }) => applying.has(itemId));
  await replaceVoices(tx, { orgId, cycleId }, shown);

  const contradictions = new Map(
    (await contradictionsOf(tx, orgId, roundId)).map((row) => [row.item_id, row.count]),
  );
  const shares = publishedFactsSchema.parse(round.published_facts).map(({ itemId }) => ({
    itemId,
    told: mismatchShare(contradictions.get(itemId) ?? 0, ballots.length, instrument.release_bands.n),
  }));
  await replaceMismatchShares(tx, { orgId, cycleId }, shares);

  await keepScoresWithVoices(tx, { orgId, cycleId }, told.forScores, now);
}

function answersOn(row: { sealed_ballot_id: string; stratum_id: string; answers: unknown }): SealedAnswers {
  const answered = Object.entries(sealedAnswers.parse(row.answers)).flatMap(
    ([itemId, level]): [string, number][] => (level === 'skipped' ? [] : [[itemId, level]]),
  );
  return { id: row.sealed_ballot_id, stratumId: row.stratum_id, levels: Object.fromEntries(answered) };
}
