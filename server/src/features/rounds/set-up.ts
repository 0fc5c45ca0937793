import { randomUUID } from 'node:crypto';
import type { RosterLinesResult, RoundSettingsBody } from '@followthrough/shared/api/rounds.ts';
import type { AskedRole } from '@followthrough/shared/rounds/grouping.ts';
import type { RosterPerson } from '@followthrough/shared/rounds/roster-lines.ts';
import { readRosterLines } from '@followthrough/shared/rounds/roster-lines.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { record } from '../audit/record.ts';
import type { Asking } from './asking.ts';
import { askedCycle, factsToPublish } from './asking.ts';
import { defaultDates, requireSensibleDates } from './calendar.ts';
import type { RoundRow } from './queries.ts';
import { insertRound, lockedRound, setSettings } from './queries.ts';
import { deletePerson, insertPeople, rosterOf } from './roster-queries.ts';

const MOST_PEOPLE = 2_000;

/** Begins a round for this cycle, as a draft that nobody but the leader knows of. */
export async function prepareRound(tx: Tx, asking: Asking): Promise<void> {
  const { orgId, cycleId, person, now } = asking;
  const { cycle } = await askedCycle(tx, asking);
  if (now >= cycle.closes_at) throw new Problem('cycle_closed', { closesAt: cycle.closes_at.toISOString() });
  const made = await insertRound(tx, {
    orgId,
    roundId: randomUUID(),
    cycleId,
    ...defaultDates(cycle, now),
    subject: `${cycle.org_name} asks how you see it`,
    text: `${cycle.org_name} is looking at how it lives up to its own promises, and your view counts as much as ours. It takes about six minutes, on a phone if you like. There is no account and no name, and you can skip any question.\n\n${person.name}`,
  });
  if (!made) throw new Problem('round_exists');
  await record(tx, {
    orgId,
    actor: person.name,
    action: 'round.prepared',
    detail: { year: cycle.year },
    now,
  });
}

export async function changeSettings(
  tx: Tx,
  asking: Asking,
  body: RoundSettingsBody,
  version: number,
): Promise<void> {
  const { orgId, cycleId, now } = asking;
  const { cycle, instrument } = await askedCycle(tx, asking);
  const round = await lockedDraft(tx, orgId, cycleId);
  if (round.version !== version) throw new Problem('stale_version');
  const publishable = await factsToPublish(tx, asking, cycle, instrument);
  await setSettings(tx, orgId, round.round_id, {
    ...requireSensibleDates(body, cycle, now),
    subject: body.invitationSubject,
    text: body.invitationText,
    facts: publishable.filter(({ itemId }) => body.publishedFacts.includes(itemId)),
  });
}

/** Takes every line that is right and gives back every one that is not, with what is wrong. */
export async function addLines(
  tx: Tx,
  { orgId, cycleId }: Asking,
  role: AskedRole,
  text: string,
): Promise<RosterLinesResult> {
  const round = await lockedDraft(tx, orgId, cycleId);
  const roster = await rosterOf(tx, orgId, round.round_id);
  const { people, problems } = readRosterLines(text, role, roster);
  if (roster.length + people.length > MOST_PEOPLE) throw new Problem('roster_full', { limit: MOST_PEOPLE });
  await insertPeople(tx, orgId, round.round_id, people);
  return { added: people.length, problems: [...problems] };
}

export async function addPerson(tx: Tx, { orgId, cycleId }: Asking, person: RosterPerson): Promise<void> {
  const round = await lockedDraft(tx, orgId, cycleId);
  const roster = await rosterOf(tx, orgId, round.round_id);
  if (roster.length >= MOST_PEOPLE) throw new Problem('roster_full', { limit: MOST_PEOPLE });
  const same = ({ role, name, email }: RosterPerson) =>
    person.email === null
      ? email === null && role === person.role && name.toLowerCase() === person.name.toLowerCase()
      : email === person.email;
  if (roster.some(same)) {
    const field = person.email === null ? 'name' : 'email';
    throw new Problem('bad_request', {}, [
      { field, code: 'on_roster', message: `${person.email ?? person.name} is on the roster already.` },
    ]);
  }
  await insertPeople(tx, orgId, round.round_id, [person]);
}

export async function removePerson(tx: Tx, { orgId, cycleId }: Asking, entryId: string): Promise<void> {
  const round = await lockedDraft(tx, orgId, cycleId);
  if (!(await deletePerson(tx, orgId, round.round_id, entryId))) throw new Problem('not_found');
}

/** The round, held against being opened or changed by anybody else, if it still is being prepared. */
export async function lockedDraft(tx: Tx, orgId: string, cycleId: string): Promise<RoundRow> {
  const round = await lockedRound(tx, orgId, cycleId);
  if (!round) throw new Problem('not_found');
  if (round.state !== 'draft') throw new Problem('round_opened');
  return round;
}
