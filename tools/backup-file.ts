import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import * as z from 'zod';

/** Every value as PostgreSQL writes it, or null: as exact as COPY, and it fits into JSON. */
const row = z.array(z.string().nullable());

const line = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('backup'),
    format: z.literal(1),
    migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  }),
  z.object({ is: z.literal('rows'), table: z.string(), columns: z.array(z.string()), rows: z.array(row) }),
  z.object({ is: z.literal('file'), key: z.string(), base64: z.string() }),
  z.object({ is: z.literal('end'), rows: z.int(), files: z.int() }),
]);

/**
 * One line of a backup, in this order: `backup` once, `rows` in the order in which foreign keys allow them to be written,
 * `file` for each piece of evidence, `end` once. Without its end a backup is not whole.
 */
export type BackupLine = z.infer<typeof line>;

/** Writes a backup file (gzip, one JSON object a line), readable by its user alone. @throws when the file exists. */
export function writeBackupFile(file: string, lines: AsyncIterable<BackupLine>): Promise<void> {
  const texts = async function* () {
    for await (const one of lines) yield `${JSON.stringify(one)}\n`;
  };
  return pipeline(
    Readable.from(texts()),
    createGzip(),
    createWriteStream(file, { flags: 'wx', mode: 0o600 }),
  );
}

/** @throws Error with one sentence where the file is not a backup, or not a whole one. */
export async function* readBackupFile(file: string): AsyncGenerator<BackupLine> {
  let isWhole = false;
  try {
    for await (const text of linesOf(file)) {
      const next = line.parse(JSON.parse(text));
      isWhole = next.is === 'end';
      yield next;
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error(`There is no file ${file}.`, { cause });
    throw new Error(`${file} is damaged, or not a backup of Followthrough.`, { cause });
  }
  if (!isWhole) throw new Error(`${file} is not a whole backup: its end is missing.`);
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const zipped = createReadStream(file);
  const plain = createGunzip().setEncoding('utf8');
  zipped.once('error', (error) => plain.destroy(error)).pipe(plain);
  let pieces: string[] = [];
  for await (const chunk of plain) {
    const [first = '', ...more] = String(chunk).split('\n');
    pieces.push(first);
    for (const next of more) {
      yield pieces.join('');
      pieces = [next];
    }
  }
  const unfinished = pieces.join('');
  if (unfinished) yield unfinished;
}
