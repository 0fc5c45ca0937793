import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../setup/test-database.ts';
import { rows } from './rows.ts';
import type { World } from './world.ts';
import { newWorld } from './world.ts';

/**
 * What each role of the application can do to each table, tried out on the database itself:
 * role × table × verb × context. The whole matrix is a snapshot for review; what may never be is asserted beside it.
 */
const VERBS = [
  'select',
  'copy out',
  'insert',
  'insert returning',
  'on conflict',
  'update',
  'update returning',
  'delete',
  'truncate',
  'copy in',
] as const;
type Verb = (typeof VERBS)[number];
const CONTEXTS = ['none', 'own', 'foreign', 'malformed'] as const;
type Context = (typeof CONTEXTS)[number];

const mine = newWorld();
const theirs = newWorld();
const clients: Record<string, pg.Client> = {};
let owner: pg.Client;
/** role → table → columns it may write. */
const writable = new Map<string, { insert: string[]; update: string[] }>();

beforeAll(async () => {
  const { ownerUrl, appUrl, doorBUrl } = await testDatabase();
  owner = new pg.Client({ connectionString: ownerUrl });
  clients['followthrough_app'] = new pg.Client({ connectionString: appUrl });
  clients['followthrough_door_b'] = new pg.Client({ connectionString: doorBUrl });
  for (const client of [owner, ...Object.values(clients)]) {
    await client.connect();
    client.on('error', () => {});
  }
  await owner.query(`insert into instrument_version values ('test', repeat('0', 64), '{}', now())`);
  for (const [table, { make }] of Object.entries(rows)) {
    for (const world of [mine, theirs]) await insert(owner, table, make(world));
  }
  for (const role of Object.keys(clients)) {
    for (const table of Object.keys(rows)) {
      const { rows: columns } = await owner.query<{ name: string; ins: boolean; upd: boolean }>(
        `select attname as name, has_column_privilege($1, attrelid, attname, 'insert') as ins,
                has_column_privilege($1, attrelid, attname, 'update') as upd
           from pg_attribute where attrelid = $2::regclass and attnum > 0 and not attisdropped order by attnum`,
        [role, table],
      );
      const names = (right: 'ins' | 'upd') =>
        columns.filter((column) => column[right]).map((column) => column.name);
      writable.set(`${role} ${table}`, { insert: names('ins'), update: names('upd') });
    }
  }
});
afterAll(async () => {
  for (const client of [owner, ...Object.values(clients)]) await client.end();
});

function insert(client: pg.Client, table: string, row: Record<string, unknown>, tail = '') {
  const names = Object.keys(row);
  const places = names.map((_, n) => `$${n + 1}`);
  return client.query(
    `insert into public.${table} (${names.join(', ')}) values (${places.join(', ')}) ${tail}`,
    Object.values(row),
  );
}

const settings: Record<Context, (world: World) => string> = {
  none: () => '',
  own: scopeOf,
  foreign: () => scopeOf(theirs),
  malformed: () =>
    `set local app.org_id = 'x'; set local app.person_id = 'x'; set local app.session_hash = 'x'; set local app.round_id = 'x'; set local app.network_id = 'x';`,
};
function scopeOf(world: World): string {
  return `set local app.org_id = '${world.orgId}'; set local app.person_id = '${world.personId}'; set local app.session_hash = '${world.sessionHash}'; set local app.round_id = '${world.roundId}'; set local app.network_id = '${world.networkId}';`;
}

/** Tries one verb on *my* rows; what comes back is a number of rows, or why not. Nothing is kept. */
async function attempt(role: string, table: string, verb: Verb, context: Context): Promise<string> {
  const client = clients[role]!;
  const { scope, make } = rows[table]!;
  const columns = writable.get(`${role} ${table}`)!;
  const ownRows = scope ? `where ${scope} = '${valueOf(scope)}'` : '';
  // Only what the role may write; a table where it may write nothing is tried with all columns.
  const fresh = make(freshKeys(table));
  const row = Object.fromEntries(
    Object.entries(fresh).filter(([name]) => columns.insert.length === 0 || columns.insert.includes(name)),
  );
  const column = columns.update[0] ?? Object.keys(fresh)[0]!;
  await client.query(`begin; ${settings[context](mine)}`);
  try {
    const result = await (async () => {
      switch (verb) {
        case 'select':
          return client.query(`select 1 from public.${table} ${ownRows}`);
        case 'copy out':
          return client.query(`copy public.${table} to stdout`);
        case 'insert':
          return insert(client, table, row);
        case 'insert returning':
          return insert(client, table, row, 'returning *');
        case 'on conflict':
          return insert(client, table, row, 'on conflict do nothing');
        case 'update':
          return client.query(`update public.${table} set ${column} = ${column} ${ownRows}`);
        case 'update returning':
          return client.query(`update public.${table} set ${column} = ${column} ${ownRows} returning *`);
        case 'delete':
          return client.query(`delete from public.${table} ${ownRows}`);
        case 'truncate':
          return client.query(`truncate public.${table}`);
        case 'copy in':
          return client.query(`copy public.${table} from stdin`);
      }
    })();
    // How many rows nobody's tables hold is beside the point.
    return scope || result.rowCount === 0 ? String(result.rowCount) : 'rows';
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === '42501') return message.includes('row-level security') ? 'refused' : 'denied';
    if (code === '22P02') return 'malformed';
    if (code === '23505') return 'taken'; // got as far as the key
    if (code === '0A000') return 'refused';
    return code ?? message;
  } finally {
    await client.query('rollback');
  }
}

