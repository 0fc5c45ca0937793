import type { LedgerCell } from '@followthrough/shared/networks/freeze-release.ts';
import { FACTS, isSlow } from '@followthrough/shared/networks/measures.ts';
import type { Measure } from '@followthrough/shared/networks/measures.ts';
import type { Insertable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';
import type * as table from '../../db/tables.ts';
import { toldBefore } from './kept-figures.ts';
import type { Freezing } from './release-rows.ts';

// What freezing asks of the database. It works as the owner, across organizations: no request ever does.

export interface FreezeKey {
  networkId: string;
  year: number;
  revision: number;
}

/** Freezings whose time has come, oldest first; those that follow from others come after them. */
export async function dueFreezings(tx: Tx, now: Date): Promise<FreezeKey[]> {
  const { rows } = await sql<{ network_id: string; year: number; revision: number }>`
    select c.network_id, c.year, due.revision
      from network_cycle c
     cross join lateral (values (1, c.freeze_at), (2, c.revise_at)) as due (revision, at)
     where due.at <= ${now}
       and not exists (select from release r
                        where r.org_id = c.org_id and r.network_id = c.network_id and r.year = c.year
                          and r.revision = due.revision and r.state = 'frozen')
     order by due.at, c.network_id, due.revision`.execute(tx);
  return rows.map((row) => ({ networkId: row.network_id, year: row.year, revision: row.revision }));
}

/** The network and the year's calendar; undefined where there is none. */
export function networkYear(tx: Tx, { networkId, year }: FreezeKey) {
  return tx
    .selectFrom('network as n')
    .innerJoin('network_cycle as c', (join) =>
      join.onRef('c.org_id', '=', 'n.org_id').onRef('c.network_id', '=', 'n.network_id'),
    )
    .select([
      'n.org_id',
      'n.network_id',
      'n.steward_kind',
      'n.breakdowns',
      'n.protected_from_year',
      'n.public_from_year',
      'c.freeze_at',
      'c.release_at',
      'c.revise_at',
    ])
    .where('n.network_id', '=', networkId)
    .where('c.year', '=', year)
    .executeTakeFirst();
}

export async function releaseState(tx: Tx, of: Omit<Freezing, 'releaseAt'>): Promise<string | undefined> {
  const row = await tx
    .selectFrom('release')
    .select('state')
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .where('year', '=', of.year)
    .where('revision', '=', of.revision)
    .executeTakeFirst();
  return row?.state;
}

export async function markRunning(tx: Tx, of: Freezing, total: number, now: Date): Promise<void> {
  const fresh = { state: 'running', done: 0, total, frozen_at: now };
  await tx
    .insertInto('release')
    .values({
      org_id: of.orgId,
      network_id: of.networkId,
      year: of.year,
      revision: of.revision,
      release_at: of.releaseAt,
      ...fresh,
    })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'network_id', 'year', 'revision']).doUpdateSet(fresh),
    )
    .execute();
}

export async function markRelease(
  tx: Tx,
  of: Freezing,
  change: { done: number } | { state: 'failed' } | { state: 'frozen'; done: number; frozen_at: Date },
): Promise<void> {
  await tx
    .updateTable('release')
    .set(change)
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .where('year', '=', of.year)
    .where('revision', '=', of.revision)
    .where('state', '<>', 'frozen')
    .execute();
}

/** Those who were in before the freeze and haven't left since. */
export function membersAt(tx: Tx, networkId: string, freezeAt: Date) {
  return tx
    .selectFrom('network_membership')
    .select(['org_id', 'by'])
    .where('network_id', '=', networkId)
    .where('left_at', 'is', null)
    .where('joined_at', '<=', freezeAt)
    .orderBy('org_id')
    .execute();
}

/** What each member decided last, for that year. */
export function latestConsents(tx: Tx, orgIds: readonly string[], networkId: string, year: number) {
  return tx
    .selectFrom('consent')
    .distinctOn(['org_id', 'recommendation'])
    .select(['org_id', 'recommendation', 'level'])
    .where(sql<boolean>`org_id = any (${orgIds})`)
    .where('network_id', '=', networkId)
    .where('year', '=', year)
    .orderBy('org_id')
    .orderBy('recommendation')
    .orderBy('seq', 'desc')
    .execute();
}

/** Checks of that year that were handed in by then, each on its latest basis: with voices where they were kept. */
export function submittedChecks(tx: Tx, orgIds: readonly string[], year: number, by: Date) {
  return tx
    .selectFrom('cycle as c')
    .innerJoin('overall_score as o', (join) =>
      join.onRef('o.org_id', '=', 'c.org_id').onRef('o.cycle_id', '=', 'c.cycle_id'),
    )
    .distinctOn('c.org_id')
    .select(['c.org_id', 'c.cycle_id', 'c.instrument_version', 'c.profile', 'o.basis'])
    .where(sql<boolean>`c.org_id = any (${orgIds})`)
    .where('c.year', '=', year)
    .where('c.submitted_at', '<=', by)
    .orderBy('c.org_id')
    .orderBy(sql`o.basis = 'facts_and_voices'`, 'desc')
    .execute();
}

