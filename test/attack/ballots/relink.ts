import type pg from 'pg';

/**
 * The relinking attacker (docs/ballots.md §9): she holds every file and wants to know whose ballot is whose. Whatever is in an order
 * – rows on the disk, transaction numbers, bytes of the write-ahead log, slots, any column that can be sorted – is an order in which
 * people or ballots may have come; two such orders laid side by side are a guess. She learns on some rounds which pair of orders
 * works best, and is judged on the others.
 */
export interface Order {
  source: string;
  /** Names of people or of ballots, first to last. */
  names: string[];
}

export interface Evidence {
  people: Order[];
  ballots: Order[];
  /** What she is after, and does not have: person → ballot. */
  truth: Map<string, string>;
}

export interface Relinked {
  rounds: number;
  people: number;
  /** People matched rightly with their ballot. */
  right: number;
  share: number;
  /** What guessing gets, plus three standard deviations. */
  chanceBound: number;
  best: string;
}

/** All orders of a table's rows: by place on the disk, by transaction, and by each column. */
export async function ordersOf(owner: pg.Pool, table: string, name: string, where: string): Promise<Order[]> {
  const columns = await owner.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_name = $1 and data_type not in ('jsonb', 'ARRAY') order by ordinal_position`,
    [table],
  );
  const keys = ['ctid', 'xmin::text::bigint', ...columns.rows.map((row) => row.column_name)];
  const orders: Order[] = [];
  for (const key of keys) {
    const { rows } = await owner.query<{ name: string }>(
      `select ${name}::text as name from ${table} where ${where} order by ${key}, random()`,
    );
    orders.push({ source: `${table} by ${key}`, names: rows.map((row) => row.name) });
  }
  return orders;
}

/** The write-ahead log since `from`, byte for byte. */
export async function walSince(owner: pg.Pool, from: string): Promise<Buffer> {
  const { rows } = await owner.query<{ bytes: Buffer }>(
    `with span as (select $1::pg_lsn as first, pg_current_wal_flush_lsn() as last)
     select pg_read_binary_file('pg_wal/' || f.name) as bytes, f.name
       from span, pg_ls_waldir() f
      where f.name ~ '^[0-9A-F]{24}$' and f.name >= pg_walfile_name(first) and f.name <= pg_walfile_name(last)
      order by f.name`,
    [from],
  );
  const offset = await owner.query<{ at: number }>(
    `select file_offset as at from pg_walfile_name_offset($1::pg_lsn)`,
    [from],
  );
  return Buffer.concat(rows.map((row) => row.bytes)).subarray(offset.rows[0]!.at);
}

/** Names in the order in which any of their traces first or last shows in these bytes; those without a trace come last. */
export function orderInBytes(
  source: string,
  bytes: Buffer,
  traces: ReadonlyMap<string, readonly Buffer[]>,
): Order[] {
  const places = [...traces].map(([name, marks]) => ({
    name,
    first: Math.min(...marks.map((mark) => bytes.indexOf(mark)).filter((at) => at >= 0), Infinity),
    last: Math.max(...marks.map((mark) => bytes.lastIndexOf(mark))),
  }));
  const by = (key: 'first' | 'last') =>
    places.toSorted((a, b) => (a[key] === b[key] ? 0 : a[key] - b[key])).map((place) => place.name);
  return [
    { source: `${source}, first trace`, names: by('first') },
    { source: `${source}, last trace`, names: by('last') },
  ];
}

export function relink(rounds: readonly Evidence[]): Relinked {
  const learning = rounds.slice(0, Math.floor(rounds.length / 2));
  const judged = rounds.slice(learning.length);
  const pairs = (rounds[0]?.people ?? []).flatMap((_, person) =>
    (rounds[0]?.ballots ?? []).flatMap((__, ballot) =>
      [true, false].map((forward) => ({ person, ballot, forward })),
    ),
  );
  type Pair = (typeof pairs)[number];
  const rightIn = ({ people, ballots, truth }: Evidence, { person, ballot, forward }: Pair): number => {
    const names = people[person]!.names;
    const guessed = forward ? ballots[ballot]!.names : ballots[ballot]!.names.toReversed();
    return names.filter((name, i) => truth.get(name) === guessed[i]).length;
  };
  const total = (set: readonly Evidence[], pair: Pair) =>
    set.reduce((right, round) => right + rightIn(round, pair), 0);
  const best = pairs.toSorted((a, b) => total(learning, b) - total(learning, a))[0]!;
  const right = total(judged, best);
  const people = judged.reduce((sum, round) => sum + round.truth.size, 0);
  // A random matching hits once a round on average, with a variance of one.
  const bound = judged.length + 3 * Math.sqrt(judged.length);
  const { people: personOrders, ballots: ballotOrders } = rounds[0]!;
  return {
    rounds: judged.length,
    people,
    right,
    share: right / people,
    chanceBound: bound / people,
    best: `${personOrders[best.person]!.source} × ${ballotOrders[best.ballot]!.source}${best.forward ? '' : ', reversed'}`,
  };
}
