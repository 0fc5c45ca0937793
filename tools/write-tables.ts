/** `npm run tables`: writes the types of the tables, as the migrations make them, for kysely. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { temporaryDatabase } from './temporary-database.ts';

const root = path.resolve(import.meta.dirname, '..');
export const tablesFile = path.join(root, 'server/src/db/tables.ts');

/** The text of server/src/db/tables.ts for a migrated database. */
export async function tablesText(ownerUrl: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'followthrough-tables-'));
  const out = path.join(folder, 'tables.ts');
  try {
    const codegen = path.join(root, 'node_modules/kysely-codegen/dist/cli/bin.js');
    const skipped = '{schema_migration,graphile_worker.*}'; // the migrations' own list, and the queue's tables
    const args = [
      '--url',
      ownerUrl,
      '--dialect',
      'postgres',
      '--out-file',
      out,
      '--exclude-pattern',
      skipped,
    ];
    await promisify(execFile)(process.execPath, [codegen, ...args], { cwd: root });
    return await readFile(out, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const database = await temporaryDatabase();
  try {
    await writeFile(tablesFile, await tablesText(database.ownerUrl));
  } finally {
    await database.close();
  }
}
