import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
import type { Tx } from './kysely-on-client.ts';
import { kyselyOnClient } from './kysely-on-client.ts';

/** Whose rows exist in this transaction (docs/tenancy.md). Everything absent is "nobody's". */
export interface Scope {
  orgId?: string;
  personId?: string;
  sessionHash?: string;
  /** Door B sees the ballots of one round at a time. */
  roundId?: string;
  /** A member reads what its network shows; set only after the membership, or the offer to join, was found. */
  networkId?: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i; // as uuid itself, which PostgreSQL reads in either case
const sha256 = /^[0-9a-f]{64}$/;

/**
 * The only writer of app.* settings. They are literals in SET LOCAL, because SET takes no parameters and set_config() isn't
 * carried to Citus workers; so everything is checked against its exact form first.
 */
function setLocal(scope: Scope): string {
  const parts: string[] = [];
  if (scope.orgId !== undefined) parts.push(`set local app.org_id = '${checked(scope.orgId, uuid)}'`);
  if (scope.personId !== undefined)
    parts.push(`set local app.person_id = '${checked(scope.personId, uuid)}'`);
  if (scope.sessionHash !== undefined)
    parts.push(`set local app.session_hash = '${checked(scope.sessionHash, sha256)}'`);
  if (scope.roundId !== undefined) parts.push(`set local app.round_id = '${checked(scope.roundId, uuid)}'`);
  if (scope.networkId !== undefined)
    parts.push(`set local app.network_id = '${checked(scope.networkId, uuid)}'`);
  return parts.join('; ');
}

function checked(value: string, form: RegExp): string {
  if (!form.test(value)) throw new Error('a scope value has the wrong form');
  return value;
}

/** Narrows or adds to the scope, for what only a query in it could tell (who is signed in). */
export type ExtendScope = (scope: Scope) => Promise<void>;

export interface ScopedTransaction {
  tx: Tx;
  extend: ExtendScope;
  /** What the `first` statement found. */
  firstRows: unknown[];
}

/**
 * One transaction with its scope, in as few round trips as PostgreSQL allows: BEGIN, all SET LOCAL and the `first` statement,
 * if there is one, travel together. Several statements at once take no parameters: `first` holds escaped literals.
 * Commits when `work` resolves, rolls back when it throws, and never returns a client with an open transaction to the pool:
 * a client whose end could not be confirmed is destroyed.
 */
export async function withScope<T>(
  pool: Pool,
  scope: Scope,
  work: (scoped: ScopedTransaction) => Promise<T>,
  first?: string,
): Promise<T> {
  const client: PoolClient = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    const opening = ['begin', setLocal(scope), first].filter(Boolean).join('; ');
    const opened: QueryResult | QueryResult[] = await client.query(opening);
    const result = await work({
      firstRows: first ? ([opened].flat().at(-1)?.rows ?? []) : [],
      tx: kyselyOnClient(client),
      extend: async (more) => {
        const sql = setLocal(more);
        if (sql) await client.query(sql);
      },
    });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((rollbackError: Error) => {
      broken ??= rollbackError;
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/**
 * One statement in a transaction of its own with its scope, all in one round trip: where nothing has to be decided between BEGIN and
 * COMMIT, nobody needs to wait in between. Unlike `withScope`'s `first` it takes parameters. The pool's clients must be pipelining.
 * Resolves once committed; what fails is rolled back by the COMMIT that is already under way.
 */
export async function runInScope(pool: Pool, scope: Scope, statement: QueryConfig): Promise<QueryResult> {
  const opening = ['begin', setLocal(scope)].filter(Boolean).join('; ');
  const client: PoolClient = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    const { stream } = client.connection;
    stream.cork();
    const sent = [client.query(opening), client.query(statement), client.query('commit')] as const;
    stream.uncork();
    const [opened, ran, ended] = await Promise.allSettled(sent);
    if (ended.status === 'rejected') broken ??= ended.reason as Error;
    for (const step of [opened, ran, ended]) if (step.status === 'rejected') throw step.reason;
    return await sent[1];
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
