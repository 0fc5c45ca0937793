import type { AskedRole } from '@followthrough/shared/rounds/grouping.ts';
import type { RosterPerson } from '@followthrough/shared/rounds/roster-lines.ts';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/kysely-on-client.ts';

export interface RosterRow {
  entry_id: string;
  role: AskedRole;
  name: string;
  email: string | null;
  stratum_id: string | null;
  deliveries: { kind: string; state: 'queued' | 'sent' | 'bounced'; lastError: string | null }[];
}

/** By group, then by name; with what happened to each person's mail, never what she did. */
export async function rosterOf(tx: Tx, orgId: string, roundId: string): Promise<RosterRow[]> {
  const { rows } = await sql<RosterRow>`
    select e.entry_id, e.role, e.name, e.email, e.stratum_id,
           coalesce((select jsonb_agg(jsonb_build_object('kind', d.kind, 'state', d.state, 'lastError', d.last_error) order by d.kind)
                       from mail_delivery d
                      where d.org_id = e.org_id and d.round_id = e.round_id and d.entry_id = e.entry_id), '[]') as deliveries
      from roster_entry e
     where e.org_id = ${orgId} and e.round_id = ${roundId}
     order by array_position(array['staff', 'board', 'survivor_advisory', 'member_program'], e.role), lower(e.name), e.entry_id`.execute(
    tx,
  );
  return rows;
}

export async function insertPeople(
  tx: Tx,
  orgId: string,
  roundId: string,
  people: readonly RosterPerson[],
): Promise<void> {
  if (people.length === 0) return;
  await sql`
    insert into roster_entry (org_id, round_id, entry_id, role, name, email)
    select ${orgId}, ${roundId}, *
      from unnest(${people.map(() => randomUUID())}::uuid[], ${people.map(({ role }) => role)}::text[],
                  ${people.map(({ name }) => name)}::text[], ${people.map(({ email }) => email)}::text[])`.execute(
    tx,
  );
}

/** False when there is no such entry. */
export async function deletePerson(
  tx: Tx,
  orgId: string,
  roundId: string,
  entryId: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from roster_entry where org_id = ${orgId} and round_id = ${roundId} and entry_id = ${entryId}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** A new address for somebody of whom every letter came back, and the invitation due once more. False for anybody else. */
export async function inviteAgain(
  tx: Tx,
  { orgId, roundId, entryId }: { orgId: string; roundId: string; entryId: string },
  email: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    with due as (
      update mail_delivery d set state = 'queued', attempts = 0, last_error = null
       where d.org_id = ${orgId} and d.round_id = ${roundId} and d.entry_id = ${entryId} and d.kind = 'invitation'
         and 'bounced' = all (select o.state from mail_delivery o
                               where o.org_id = d.org_id and o.round_id = d.round_id and o.entry_id = d.entry_id)
      returning d.entry_id)
    update roster_entry e set email = ${email} from due
     where e.org_id = ${orgId} and e.round_id = ${roundId} and e.entry_id = due.entry_id`.execute(tx);
  return numAffectedRows === 1n;
}

export interface Ticket {
  entryId: string;
  stratumId: string;
  tokenHash: string;
}

/** Gives everybody their group and the hash of their token. */
export async function setTickets(
  tx: Tx,
  orgId: string,
  roundId: string,
  tickets: readonly Ticket[],
): Promise<void> {
  await sql`
    update roster_entry e set stratum_id = t.stratum_id, token_hash = t.token_hash
      from unnest(${tickets.map(({ entryId }) => entryId)}::uuid[], ${tickets.map(({ stratumId }) => stratumId)}::uuid[],
                  ${tickets.map(({ tokenHash }) => tokenHash)}::text[]) as t (entry_id, stratum_id, token_hash)
     where e.org_id = ${orgId} and e.round_id = ${roundId} and e.entry_id = t.entry_id`.execute(tx);
}
