import type { FrozenCell } from '@followthrough/shared/networks/freeze-release.ts';
import type { Measure } from '@followthrough/shared/networks/measures.ts';
import { sql } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';
import { toldBefore } from './kept-figures.ts';

// What screens and files read: rows that a release left behind, and nothing of the answers they come from.

/** A network's rows belong to its steward; a member reads them in the network's scope. */
export interface NetworkKey {
  orgId: string;
  networkId: string;
}

/** The steward of the network in scope; undefined where the reader has none of it. */
export async function stewardOf(tx: Tx, networkId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('network')
    .select('org_id')
    .where('network_id', '=', networkId)
    .executeTakeFirst();
  return row?.org_id;
}

/** The network behind a public page, which precedes any scope. */
export async function publicNetwork(
  tx: Tx,
  slug: string,
): Promise<{ networkId: string; fromYear: number } | null> {
  const { rows } = await sql<{ network_id: string; public_from_year: number | null }>`
    select network_id, public_from_year from public_network(${slug})`.execute(tx);
  const [row] = rows;
  return row && row.public_from_year !== null
    ? { networkId: row.network_id, fromYear: row.public_from_year }
    : null;
}

export interface ReleasedRevision {
  year: number;
  revision: number;
  frozenAt: Date;
  releasedAt: Date;
}

/** What is out by now, newest year first; of each year its newest revision. */
export async function releasedYears(
  tx: Tx,
  { orgId, networkId }: NetworkKey,
  now: Date,
): Promise<ReleasedRevision[]> {
  const rows = await tx
    .selectFrom('release')
    .distinctOn('year')
    .select(['year', 'revision', 'frozen_at', 'release_at'])
    .where('org_id', '=', orgId)
    .where('network_id', '=', networkId)
    .where('state', '=', 'frozen')
    .where('release_at', '<=', now)
    .orderBy('year', 'desc')
    .orderBy('revision', 'desc')
    .execute();
  return rows.map((row) => ({
    year: row.year,
    revision: row.revision,
    frozenAt: row.frozen_at,
    releasedAt: row.release_at,
  }));
}

/** A release of this year that is being worked out, or could not be and is tried again. */
export async function unfinishedRelease(
  tx: Tx,
  { orgId, networkId }: NetworkKey,
  year: number,
): Promise<{ state: 'running' | 'failed'; done: number; total: number } | null> {
  const row = await tx
    .selectFrom('release')
    .select(['state', 'done', 'total'])
    .where('org_id', '=', orgId)
    .where('network_id', '=', networkId)
    .where('year', '=', year)
    .where('state', '<>', 'frozen')
    .orderBy('revision', 'desc')
    .executeTakeFirst();
  return row
    ? { state: row.state === 'failed' ? 'failed' : 'running', done: row.done, total: row.total }
    : null;
}

export interface ReleasedCell {
  year: number;
  measure: Measure;
  cell: string;
  by: Record<string, string>;
  isPublic: boolean;
  told: FrozenCell['told'];
}

/**
 * The cells of one year and the totals of all, as far as they are out by now. Of each cell the newest revision that could
 * be told counts: late answers that the audit refused leave the figure as it was.
 */
export async function releasedCells(
  tx: Tx,
  { orgId, networkId }: NetworkKey,
  year: number,
  now: Date,
): Promise<ReleasedCell[]> {
  const rows = await tx
    .selectFrom('released_cell')
    .distinctOn(['year', 'measure', 'cell'])
    .select(['year', 'measure', 'cell', 'by', 'place', 'is_public', 'n_from', 'figures'])
    .where('org_id', '=', orgId)
    .where('network_id', '=', networkId)
    .where((column) => column.or([column('year', '=', year), column('cell', '=', 'total')]))
    .where('release_at', '<=', now)
    .orderBy('year')
    .orderBy('measure')
    .orderBy('cell')
    .orderBy('released', 'desc')
    .orderBy('revision', 'desc')
    .execute();
  return rows
    .toSorted((a, b) => a.place - b.place)
    .map((row) => ({
      year: row.year,
      measure: row.measure as Measure,
      cell: row.cell,
      by: row.by as Record<string, string>,
      isPublic: row.is_public,
      told: row.figures === null || row.n_from === null ? null : toldBefore(row.n_from, row.figures),
    }));
}

/** What members share by name; the steward's rows alone. */
export function namedScores(tx: Tx, { orgId, networkId }: NetworkKey, year: number) {
  return tx
    .selectFrom('named_score')
    .select([
      'recommendation',
      'member_org_id',
      'member_name',
      'by',
      'instrument_version',
      'state',
      'score',
      'range_low',
      'range_high',
      'completeness',
      'change_label',
      'note',
    ])
    .where('org_id', '=', orgId)
    .where('network_id', '=', networkId)
    .where('year', '=', year)
    .orderBy('member_name')
    .orderBy('member_org_id')
    .orderBy('recommendation')
    .execute();
}

export async function startsOf(
  tx: Tx,
  networkId: string,
  year: number,
): Promise<{ memberName: string; state: string }[]> {
  const { rows } = await sql<{ member_name: string; state: string }>`
    select member_name, state from network_starts(${networkId}, ${year})`.execute(tx);
  return rows.map((row) => ({ memberName: row.member_name, state: row.state }));
}

export async function participationOf(tx: Tx, networkId: string, year: number): Promise<number> {
  const { rows } = await sql<{ members: number }>`
    select network_participation(${networkId}, ${year}) as members`.execute(tx);
  return rows[0]?.members ?? 0;
}
