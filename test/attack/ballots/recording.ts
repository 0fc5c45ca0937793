import { open } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import type { AttackWorld } from './world.ts';

/** What a stretch of time is about: people answering, or anything else. */
type Stretch = 'answering' | 'between' | 'sealing';

/**
 * Everything that is written as a stream while rounds run: PostgreSQL's write-ahead log and both processes' log lines. A checkpoint
 * begins each stretch, so that the first touch of any page puts all of it into the log, and a mere reading shows (docs/ballots.md §5).
 */
export class Recording {
  readonly #world: AttackWorld;
  readonly #wal: { stretch: Stretch; bytes: Buffer }[] = [];
  readonly #lines: number;
  readonly #serverLog: { file: string; from: number };

  private constructor(world: AttackWorld, serverLog: { file: string; from: number }) {
    this.#world = world;
    this.#lines = world.lines.length;
    this.#serverLog = serverLog;
  }

  static async start(world: AttackWorld): Promise<Recording> {
    const { rows } = await world.owner.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    );
    const file = path.join(path.dirname(rows[0]!.folder), 'postgres.log');
    return new Recording(world, { file, from: (await bytesFrom(file, 0)).length });
  }

  async during<T>(stretch: Stretch, work: () => Promise<T>): Promise<T> {
    const { owner } = this.#world;
    await owner.query('checkpoint');
    const start = await walPosition(owner);
    const result = await work();
    this.#wal.push({ stretch, bytes: await walSince(owner, start) });
    return result;
  }

  /** The write-ahead log's bytes of these stretches. */
  wal(...stretches: Stretch[]): Buffer {
    return Buffer.concat(
      this.#wal.filter(({ stretch }) => stretches.includes(stretch)).map(({ bytes }) => bytes),
    );
  }

  /** What the application has logged since the start, at its most talkative. */
  lines(): Buffer {
    return Buffer.from(this.#world.lines.slice(this.#lines).join(''));
  }

  serverLog(): Promise<Buffer> {
    return bytesFrom(this.#serverLog.file, this.#serverLog.from);
  }
}

export async function walPosition(owner: pg.Pool): Promise<string> {
  const { rows } = await owner.query<{ lsn: string }>(`select pg_current_wal_flush_lsn()::text as lsn`);
  return rows[0]!.lsn;
}

/** The write-ahead log since `from`, byte for byte. @throws Error when the server has thrown some of it away. */
export async function walSince(owner: pg.Pool, from: string): Promise<Buffer> {
  const { rows } = await owner.query<{ bytes: Buffer | null; whole: number }>(
    `with span as materialized (select $1::pg_lsn as first, pg_current_wal_flush_lsn() as last),
          edge as (select (pg_walfile_name_offset(first)).*, last - first as whole, pg_walfile_name(last) as last_name,
                          (pg_walfile_name_offset(last)).file_offset as last_offset from span),
          part as (select f.name, case when f.name = edge.file_name then edge.file_offset else 0 end as from_byte,
                          case when f.name = edge.last_name then edge.last_offset else f.size end as to_byte
                     from edge, pg_ls_waldir() f
                    where f.name ~ '^[0-9A-F]{24}$' and f.name between edge.file_name and edge.last_name)
     select string_agg(pg_read_binary_file('pg_wal/' || name, from_byte, to_byte - from_byte), '' order by name) as bytes,
            (select whole::int from edge) as whole
       from part`,
    [from],
  );
  const { bytes, whole } = rows[0]!;
  if ((bytes?.length ?? 0) !== whole) throw new Error('a part of the write-ahead log is gone already');
  return bytes ?? Buffer.alloc(0);
}

/** The bytes of tables and of all their indexes as they lie on the disk, by the name of each. */
export async function filesOf(
  owner: pg.Pool,
  tables: readonly string[],
): Promise<{ file: string; bytes: Buffer }[]> {
  await owner.query('checkpoint'); // so that they do lie there
  const { rows } = await owner.query<{ file: string; bytes: Buffer }>(
    `select c.relname as file, pg_read_binary_file(pg_relation_filepath(c.oid)) as bytes
       from pg_class c
      where c.oid = any($1::regclass[]) or c.oid in (select indexrelid from pg_index where indrelid = any($1::regclass[]))
      order by 1`,
    [tables],
  );
  return rows;
}

async function bytesFrom(file: string, from: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(size - from);
    await handle.read(bytes, 0, bytes.length, from);
    return bytes;
  } finally {
    await handle.close();
  }
}
