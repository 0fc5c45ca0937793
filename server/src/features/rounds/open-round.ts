import { randomBytes, randomUUID } from 'node:crypto';
import { tokenFrom } from '@followthrough/shared/ballots/token.ts';
import { sha256 } from '../../credentials/fresh-secret.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { record } from '../audit/record.ts';
import type { Asking } from './asking.ts';
import { askedCycle, factsToPublish } from './asking.ts';
import { requireSensibleDates } from './calendar.ts';
import type { InvitationCodes } from './codes.ts';
import { groupWords, groupsOf } from './groups.ts';
import { insertStrata, markOpening } from './queries.ts';
import { rosterOf, setTickets } from './roster-queries.ts';
import { lockedDraft } from './set-up.ts';

/**
 * Opens a round: groups are fixed, everybody gets a token, and door A is told to make the keys (docs/rounds.md §3). The tokens'
 * file is on disk before the transaction ends; if the transaction fails, the next try writes it anew.
 */
export async function openRound(
  tx: Tx,
  asking: Asking,
  codes: InvitationCodes,
  version: number,
): Promise<void> {
  const { orgId, cycleId, person, origin, now } = asking;
  const { cycle, instrument } = await askedCycle(tx, asking);
  const round = await lockedDraft(tx, orgId, cycleId);
  if (round.version !== version) throw new Problem('stale_version');
  const { round_id: roundId, published_facts: chosen } = round;
  const opensAt = round.opens_at < now ? now : round.opens_at;
  requireSensibleDates(
    { opensAt: opensAt.toISOString(), closesAt: round.closes_at.toISOString(), reminderDates: [] },
    cycle,
    now,
  );

  const roster = await rosterOf(tx, orgId, roundId);
  const { grouping } = groupsOf(roster, instrument, cycle);
  if (grouping.groups.length === 0) throw new Problem('round_too_small');
  if (grouping.stranded.length > 0)
    throw new Problem('round_group_too_small', { groups: groupWords(grouping.stranded) });

  const strata = grouping.groups.map(({ roles, size }) => ({ stratumId: randomUUID(), roles, size }));
  const people = roster.map(({ entry_id: entryId, role }) => {
    const stratum = strata.find(({ roles }) => roles.includes(role));
    if (!stratum) throw new Error('somebody on the roster is in no group');
    return { entryId, stratumId: stratum.stratumId, token: tokenFrom(randomBytes(20)) };
  });
  // As the official record has it today: it may have changed since the leader chose.
  const facts = await factsToPublish(tx, asking, cycle, instrument);
  await insertStrata(tx, orgId, roundId, strata);
  await setTickets(
    tx,
    orgId,
    roundId,
    people.map(({ token, ...ticket }) => ({ ...ticket, tokenHash: sha256(token) })),
  );
  await markOpening(tx, orgId, roundId, {
    opensAt,
    openedBy: person.name,
    facts: facts.filter(({ itemId }) => chosen.some((fact) => fact.itemId === itemId)),
  });
  await record(tx, {
    orgId,
    actor: person.name,
    action: 'round.opened',
    detail: { year: cycle.year, asked: people.length },
    now,
  });
  await enqueue(tx, 'open_doors', { orgId, roundId });
  await codes.keep(roundId, {
    origin,
    tokens: Object.fromEntries(people.map(({ entryId, token }) => [entryId, token])),
  });
}
