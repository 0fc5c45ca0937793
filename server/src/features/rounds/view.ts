import type { Participation, RoundView } from '@followthrough/shared/api/rounds.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { Asking } from './asking.ts';
import { askedCycle, factsToPublish } from './asking.ts';
import { stateOf } from './calendar.ts';
import { isCorrectable } from './correctable.ts';
import { groupsOf } from './groups.ts';
import { sampleInvitation, wordsOf } from './letters.ts';
import type { CycleOfRound, RoundRow } from './queries.ts';
import { participationOf, roundOf, strataOf } from './queries.ts';
import { rosterOf } from './roster-queries.ts';

/** Everything that the leader's pages show of a round. Of answers, only how many came from each group, in steps of five. */
export async function viewRound(tx: Tx, asking: Asking): Promise<RoundView> {
  const { orgId, cycleId, now } = asking;
  const { cycle, instrument } = await askedCycle(tx, asking);
  const round = await roundOf(tx, orgId, cycleId);
  const roster = round ? await rosterOf(tx, orgId, round.round_id) : [];
  const { grouping, parts } = groupsOf(roster, instrument, cycle);
  const isDraft = !round || round.state === 'draft';
  return {
    orgName: cycle.org_name,
    year: cycle.year,
    cycleClosesAt: cycle.closes_at.toISOString(),
    round: round ? wireRound(round, now) : null,
    roster: roster.map((entry) => ({
      entryId: entry.entry_id,
      role: entry.role,
      name: entry.name,
      email: entry.email,
      deliveries: entry.deliveries,
      correctable: round !== undefined && isCorrectable(round, entry, now),
    })),
    parts,
    groups: isDraft
      ? grouping.groups.map((group) => ({
          ...group,
          roles: [...group.roles],
          fingerprint: null,
          atLeast: null,
        }))
      : await openGroups(tx, orgId, round, now),
    stranded: isDraft ? [...grouping.stranded] : [],
    publishable: isDraft ? await factsToPublish(tx, asking, cycle, instrument) : round.published_facts,
    preview: round ? previewOf(asking, round, cycle) : null,
    mayPrepare: now < cycle.closes_at,
  };
}

async function openGroups(tx: Tx, orgId: string, round: RoundRow, now: Date): Promise<RoundView['groups']> {
  const strata = await strataOf(tx, orgId, round.round_id);
  const counts = await countsWhileOpen(tx, orgId, round, now);
  return strata.map(({ stratum_id: id, roles, size, questions, fingerprint }) => ({
    roles,
    size,
    questions: questions ?? 0,
    fingerprint,
    atLeast: counts?.get(id) ?? null,
  }));
}

/** Null before anybody can answer, and after the seal, when there are no ballots to count. */
async function countsWhileOpen(
  tx: Tx,
  orgId: string,
  round: RoundRow,
  now: Date,
): Promise<Map<string, number> | null> {
  const state = stateOf(round, now);
  return state === 'open' || state === 'closed' ? participationOf(tx, orgId, round.round_id) : null;
}

/** For the hub: in steps of five. The total adds up the groups' steps, so that it tells nothing that they do not (docs/rounds.md §5). */
export async function viewParticipation(
  tx: Tx,
  asking: Omit<Asking, 'person' | 'origin'>,
): Promise<Participation> {
  const { orgId, cycleId, now } = asking;
  await askedCycle(tx, asking);
  const round = await roundOf(tx, orgId, cycleId);
  if (!round)
    return { state: 'none', asked: 0, atLeast: null, closesAt: null, sealAt: null, nextReminder: null };
  const counts = await countsWhileOpen(tx, orgId, round, now);
  const strata = await strataOf(tx, orgId, round.round_id);
  const today = now.toISOString().slice(0, 10);
  return {
    state: stateOf(round, now),
    asked: strata.reduce((sum, { size }) => sum + size, 0),
    atLeast: counts && [...counts.values()].reduce((sum, count) => sum + count, 0),
    closesAt: round.closes_at.toISOString(),
    sealAt: round.seal_at.toISOString(),
    nextReminder: round.reminder_dates.find((date) => date > today) ?? null,
  };
}

function wireRound(round: RoundRow, now: Date): NonNullable<RoundView['round']> {
  return {
    roundId: round.round_id,
    state: stateOf(round, now),
    opensAt: round.opens_at.toISOString(),
    closesAt: round.closes_at.toISOString(),
    sealAt: round.seal_at.toISOString(),
    reminderDates: round.reminder_dates,
    languages: round.languages,
    invitationSubject: round.invitation_subject,
    invitationText: round.invitation_text,
    publishedFacts: round.published_facts.map(({ itemId }) => itemId),
    openedBy: round.opened_by,
    version: round.version,
  };
}

/** The invitation as it will be sent, addressed to whoever looks. */
function previewOf(
  { person, origin }: Pick<Asking, 'person' | 'origin'>,
  round: RoundRow,
  cycle: CycleOfRound,
) {
  const { subject, body } = sampleInvitation(
    wordsOf(round, cycle.org_name),
    person.email,
    person.name,
    origin,
  );
  return { subject, body };
}
