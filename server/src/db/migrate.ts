import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url));

export interface Migration {
  name: string;
  sql: string;
  hash: string;
}

/** The migrations of this build, in order. */
export async function migrationFiles(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(folder + name, 'utf8');
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings the database up to this build: the job queue's own tables, then each new file of migrations/ in a transaction of its own.
 * Forward only. A file that changed after it was applied stops the start, since nobody knows which of the two the tables follow.
 * An advisory lock makes several processes starting at once take turns.
 * `through` names the last file to apply: a restored backup gets the tables of its own day first.
 */
export async function migrate(ownerUrl: string, through?: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query(`select pg_advisory_lock(hashtext('followthrough.migrate'))`);
    await runMigrations({ connectionString: ownerUrl, schema: 'graphile_worker', logger: undefined });
    await client.query(`set lock_timeout = '10s'`);
    await client.query(
      `create table if not exists schema_migration (name text primary key, hash text not null, applied_at timestamptz not null)`,
    );
    const known = await client.query<{ name: string; hash: string }>(
      'select name, hash from schema_migration',
    );
    const hashes = new Map(known.rows.map((row) => [row.name, row.hash]));
    for (const migration of await migrationFiles()) {
      if (through !== undefined && migration.name > through) break;
      const hash = hashes.get(migration.name);
      if (hash === migration.hash) continue;
      if (hash !== undefined)
        throw new Error(
          `migration ${migration.name} was changed after it was applied; add a new file instead`,
        );
      await client.query('begin');
      try {
        await client.query(migration.sql);
        await client.query('insert into schema_migration values ($1, $2, now())', [
          migration.name,
          migration.hash,
        ]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
      }
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.end();
  }
}
