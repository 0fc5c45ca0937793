import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { canonicalJson } from '@followthrough/shared/instrument/canonical-json.ts';
import { parseInstrument } from '@followthrough/shared/instrument/parse.ts';
import pg from 'pg';

const folder = fileURLToPath(new URL('../../../shared/instruments/', import.meta.url));

/** An instrument file that can't be published; one line per mistake, each with file, item and what is wrong. */
class InstrumentError extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'InstrumentError';
  }
}

/**
 * Publishes every version in the folder that the database doesn't know yet, as the owner. A published version never
 * changes: a file that differs from what was published under its version stops the start (docs/instrument.md §6).
 * Returns the versions that are new.
 */
export async function publishInstruments(ownerUrl: string, from: string = folder): Promise<string[]> {
  const files = await readInstruments(from);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const added: string[] = [];
    const changed: string[] = [];
    await client.query('begin');
    for (const { file, version, hash, body } of files) {
      const { rowCount } = await client.query(
        `insert into instrument_version (instrument_version, content_hash, body, published_at)
         values ($1, $2, $3, now()) on conflict do nothing`,
        [version, hash, body],
      );
      if (rowCount === 1) {
        added.push(version);
        continue;
      }
      const { rows } = await client.query<{ content_hash: string }>(
        'select content_hash from instrument_version where instrument_version = $1',
        [version],
      );
      if (rows[0]?.content_hash !== hash) {
        changed.push(
          `${file}: version ${version} was published with other content; give the change a new version number`,
        );
      }
    }
    await client.query(changed.length > 0 ? 'rollback' : 'commit');
    if (changed.length > 0) throw new InstrumentError(changed);
    return added;
  } finally {
    await client.end();
  }
}

interface InstrumentFile {
  file: string;
  version: string;
  hash: string;
  body: string;
}

async function readInstruments(from: string): Promise<InstrumentFile[]> {
  const names = (await readdir(from)).filter((name) => name.endsWith('.json')).toSorted();
  const mistakes: string[] = [];
  const files: InstrumentFile[] = [];
  for (const file of names) {
    const json = asJson(await readFile(`${from}/${file}`, 'utf8'));
    const parsed = parseInstrument(json, file);
    if (!parsed.ok) {
      mistakes.push(
        ...parsed.errors.map((one) =>
          [one.file, one.itemId, one.path, one.message].filter(Boolean).join(': '),
        ),
      );
      continue;
    }
    const body = canonicalJson(parsed.instrument);
    files.push({
      file,
      version: parsed.instrument.version,
      hash: createHash('sha256').update(body).digest('hex'),
      body,
    });
  }
  if (mistakes.length > 0) throw new InstrumentError(mistakes);
  return files;
}

/** Text that is no JSON becomes undefined, which the schema then names as a mistake of that file. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
