import type { GroupVoice, TurnoutBand } from '@followthrough/shared/disclosure/round-voices.ts';
import type { MismatchShare, ShareBand } from '@followthrough/shared/disclosure/mismatch.ts';
import { releasedBefore } from '@followthrough/shared/disclosure/releasable.ts';
import { sql } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';

/* ---- The sealed round, for the job alone: the application's role may not read any of it ---- */

interface SealedRoundRow {
  state: string;
  published_facts: unknown;
}

/** Undefined for a round that isn't there. Two runs of the job take turns. */
export function lockedRound(tx: Tx, orgId: string, roundId: string): Promise<SealedRoundRow | undefined> {
  return tx
    .selectFrom('round')
    .select(['state', 'published_facts'])
    .where('org_id', '=', orgId)
    .where('round_id', '=', roundId)
    .forUpdate()
    .executeTakeFirst();
}

export function strataOf(tx: Tx, orgId: string, roundId: string) {
  return tx
    .selectFrom('stratum')
    .select(['stratum_id', 'roles', 'size'])
    .where('org_id', '=', orgId)
    .where('round_id', '=', roundId)
    .execute();
}

export function sealedBallotsOf(tx: Tx, orgId: string, roundId: string) {
  return tx
    .selectFrom('sealed_ballot')
    .select(['sealed_ballot_id', 'stratum_id', 'answers'])
    .where('org_id', '=', orgId)
    .where('round_id', '=', roundId)
    .execute();
}

/** How many ballots contradict a fact, over all groups together. */
export function contradictionsOf(
  tx: Tx,
  orgId: string,
  roundId: string,
): Promise<{ item_id: string; count: number }[]> {
  return tx
    .selectFrom('sealed_mismatch')
    .select(['item_id', sql<number>`sum(count)::integer`.as('count')])
    .where('org_id', '=', orgId)
    .where('round_id', '=', roundId)
    .groupBy('item_id')
    .execute();
}

/* ---- What was released ---- */

interface OfCycle {
  orgId: string;
  cycleId: string;
}

export async function replaceVoices(
  tx: Tx,
  { orgId, cycleId }: OfCycle,
  items: readonly { itemId: string; groups: readonly GroupVoice[] }[],
): Promise<void> {
  const rows = items.flatMap(({ itemId, groups }) =>
    groups.map((group) => ({
      org_id: orgId,
      cycle_id: cycleId,
      item_id: itemId,
      group_id: group.groupId,
      state: group.state,
      coded: group.state === 'shown' && group.coded,
      ...(group.state === 'shown' && {
        n_band: String(group.nFrom),
        mean_coded: group.mean,
        se_band: group.se,
        agreement: group.agreementFrom === null ? null : String(group.agreementFrom),
        turnout_band: group.turnout,
      }),
    })),
  );
  await tx.deleteFrom('voice').where('org_id', '=', orgId).where('cycle_id', '=', cycleId).execute();
  if (rows.length > 0) await tx.insertInto('voice').values(rows).execute();
}

export async function replaceMismatchShares(
  tx: Tx,
  { orgId, cycleId }: OfCycle,
  shares: readonly { itemId: string; told: MismatchShare }[],
): Promise<void> {
  const rows = shares.map(({ itemId, told }) => ({
    org_id: orgId,
    cycle_id: cycleId,
    item_id: itemId,
    state: told.state,
    ...(told.state === 'shown' && { n_band: String(told.nFrom), share_band: told.share }),
  }));
  await tx.deleteFrom('mismatch_share').where('org_id', '=', orgId).where('cycle_id', '=', cycleId).execute();
  if (rows.length > 0) await tx.insertInto('mismatch_share').values(rows).execute();
}

/** By item; the pool or the only group first, then by name. */
export async function voicesOfCycle(
  tx: Tx,
  orgId: string,
  cycleId: string,
): Promise<{ itemId: string; voice: GroupVoice }[]> {
  const rows = await tx
    .selectFrom('voice')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .orderBy('item_id')
    .orderBy('group_id')
    .execute();
  return rows.map((row) => {
    const { item_id: itemId, group_id: groupId } = row;
    if (row.state !== 'shown') return { itemId, voice: { state: 'too_few', groupId } };
    return {
      itemId,
      voice: {
        state: 'shown',
        groupId,
        nFrom: releasedBefore(Number(row.n_band)),
        mean: releasedBefore(row.mean_coded ?? 0),
        coded: row.coded,
        se: releasedBefore(row.se_band ?? 0),
        agreementFrom: row.agreement === null ? null : releasedBefore(Number(row.agreement)),
        turnout: releasedBefore(row.turnout_band as TurnoutBand),
      },
    };
  });
}

export async function mismatchSharesOf(
  tx: Tx,
  orgId: string,
  cycleId: string,
): Promise<Map<string, MismatchShare>> {
  const rows = await tx
    .selectFrom('mismatch_share')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .execute();
  return new Map(
    rows.map((row): [string, MismatchShare] => [
      row.item_id,
      row.state === 'shown'
        ? {
            state: 'shown',
            nFrom: releasedBefore(Number(row.n_band)),
            share: releasedBefore(row.share_band as ShareBand),
          }
        : { state: 'too_few' },
    ]),
  );
}

/* ---- What the round's people were told and wrote ---- */

export function roundOfCycle(tx: Tx, orgId: string, cycleId: string) {
  return tx
    .selectFrom('round')
    .select(['round_id', 'state', 'closes_at', 'seal_at', 'published_facts'])
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
}

/** How many released comments speak of each theme. */
export function themeCountsOf(
  tx: Tx,
  orgId: string,
  roundId: string,
): Promise<{ item_id: string; theme: string; comments: number }[]> {
  return tx
    .selectFrom('sealed_comment')
    .select(['item_id', sql<string>`theme`.as('theme'), sql<number>`count(*)::integer`.as('comments')])
    .where('org_id', '=', orgId)
    .where('round_id', '=', roundId)
    .where('review', '=', 'released')
    .where('theme', 'is not', null)
    .groupBy(['item_id', 'theme'])
    .execute();
}
