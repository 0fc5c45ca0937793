import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { tablesFile, tablesText } from '../../tools/write-tables.ts';
import { testDatabase } from '../setup/test-database.ts';

it('the committed table types are what the migrations make (npm run tables)', async () => {
  const { ownerUrl } = await testDatabase();
  expect(await tablesText(ownerUrl)).toBe(await readFile(tablesFile, 'utf8'));
});
