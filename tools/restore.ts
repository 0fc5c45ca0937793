/** `npm run restore -- FILE`: fills an empty installation from a backup. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate, migrationFiles } from '../server/src/db/migrate.ts';
import { ensureRoles } from '../server/src/db/roles.ts';
import type { EvidenceStore } from '../server/src/evidence-store/store.ts';
import type { BackupLine } from './backup-file.ts';
import { readBackupFile } from './backup-file.ts';
import { backupTables, TEXT_FORM } from './backup-tables.ts';
import { runOnFile } from './operators-database.ts';

/**
 * Restores a backup into a database without people or organizations, in one transaction: all of it, or nothing. The tables are
 * made as they were on the backup's day; the next start brings them up to its own. Returns the number of rows and files.
 * @throws Error with one sentence where the file is no whole backup, is newer than this build, or the database is in use.
 */
export async function restore(
  ownerUrl: string,
  evidence: EvidenceStore,
  file: string,
): Promise<{ rows: number; files: number }> {
  const lines = readBackupFile(file);
  const { value: first } = await lines.next();
  if (first?.is !== 'backup') throw new Error(`${file} is not a backup of Followthrough.`);
  const last = await lastMigration(first.migrations);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const folder = await mkdtemp(path.join(tmpdir(), 'followthrough-restore-'));
  try {
    await requireUnused(client);
    await ensureRoles(ownerUrl, { followthrough_app: null, followthrough_door_b: null });
    await migrate(ownerUrl, last);
    await client.query(`begin; ${TEXT_FORM}`);
    await requireSameTables(client, first.migrations);
    await client.query('delete from instrument_version'); // a start without data publishes them; the backup has its own
    const held = await writeLines(client, evidence, lines, path.join(folder, 'evidence'));
    await client.query('commit');
    return held;
  } finally {
    await client.end();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The backup's migrations must be the first of this build's, unchanged. */
async function lastMigration(inBackup: { name: string; hash: string }[]): Promise<string> {
  const known = new Map((await migrationFiles()).map(({ name, hash }) => [name, hash]));
  const strange = inBackup.find(({ name, hash }) => known.get(name) !== hash);
  if (strange) {
    throw new Error(
      `This backup was made by another version of Followthrough (migration ${strange.name}). Restore it with that version or a later one, then upgrade.`,
    );
  }
  return inBackup.at(-1)?.name ?? '';
}

async function requireUnused(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ person: string | null; organization: string | null }>(
    `select to_regclass('public.person')::text as person, to_regclass('public.organization')::text as organization`,
  );
  const tables = [rows[0]?.person, rows[0]?.organization].filter((table) => typeof table === 'string');
  for (const table of tables) {
    const { rowCount } = await client.query(`select 1 from ${table} limit 1`);
    if (rowCount) {
      throw new Error(
        'There are people or organizations in this database already, and nothing was changed. Restore into a new one: another DATA_DIR, or an empty DATABASE_URL.',
      );
    }
  }
}

/** A database that was started by a later build has later tables. */
async function requireSameTables(client: pg.Client, inBackup: { name: string }[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select name from schema_migration order by name');
  if (rows.length !== inBackup.length) {
    throw new Error(
      'This database was started by a later version than the backup’s. Restore into a new one; nothing was changed.',
    );
  }
}

async function writeLines(
  client: pg.Client,
  evidence: EvidenceStore,
  lines: AsyncIterable<BackupLine>,
  scratch: string,
): Promise<{ rows: number; files: number }> {
  const tables = new Map((await backupTables(client)).map((table) => [table.name, table]));
  const held = { rows: 0, files: 0 };
  for await (const line of lines) {
    if (line.is === 'rows') {
      const table = tables.get(line.table);
      if (!table) throw new Error(`the backup holds an unknown table ${line.table}`);
      const types = new Map(table.columns.map((column) => [column.name, column.type]));
      const names = line.columns.map((name) => client.escapeIdentifier(name)).join(', ');
      const values = line.columns.map((name, at) => `(value ->> ${at})::${types.get(name)}`).join(', ');
      await client.query(
        `insert into ${client.escapeIdentifier(line.table)} (${names}) select ${values} from json_array_elements($1::json)`,
        [JSON.stringify(line.rows)],
      );
      held.rows += line.rows.length;
    } else if (line.is === 'file') {
      await writeFile(scratch, line.base64, 'base64');
      await evidence.put(line.key, scratch);
      held.files += 1;
    } else if (line.is === 'end' && (line.rows !== held.rows || line.files !== held.files)) {
      throw new Error(
        `The backup should hold ${line.rows} rows and ${line.files} files, and holds ${held.rows} and ${held.files}. Nothing was changed.`,
      );
    }
  }
  return held;
}

if (import.meta.main) {
  await runOnFile('restore', async (file, { ownerUrl, evidence }) => {
    const { rows, files } = await restore(ownerUrl, evidence, file);
    return `Restored ${rows} rows and ${files} evidence files. Bring SECRET along (or secrets.json in DATA_DIR), then start.`;
  });
}
