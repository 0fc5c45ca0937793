import type { PublishedFact } from '@followthrough/shared/ballots/content.ts';
import type { Profile } from '@followthrough/shared/instrument/answer.ts';
import type { OrgKind } from '@followthrough/shared/instrument/model.ts';
import type { AskedRole } from '@followthrough/shared/rounds/grouping.ts';
import { sql } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';

export interface CycleOfRound {
  year: number;
  closes_at: Date;
  seal_at: Date;
  instrument_version: string;
  profile: Profile;
  org_name: string;
  kind: OrgKind;
}

export async function cycleOfRound(
  tx: Tx,
  orgId: string,
  cycleId: string,
): Promise<CycleOfRound | undefined> {
  const { rows } = await sql<CycleOfRound>`
    select c.year, c.closes_at, c.seal_at, c.instrument_version, c.profile, o.name as org_name, o.kind
      from cycle c join organization o on o.org_id = c.org_id
     where c.org_id = ${orgId} and c.cycle_id = ${cycleId}`.execute(tx);
  return rows[0];
}

export interface RoundRow {
  round_id: string;
  state: 'draft' | 'opening' | 'open' | 'sealed';
  opens_at: Date;
  closes_at: Date;
  seal_at: Date;
  /** Days, as text: a date has no time zone. */
  reminder_dates: string[];
  languages: string[];
  invitation_subject: string;
  invitation_text: string;
  published_facts: PublishedFact[];
  opened_by: string | null;
  version: number;
}

const COLUMNS = sql`round_id, state, opens_at, closes_at, seal_at, reminder_dates::text[] as reminder_dates, languages,
  invitation_subject, invitation_text, published_facts, opened_by, version`;

export async function roundOf(tx: Tx, orgId: string, cycleId: string): Promise<RoundRow | undefined> {
  const { rows } =
    await sql<RoundRow>`select ${COLUMNS} from round where org_id = ${orgId} and cycle_id = ${cycleId}`.execute(
      tx,
    );
  return rows[0];
}

/** Nobody opens the round, or changes its roster, while this transaction holds it. */
export async function lockedRound(tx: Tx, orgId: string, cycleId: string): Promise<RoundRow | undefined> {
  const { rows } = await sql<RoundRow>`
    select ${COLUMNS} from round where org_id = ${orgId} and cycle_id = ${cycleId} for update`.execute(tx);
  return rows[0];
}

export interface RoundDates {
  opensAt: Date;
  closesAt: Date;
  sealAt: Date;
  reminderDates: readonly string[];
}

interface NewRound extends RoundDates {
  orgId: string;
  roundId: string;
  cycleId: string;
  subject: string;
  text: string;
}

/** False when the cycle has a round already. */
export async function insertRound(tx: Tx, round: NewRound): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into round (org_id, round_id, cycle_id, opens_at, closes_at, seal_at, reminder_dates, invitation_subject, invitation_text)
    values (${round.orgId}, ${round.roundId}, ${round.cycleId}, ${round.opensAt}, ${round.closesAt}, ${round.sealAt},
            ${round.reminderDates}::date[], ${round.subject}, ${round.text})
    on conflict (org_id, cycle_id) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

interface Settings extends RoundDates {
  subject: string;
  text: string;
  facts: readonly PublishedFact[];
}

export async function setSettings(tx: Tx, orgId: string, roundId: string, settings: Settings): Promise<void> {
  await sql`
    update round
       set opens_at = ${settings.opensAt}, closes_at = ${settings.closesAt}, seal_at = ${settings.sealAt},
           reminder_dates = ${settings.reminderDates}::date[], invitation_subject = ${settings.subject},
           invitation_text = ${settings.text}, published_facts = ${JSON.stringify(settings.facts)}::jsonb, version = version + 1
     where org_id = ${orgId} and round_id = ${roundId}`.execute(tx);
}

interface Opening {
  opensAt: Date;
  openedBy: string;
  facts: readonly PublishedFact[];
}

export async function markOpening(
  tx: Tx,
  orgId: string,
  roundId: string,
  { opensAt, openedBy, facts }: Opening,
): Promise<void> {
  await sql`
    update round set state = 'opening', opens_at = ${opensAt}, opened_by = ${openedBy},
                     published_facts = ${JSON.stringify(facts)}::jsonb, version = version + 1
     where org_id = ${orgId} and round_id = ${roundId}`.execute(tx);
}

interface NewStratum {
  stratumId: string;
  roles: readonly AskedRole[];
  size: number;
}

export async function insertStrata(
  tx: Tx,
  orgId: string,
  roundId: string,
  strata: readonly NewStratum[],
): Promise<void> {
  for (const { stratumId, roles, size } of strata) {
    await sql`
      insert into stratum (org_id, round_id, stratum_id, roles, size)
      values (${orgId}, ${roundId}, ${stratumId}, ${roles}::text[], ${size})`.execute(tx);
  }
}

export interface StratumRow {
  stratum_id: string;
  roles: AskedRole[];
  size: number;
  fingerprint: string | null;
  questions: number | null;
}

export async function strataOf(tx: Tx, orgId: string, roundId: string): Promise<StratumRow[]> {
  const { rows } = await sql<StratumRow>`
    select stratum_id, roles, size, fingerprint, jsonb_array_length(questionnaire -> 'questions') as questions
      from stratum where org_id = ${orgId} and round_id = ${roundId} order by size desc, stratum_id`.execute(
    tx,
  );
  return rows;
}

/** At least how many answered, per group, in steps of five. The last step is left out where it would mean everybody. */
export async function participationOf(tx: Tx, orgId: string, roundId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ stratum_id: string; at_least: number }>`
    select s.stratum_id, least(p.at_least, (s.size - 1) / 5 * 5) as at_least
      from participation(${roundId}) p join stratum s on s.org_id = ${orgId} and s.round_id = ${roundId} and s.stratum_id = p.stratum_id`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.stratum_id, row.at_least]));
}
