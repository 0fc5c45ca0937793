/** `npm run backup -- FILE`: writes everything an installation holds, but for its SECRET, into one file. */
import { rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import type { EvidenceStore } from '../server/src/evidence-store/store.ts';
import type { BackupLine } from './backup-file.ts';
import { writeBackupFile } from './backup-file.ts';
import { backupTables, TEXT_FORM } from './backup-tables.ts';
import { runOnFile } from './operators-database.ts';

const ROWS_A_LINE = 500;

/**
 * Writes one moment of the database and the evidence files listed in it; the application may go on working meanwhile.
 * The file appears under its name when it is whole. Returns the number of rows and files in it.
 * @throws Error where the file exists, or where the database was never migrated.
 */
export async function backUp(
  ownerUrl: string,
  evidence: EvidenceStore,
  file: string,
): Promise<{ rows: number; files: number }> {
  if (existsSync(file)) throw new Error(`${file} exists already. Name a new file.`);
  const unfinished = `${file}.unfinished`;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`begin isolation level repeatable read read only; ${TEXT_FORM}`);
    const held = { rows: 0, files: 0 };
    await rm(unfinished, { force: true });
    await writeBackupFile(unfinished, backupLines(client, evidence, held));
    await rename(unfinished, file);
    return held;
  } finally {
    await client.end();
    await rm(unfinished, { force: true });
  }
}

async function* backupLines(
  client: pg.Client,
  evidence: EvidenceStore,
  held: { rows: number; files: number },
): AsyncGenerator<BackupLine> {
  const { rows: migrations } = await client.query<{ name: string; hash: string }>(
    'select name, hash from schema_migration order by name',
  );
  yield { is: 'backup', format: 1, migrations };
  for (const { name, columns } of await backupTables(client)) {
    const names = columns.map((column) => client.escapeIdentifier(column.name));
    await client.query(
      `declare backup_rows cursor for select array[${names.map((column) => `${column}::text`).join(', ')}] as row from ${client.escapeIdentifier(name)}`,
    );
    for (;;) {
      const { rows } = await client.query<{ row: (string | null)[] }>(
        `fetch ${ROWS_A_LINE} from backup_rows`,
      );
      if (rows.length === 0) break;
      held.rows += rows.length;
      yield {
        is: 'rows',
        table: name,
        columns: columns.map((column) => column.name),
        rows: rows.map(({ row }) => row),
      };
    }
    await client.query('close backup_rows');
  }
  const { rows: listed } = await client.query<{ key: string }>(
    `select org_id || '/' || file_id as key from evidence_file where removed_at is null order by 1`,
  );
  for (const { key } of listed) {
    const bytes = await evidence.open(key);
    // Removed after the moment that this backup shows.
    if (!bytes) continue;
    held.files += 1;
    yield { is: 'file', key, base64: await text(bytes.setEncoding('base64')) };
  }
  yield { is: 'end', ...held };
}

if (import.meta.main) {
  await runOnFile('backup', async (file, { ownerUrl, evidence }) => {
    const { rows, files } = await backUp(ownerUrl, evidence, file);
    return `Saved ${rows} rows and ${files} evidence files to ${file}. Keep it as safe as the database, and SECRET (or secrets.json in DATA_DIR) in another place.`;
  });
}
