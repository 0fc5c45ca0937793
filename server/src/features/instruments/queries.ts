import type { Tx } from '../../db/kysely-on-client.ts';

export async function versionBody(tx: Tx, version: string): Promise<unknown> {
  const row = await tx
    .selectFrom('instrument_version')
    .select('body')
    .where('instrument_version', '=', version)
    .executeTakeFirst();
  return row?.body;
}

export async function publishedVersions(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('instrument_version').select('instrument_version').execute();
  return rows.map((row) => row.instrument_version);
}