const valueOf = (scope: 'org_id' | 'person_id' | 'session_hash') =>
  ({ org_id: mine.orgId, person_id: mine.personId, session_hash: mine.sessionHash })[scope];

/** Tables whose key is the tenant itself would collide with the row that is there: give them a new child key. */
const freshKeys = (table: string): World => {
  if (table === 'cycle') return { ...mine, cycleId: crypto.randomUUID() };
  if (['network', 'network_membership'].includes(table)) return { ...mine, networkId: crypto.randomUUID() };
  return mine;
};

describe('the tenancy matrix', () => {
  it('is as reviewed, and lets nobody touch a row from outside its scope', async () => {
    const lines: string[] = [];
    const leaks: string[] = [];
    for (const role of Object.keys(clients)) {
      for (const [table, { scope }] of Object.entries(rows)) {
        for (const verb of VERBS) {
          const outcomes: Record<string, string> = {};
          for (const context of CONTEXTS) outcomes[context] = await attempt(role, table, verb, context);
          if (Object.values(outcomes).every((outcome) => outcome === 'denied')) continue;
          lines.push(
            `${role}  ${table}  ${verb}`.padEnd(66) +
              CONTEXTS.map((context) => `${context} ${outcomes[context]}`.padEnd(20)).join(''),
          );
          // What shows when everything is copied out is one's own: a stranger's scope sees its own rows, never mine.
          const harmless =
            verb === 'copy out'
              ? ['0', '1', '2', 'denied', 'malformed']
              : ['0', 'denied', 'refused', 'malformed'];
          const outside = (['none', 'foreign', 'malformed'] as const).filter(
            (context) => !harmless.includes(outcomes[context]!),
          );
          if (scope && outside.length > 0) leaks.push(`${role} ${verb} ${table}: ${outside.join(', ')}`);
        }
      }
    }
    expect(leaks).toEqual([]);
    await expect(`${lines.map((line) => line.trimEnd()).join('\n')}\n`).toMatchFileSnapshot(
      'tenancy-matrix.snapshot.txt',
    );
  });

  it('copies out nothing of another tenant', async () => {
    for (const [table, { scope }] of Object.entries(rows)) {
      if (!scope) continue;
      const client = clients['followthrough_app']!;
      await client.query(`begin; ${scopeOf(theirs)}`);
      const seen = await client.query(`select ${scope} as owner from ${table}`).catch(() => ({ rows: [] }));
      await client.query('rollback');
      const allowed = [theirs.orgId, theirs.personId, theirs.sessionHash];
      const foreign = seen.rows.filter((row: { owner: string }) => !allowed.includes(row.owner));
      expect([table, foreign]).toEqual([table, []]);
    }
  });
});

describe('the scope of a network', () => {
  const asMember = () =>
    `set local app.org_id = '${theirs.orgId}'; set local app.network_id = '${mine.networkId}';`;

  /** Tables in which a member of my network finds rows of mine. */
  it('shows a member what the network shows, and nothing of its steward or of other members', async () => {
    const client = clients['followthrough_app']!;
    const seen: string[] = [];
    for (const [table, { scope }] of Object.entries(rows)) {
      if (scope !== 'org_id') continue;
      await client.query(`begin; ${asMember()}`);
      const found = await client
        .query(`select 1 from ${table} where org_id = $1`, [mine.orgId])
        .catch(() => ({ rowCount: 0 }));
      await client.query('rollback');
      if (found.rowCount) seen.push(table);
    }
    expect(seen).toEqual(['network', 'network_cycle', 'mirror_answer', 'release', 'released_cell']);
  });

  it('lets a member write nothing there but practices of its own', async () => {
    const client = clients['followthrough_app']!;
    const tables = Object.keys(rows).filter(
      (table) => writable.get(`followthrough_app ${table}`)!.update.length,
    );
    for (const table of tables.filter((name) => rows[name]!.scope === 'org_id')) {
      const column = writable.get(`followthrough_app ${table}`)!.update[0]!;
      await client.query(`begin; ${asMember()}`);
      const changed = await client
        .query(`update ${table} set ${column} = ${column} where org_id = $1`, [mine.orgId])
        .catch(({ code }: { code: string }) => ({ rowCount: code === '42501' ? 0 : code }));
      await client.query('rollback');
      expect([table, changed.rowCount]).toEqual([table, 0]);
    }
    const offering = { ...rows['practice']!.make(mine), member_org_id: theirs.orgId };
    await client.query(`begin; ${asMember()}`);
    expect((await insert(client, 'practice', offering)).rowCount).toBe(1);
    await expect(insert(client, 'practice', rows['practice']!.make(mine))).rejects.toMatchObject({
      code: '42501',
    });
    await client.query('rollback');
  });
});
