import { randomInt } from 'node:crypto';
import type pg from 'pg';
import type { Order } from './relink.ts';

/** Fisher–Yates with the system's randomness. */
export function shuffled<T>(given: Iterable<T>): T[] {
  const list = [...given];
  for (let last = list.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [list[last], list[other]] = [list[other]!, list[last]!];
  }
  return list;
}

/** What is known of a row: its place on the disk, its transactions' numbers, and every column. */
export type Row = Readonly<Record<string, unknown>>;

/** The rows of a table, each with the name of the person or ballot that `name` finds in it; `where` asks of rounds in `$1`. */
export async function rowsOf(
  owner: pg.Pool,
  { table, name, where }: { table: string; name: string; where: string },
  roundIds: readonly string[],
): Promise<{ name: string; row: Row }[]> {
  const { rows } = await owner.query<{ name: string; place: Row; columns: Row }>(
    `select (${name})::text as name, to_jsonb(t) as columns,
            jsonb_build_object('ctid', (t.ctid::text::point)[0] * 65536 + (t.ctid::text::point)[1],
                               'xmin', t.xmin::text::bigint, 'xmax', t.xmax::text::bigint, 'cmin', t.cmin::text::bigint) as place
       from ${table} t where ${where}`,
    [roundIds],
  );
  return rows.map(({ name: of, place, columns }) => ({ name: of, row: { ...place, ...columns } }));
}

/**
 * All orders that rows tell of these names: by place on the disk, by transaction, and by each column. Who has several rows comes by
 * her first or by her last, who has none at the start; ties fall at random.
 */
export function ordersOfRows(
  source: string,
  names: Iterable<string>,
  rows: readonly { name: string; row: Row }[],
): Order[] {
  const everybody = [...names];
  const byName = Map.groupBy(rows, ({ name }) => name);
  const isOneEach = rows.length === byName.size;
  return Object.keys(rows[0]?.row ?? {}).flatMap((column) =>
    (isOneEach ? ['only'] : ['first', 'last']).map((which) => {
      const place = new Map(
        everybody.map((name) => {
          const values = (byName.get(name) ?? []).map(({ row }) => sortable(row[column])).toSorted(compare);
          return [name, values.at(which === 'last' ? -1 : 0) ?? ''] as const;
        }),
      );
      return { source: `${source} by ${column}${isOneEach ? '' : `, ${which} row`}`, names: sorted(place) };
    }),
  );
}

/** Numbers by their size, all else by its text. */
const sortable = (value: unknown): string | number =>
  typeof value === 'number' ? value : typeof value === 'string' ? value : JSON.stringify(value);

function compare(a: string | number, b: string | number): number {
  if (typeof a !== typeof b) return typeof a === 'string' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

const sorted = (place: ReadonlyMap<string, string | number>): string[] =>
  shuffled(place.keys()).toSorted((a, b) => compare(place.get(a)!, place.get(b)!));

/** Where in some bytes a name's traces show first and last; nowhere is `Infinity` and -1. */
export type Found = ReadonlyMap<string, { first: number; last: number }>;

/** Looks for all these traces in one pass. Each is at least four bytes long. */
export function findTraces(bytes: Buffer, traces: ReadonlyMap<string, readonly Buffer[]>): Found {
  const found = new Map([...traces.keys()].map((name) => [name, { first: Infinity, last: -1 }]));
  const byStart = new Map<number, { name: string; mark: Buffer }[]>();
  const starts = new Uint8Array(65_536); // most places are told apart by two bytes, without a look into the map
  for (const [name, marks] of traces) {
    for (const mark of marks) {
      const start = mark.readUInt32LE(0);
      const others = byStart.get(start);
      if (others) others.push({ name, mark });
      else byStart.set(start, [{ name, mark }]);
      starts[start & 0xffff] = 1;
    }
  }
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (starts[bytes[at]! | (bytes[at + 1]! << 8)] === 0) continue;
    for (const { name, mark } of byStart.get(bytes.readUInt32LE(at)) ?? []) {
      if (bytes.compare(mark, 0, mark.length, at, Math.min(at + mark.length, bytes.length)) !== 0) continue;
      const place = found.get(name)!;
      place.first = Math.min(place.first, at);
      place.last = at;
    }
  }
  return found;
}

/** Names in the order in which any of their traces first or last shows; ties fall at random. */
export function ordersOfTraces(source: string, names: Iterable<string>, found: Found): Order[] {
  const everybody = [...names];
  return (['first', 'last'] as const).map((which) => ({
    source: `${source}, ${which} trace`,
    names: sorted(new Map(everybody.map((name) => [name, found.get(name)![which]]))),
  }));
}
