import type { Answer } from '@followthrough/shared/instrument/answer.ts';
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';
import type * as table from '../../db/tables.ts';
import type { ScoreRows } from './score-rows.ts';

export type CycleRow = Selectable<table.Cycle>;
export type AnswerRow = Omit<Selectable<table.Answer>, 'org_id' | 'cycle_id'>;
/** An answer as it is stored: `blank` where nothing is chosen. */
export type StoredAnswer = Omit<Answer, 'state'> & { state: Answer['state'] | 'blank' };

const ANSWER_COLUMNS = [
  'item_id',
  'state',
  'value',
  'reason',
  'note',
  'links',
  'version',
  'changed_by',
  'changed_at',
] as const;

/* ---- Cycles ---- */

export function cycleById(tx: Tx, orgId: string, cycleId: string): Promise<CycleRow | undefined> {
  return tx
    .selectFrom('cycle')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
}

/** Nobody saves, submits or takes back while this transaction holds the cycle. */
export function lockedCycle(tx: Tx, orgId: string, cycleId: string): Promise<CycleRow | undefined> {
  return tx
    .selectFrom('cycle')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .forUpdate()
    .executeTakeFirst();
}

/** Newest first. */
export function cyclesOf(tx: Tx, orgId: string): Promise<CycleRow[]> {
  return tx.selectFrom('cycle').selectAll().where('org_id', '=', orgId).orderBy('year', 'desc').execute();
}

export async function profileOfOrganization(tx: Tx, orgId: string): Promise<unknown> {
  const row = await tx
    .selectFrom('organization')
    .select('profile')
    .where('org_id', '=', orgId)
    .executeTakeFirst();
  return row?.profile;
}

interface NewCycle {
  orgId: string;
  cycleId: string;
  year: number;
  instrumentVersion: string;
  profile: unknown;
  opensAt: Date;
  closesAt: Date;
  sealAt: Date;
  releaseAt: Date;
}

/** Undefined when the organization has a cycle for that year already. */
export function insertCycle(tx: Tx, cycle: NewCycle): Promise<CycleRow | undefined> {
  return tx
    .insertInto('cycle')
    .values({
      org_id: cycle.orgId,
      cycle_id: cycle.cycleId,
      year: cycle.year,
      instrument_version: cycle.instrumentVersion,
      profile: JSON.stringify(cycle.profile),
      opens_at: cycle.opensAt,
      closes_at: cycle.closesAt,
      seal_at: cycle.sealAt,
      release_at: cycle.releaseAt,
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'year']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

export function setProfile(tx: Tx, orgId: string, cycleId: string, profile: unknown): Promise<CycleRow> {
  return changedCycle(tx, orgId, cycleId, { profile: JSON.stringify(profile) });
}

/** `null` takes a submission back. */
export function setSubmitted(
  tx: Tx,
  orgId: string,
  cycleId: string,
  at: Date | null,
  by: string | null,
): Promise<CycleRow> {
  return changedCycle(tx, orgId, cycleId, { submitted_at: at, submitted_by: by });
}

function changedCycle(
  tx: Tx,
  orgId: string,
  cycleId: string,
  change: { profile: string } | { submitted_at: Date | null; submitted_by: string | null },
): Promise<CycleRow> {
  return tx
    .updateTable('cycle')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/* ---- Answers ---- */

export function answersOf(tx: Tx, orgId: string, cycleId: string): Promise<AnswerRow[]> {
  return tx
    .selectFrom('answer')
    .select(ANSWER_COLUMNS)
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .execute();
}

export function answerOf(
  tx: Tx,
  orgId: string,
  cycleId: string,
  itemId: string,
): Promise<AnswerRow | undefined> {
  return tx
    .selectFrom('answer')
    .select(ANSWER_COLUMNS)
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .where('item_id', '=', itemId)
    .executeTakeFirst();
}

/** Newest first. */
export function changesOf(tx: Tx, orgId: string, cycleId: string, itemId: string): Promise<AnswerRow[]> {
  return tx
    .selectFrom('answer_change')
    .select(ANSWER_COLUMNS)
    .where('org_id', '=', orgId)
    .where('cycle_id', '=', cycleId)
    .where('item_id', '=', itemId)
    .orderBy('version', 'desc')
    .execute();
}

interface Save {
  orgId: string;
  cycleId: string;
  itemId: string;
  answer: StoredAnswer;
  /** The version this edit is based on; 0 = there was none. */
  expected: number;
  by: string;
  now: Date;
}

/**
 * Saves one answer and its line of history in one statement, if the cycle is open and the version is the expected one.
 * Undefined = nothing was written. The shared lock on the cycle makes a save and a submission take turns, so that no
 * answer slips in behind the scores.
 */
export async function writeAnswer(
  tx: Tx,
  save: Save,
): Promise<{ version: number; changed_at: Date } | undefined> {
  const { orgId, cycleId, itemId, answer } = save;
  const value = answer.value === null ? null : JSON.stringify(answer.value);
  const { rows } = await sql<{ version: number; changed_at: Date }>`
    with open_cycle as (
      select org_id, cycle_id from cycle
       where org_id = ${orgId} and cycle_id = ${cycleId}
         and submitted_at is null and opens_at <= ${save.now} and closes_at > ${save.now}
         for share
    ), written as (
      insert into answer as held (org_id, cycle_id, item_id, state, value, reason, note, links, version, changed_by, changed_at)
      select org_id, cycle_id, ${itemId}, ${answer.state}, ${value}::jsonb, ${answer.reason ?? null}, ${answer.note ?? null},
             ${JSON.stringify(answer.links)}::jsonb, 1, ${save.by}, ${save.now}::timestamptz
        from open_cycle
       where ${save.expected}::int = 0
          or exists (select from answer a where a.org_id = ${orgId} and a.cycle_id = ${cycleId} and a.item_id = ${itemId})
      on conflict (org_id, cycle_id, item_id) do update
         set state = excluded.state, value = excluded.value, reason = excluded.reason, note = excluded.note,
             links = excluded.links, version = held.version + 1, changed_by = excluded.changed_by, changed_at = excluded.changed_at
       where held.version = ${save.expected}::int
      returning *
    ), logged as (
      insert into answer_change (org_id, cycle_id, item_id, version, state, value, reason, note, links, changed_by, changed_at)
      select org_id, cycle_id, item_id, version, state, value, reason, note, links, changed_by, changed_at from written
    )
    select version, changed_at from written`.execute(tx);
  return rows[0];
}

/* ---- Scores ---- */

export async function deleteScores(
  tx: Tx,
  orgId: string,
  cycleId: string,
  basis: 'facts' | 'facts_and_voices',
): Promise<void> {
  for (const from of ['score_snapshot', 'item_score', 'overall_score'] as const) {
    await tx
      .deleteFrom(from)
      .where('org_id', '=', orgId)
      .where('cycle_id', '=', cycleId)
      .where('basis', '=', basis)
      .execute();
  }
}

export async function insertScores(tx: Tx, rows: ScoreRows): Promise<void> {
  await tx.insertInto('score_snapshot').values(rows.snapshots).execute();
  await tx.insertInto('item_score').values(rows.items).execute();
  await tx.insertInto('overall_score').values(rows.overall).execute();
}
