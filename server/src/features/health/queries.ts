import type { Pool } from 'pg';

export async function appliedMigrations(pool: Pool): Promise<Set<string>> {
  const { rows } = await pool.query<{ name: string }>('select name from schema_migration');
  return new Set(rows.map((row) => row.name));
}
