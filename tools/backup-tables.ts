import type pg from 'pg';

export interface BackupTable {
  name: string;
  columns: { name: string; type: string }[];
}

/** What the migrations keep about themselves: a restore makes it anew, and compares it with the backup's first line. */
const OWN_BOOKS = ['schema_migration'];

/**
 * All tables of the product, ordered so that each comes after those its foreign keys point to. Not in it: the job queue,
 * which holds mails on their way.
 * @throws Error where tables point to each other in a circle.
 */
export async function backupTables(client: pg.Client): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable & { needs: string[] }>(
    `select c.relname as name,
            (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
               from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
            array(select distinct r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid
                   where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> all ($1)
      order by c.relname`,
    [OWN_BOOKS],
  );
  const ordered: BackupTable[] = [];
  let waiting = rows;
  while (waiting.length > 0) {
    const placed = new Set(ordered.map((table) => table.name));
    const free = waiting.filter(({ needs }) => needs.every((need) => placed.has(need)));
    if (free.length === 0)
      throw new Error(
        `tables point to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`,
      );
    ordered.push(...free.map(({ name, columns }) => ({ name, columns })));
    waiting = waiting.filter((table) => !free.includes(table));
  }
  return ordered;
}

/** How values are written as text, the same on both ends. */
export const TEXT_FORM = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local bytea_output = 'hex'; set local extra_float_digits = 1`;
