import { createHash } from 'node:crypto';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { PoolClient } from 'pg';
import type { DB } from './tables.ts';

/** A kysely whose every query runs on one checked-out client, inside the transaction that scope.ts opened. */
export type Tx = Kysely<DB>;

const names = new Map<string, string>();

/**
 * Named statements are parsed and planned once per connection, which saves 20–46 % of the server's work; kysely names none.
 * The map is bounded: a query whose text varies without end (long IN lists) goes unnamed rather than filling the server's memory.
 */
function statementName(sql: string): string | undefined {
  let name = names.get(sql);
  if (name === undefined && names.size < 500) {
    name = 'q' + createHash('sha1').update(sql).digest('hex').slice(0, 20);
    names.set(sql, name);
  }
  return name;
}

class ClientConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  constructor(client: PoolClient) {
    this.#client = client;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const name = statementName(query.sql);
    const result = await this.#client.query({
      ...(name ? { name } : {}),
      text: query.sql,
      values: query.parameters as unknown[],
    });
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }
  // eslint-disable-next-line require-yield
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('streams use a cursor of their own, not a request transaction');
  }
}

const refuse = async (): Promise<never> => {
  throw new Error('the request already is one transaction (server/src/db/scope.ts)');
};

/** Wraps a client on which a transaction is open. Cheap enough to make anew for each request. */
export function kyselyOnClient(client: PoolClient): Tx {
  const connection = new ClientConnection(client);
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return new Kysely<DB>({ dialect });
}