export function itemScores(tx: Tx, checks: readonly { org_id: string; cycle_id: string; basis: string }[]) {
  const orgIds = checks.map((check) => check.org_id);
  const cycleIds = checks.map((check) => check.cycle_id);
  const bases = checks.map((check) => check.basis);
  return tx
    .selectFrom('item_score as s')
    .innerJoin(
      sql<{ org_id: string; cycle_id: string; basis: string }>`
        unnest(${orgIds}::uuid[], ${cycleIds}::uuid[], ${bases}::text[])`.as<'k'>(
        sql`k (org_id, cycle_id, basis)`,
      ),
      (join) =>
        join
          .onRef('k.org_id', '=', 's.org_id')
          .onRef('k.cycle_id', '=', 's.cycle_id')
          .onRef('k.basis', '=', 's.basis'),
    )
    .select([
      's.org_id',
      's.item_id',
      's.recommendation',
      's.scoring_version',
      's.state',
      's.score',
      's.se',
      's.weight',
      's.figures',
    ])
    .execute();
}

const slow = FACTS.filter(isSlow);
const countsFor = (year: number) => sql<boolean>`(year = ${year} or measure = any (${slow}))`;

/** Organizations that are counted together with these somewhere, or with somebody who is, and so on; and in which networks. */
export async function connected(
  tx: Tx,
  orgIds: readonly string[],
  year: number,
): Promise<{ orgIds: string[]; networkIds: string[] }> {
  let reached = [...orgIds];
  for (;;) {
    const networks = await tx
      .selectFrom('counted_in')
      .select('network_id')
      .distinct()
      .where(sql<boolean>`org_id = any (${reached})`)
      .where(countsFor(year))
      .execute();
    const networkIds = networks.map((row) => row.network_id);
    const counted = await tx
      .selectFrom('counted_in')
      .select('org_id')
      .distinct()
      .where(sql<boolean>`network_id = any (${networkIds})`)
      .where(countsFor(year))
      .execute();
    const all = [...new Set([...reached, ...counted.map((row) => row.org_id)])];
    if (all.length === reached.length) return { orgIds: all, networkIds };
    reached = all;
  }
}

/** Until this transaction ends, nobody else writes in the ledgers of what was told. */
export async function lockLedger(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(20260009)`.execute(tx);
}

/** How much the ledgers say of these organizations. They only grow, so an equal number means unchanged. */
export async function ledgerSize(tx: Tx, orgIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ size: string }>`
    select (select count(*) from counted_in where org_id = any (${orgIds})) +
           (select count(*) from named_in where org_id = any (${orgIds})) as size`.execute(tx);
  return Number(rows[0]?.size);
}

/** All cells that these networks ever told of the year and of slow facts, and this one's of the year before. */
export async function ledgerOf(
  tx: Tx,
  networkIds: readonly string[],
  { networkId, year }: FreezeKey,
): Promise<LedgerCell[]> {
  const { rows } = await sql<{
    network_id: string;
    year: number;
    revision: number;
    measure: Measure;
    cell: string;
    is_public: boolean;
    units: string[];
    n_from: number;
    figures: unknown;
  }>`
    select c.network_id, c.year, c.revision, c.measure, c.cell, r.is_public, c.units, r.n_from, r.figures
      from (select network_id, year, revision, measure, cell, array_agg(org_id order by org_id) as units
              from counted_in
             where (network_id = any (${networkIds}) and (year = ${year} or measure = any (${slow})))
                or (network_id = ${networkId} and year = ${year - 1})
             group by network_id, year, revision, measure, cell) c
      join network n on n.network_id = c.network_id
      join released_cell r on r.org_id = n.org_id and r.network_id = c.network_id and r.year = c.year
                          and r.revision = c.revision and r.measure = c.measure and r.cell = c.cell
     order by c.network_id, c.year, c.revision, c.measure, c.cell`.execute(tx);
  return rows.map(({ network_id, is_public, n_from, figures, ...cell }) => ({
    ...cell,
    networkId: network_id,
    isPublic: is_public,
    told: toldBefore(n_from, figures),
  }));
}

/** Who was ever known by name for something of that year, wherever. */
export function namedOf(tx: Tx, orgIds: readonly string[], year: number) {
  return tx
    .selectFrom('named_in')
    .select(['org_id', 'recommendation'])
    .distinct()
    .where(sql<boolean>`org_id = any (${orgIds})`)
    .where('year', '=', year)
    .execute();
}

/** A statement takes so many parameters and no more. */
const ROWS_AT_ONCE = 2_000;

export async function insertRelease(
  tx: Tx,
  rows: { cells: Insertable<table.ReleasedCell>[]; countedIn: Insertable<table.CountedIn>[] },
): Promise<void> {
  for (const cells of inParts(rows.cells)) await tx.insertInto('released_cell').values(cells).execute();
  for (const lines of inParts(rows.countedIn)) await tx.insertInto('counted_in').values(lines).execute();
}

function inParts<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, part) =>
    rows.slice(part * ROWS_AT_ONCE, (part + 1) * ROWS_AT_ONCE),
  );
}
