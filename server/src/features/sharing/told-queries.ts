import { sql } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';

interface CountedRow {
  network_id: string;
  year: number;
  measure: string;
  cells: string[];
  is_public: boolean;
  release_at: Date;
}

/** In which cells that are out by now this organization was ever counted, newest year first. */
export async function countedSoFar(tx: Tx, orgId: string, now: Date): Promise<CountedRow[]> {
  const { rows } = await sql<CountedRow>`
    select network_id, year, measure, array_agg(distinct cell order by cell) as cells,
           bool_or(is_public) as is_public, min(release_at) as release_at
      from counted_in
     where org_id = ${orgId} and release_at <= ${now}
     group by network_id, year, measure
     order by year desc, measure`.execute(tx);
  return rows;
}

interface NamedRow {
  network_id: string;
  year: number;
  recommendation: string;
  named_at: Date;
  withdrawn_at: Date | null;
}

/** Where this organization was ever known by name, withdrawn since or not, newest year first. */
export function namedSoFar(tx: Tx, orgId: string): Promise<NamedRow[]> {
  return tx
    .selectFrom('named_in')
    .select(['network_id', 'year', 'recommendation', 'named_at', 'withdrawn_at'])
    .where('org_id', '=', orgId)
    .orderBy('year', 'desc')
    .orderBy('recommendation')
    .execute();
}

/** Whether this organization was counted in anything told, or frozen to be told, of this measure and year. */
export async function isCounted(tx: Tx, orgId: string, measure: string, year: number): Promise<boolean> {
  const found = await tx
    .selectFrom('counted_in')
    .select('cell')
    .where('org_id', '=', orgId)
    .where('measure', '=', measure)
    .where('year', '=', year)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
