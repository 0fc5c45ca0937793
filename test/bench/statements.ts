import type { Pool, PoolClient } from 'pg';

/** What the application asks its database: text alone, or a prepared statement with its values. */
export type Statement = string | { name?: string; text: string; values: unknown[] };

/** What goes to the database through one connection of this pool while the work is done. */
export async function statementsOf(pool: Pool, work: () => Promise<void>): Promise<Statement[]> {
  const heard: Statement[] = [];
  const client: PoolClient = await pool.connect();
  const query = client.query;
  client.query = ((...args: Parameters<typeof query>) => {
    heard.push(args[0] as unknown as Statement);
    return query.apply(client, args);
  }) as unknown as typeof query;
  client.release(); // the pool hands out the client that came back last
  await work();
  client.query = query;
  return heard;
}

type StandIn = (value: unknown) => string | null;

/** As lines for pgbench; a statement of several parts in one round trip. `standIn`: SQL in the place of a value, or null. */
export function asScript(statement: Statement, standIn: StandIn): string {
  const parts = partsOf(statement, standIn);
  return parts.length === 1 ? parts.join() : pipelined(parts);
}

/** The same for statements that all travel in one round trip. */
export const asOneTrip = (statements: readonly Statement[], standIn: StandIn): string =>
  pipelined(statements.flatMap((statement) => partsOf(statement, standIn)));

const pipelined = (parts: readonly string[]) => ['\\startpipeline', ...parts, '\\endpipeline'].join('\n');

function partsOf(statement: Statement, standIn: StandIn): string[] {
  if (typeof statement === 'string') {
    return statement
      .split('; ')
      .map((part) => `${part.replace(/'([^']*)'/g, (_, text: string) => literal(text))};`);
  }
  const text = statement.text.replace(/\$(\d+)/g, (_, number: string) => {
    const value = statement.values[Number(number) - 1];
    return standIn(value) ?? literal(value);
  });
  return [`${text.replace(/\s+/g, ' ').trim()};`];
}

/** As SQL, without a colon inside, which pgbench would take for a variable. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  const text = value instanceof Date ? value.toISOString() : `${value as string | number | boolean}`;
  return `e'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a')}'`;
}
