import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../setup/test-database.ts';
import { rows } from './rows.ts';

// What the database's own catalogue must say, whatever the tables are.

let owner: pg.Client;

beforeAll(async () => {
  owner = new pg.Client({ connectionString: (await testDatabase()).ownerUrl });
  await owner.connect();
  owner.on('error', () => {});
});
afterAll(() => owner.end());

/** Touched by functions, by jobs or by door B, and never by the application. */
const ownersAlone = ['email_token', 'sign_in_step', 'ballot', 'sealed_ballot', 'sealed_mismatch'];
const unscoped = Object.keys(rows).filter((table) => rows[table]!.scope === null);

it('has a row in test/rls/rows.ts for every table', async () => {
  const { rows: found } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm', 'v') order by 1`,
  );
  expect(found.map((row) => row.name)).toEqual(Object.keys(rows).toSorted());
});

it('has row security on and forced for every table that is somebody’s', async () => {
  const { rows: open } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not (relrowsecurity and relforcerowsecurity) order by 1`,
  );
  expect(open.map((row) => row.name)).toEqual(unscoped.toSorted());
});

it('has one permissive policy per table and role, without a subquery', async () => {
  const { rows: policies } = await owner.query<{
    tablename: string;
    roles: string;
    n: number;
    permissive: boolean;
    text: string;
  }>(
    `select tablename, roles::text, count(*)::int as n, bool_and(permissive = 'PERMISSIVE') as permissive,
            string_agg(coalesce(qual, '') || coalesce(with_check, ''), ' ') as text
       from pg_policies where schemaname = 'public' group by 1, 2`,
  );
  expect(
    policies.filter((policy) => policy.n !== 1 || !policy.permissive || /select/i.test(policy.text)),
  ).toEqual([]);
  const covered = new Set(
    policies.filter((policy) => policy.roles === '{followthrough_app}').map((policy) => policy.tablename),
  );
  const touched = Object.keys(rows).filter(
    (table) => !ownersAlone.includes(table) && rows[table]!.scope !== null,
  );
  expect(touched.filter((table) => !covered.has(table))).toEqual([]);
});

it('puts org_id first in every key of a tenant table, but for the hashes of links, which are found before their tenant is known', async () => {
  const { rows: keys } = await owner.query<{ name: string }>(
    `select i.relname as name from pg_index x
       join pg_class i on i.oid = x.indexrelid
       join pg_class t on t.oid = x.indrelid
       join pg_attribute o on o.attrelid = t.oid and o.attname = 'org_id'
      where t.relnamespace = 'public'::regnamespace and x.indisunique and x.indkey[0] <> o.attnum order by 1`,
  );
  expect(keys.map((key) => key.name)).toEqual([
    'invitation_token',
    'network_by_id',
    'network_offer_token',
    'network_public_slug',
    'roster_entry_token',
    'round_by_id',
    'section_handover_token',
  ]);
});

it('lets exactly these functions act as the owner, each with its search path pinned', async () => {
  const { rows: definers } = await owner.query<{ name: string; pinned: boolean; open: boolean }>(
    `select proname as name, coalesce(proconfig::text like '%search_path=public, pg_temp%', false) as pinned,
            has_function_privilege('followthrough_door_b', oid, 'execute') as open
       from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`,
  );
  expect(definers.filter((definer) => !definer.pinned)).toEqual([]);
  expect(definers.filter((definer) => definer.open).map((definer) => definer.name)).toEqual([
    'public_round',
    'public_round_for_ballot',
    'round_calendar',
    'round_calendar_for_ballot',
    'rounds_by_prefix',
  ]);
  expect(definers.map((definer) => definer.name)).toMatchInlineSnapshot(`
    [
      "begin_sign_in_step",
      "carry_new_name",
      "demo_leader",
      "end_session",
      "enqueue_job",
      "handover_actor",
      "invitation_by_token",
      "issue_email_token",
      "network_offer_by_token",
      "network_participation",
      "network_starts",
      "participation",
      "person_by_email",
      "person_by_passkey",
      "public_network",
      "public_round",
      "public_round_for_ballot",
      "register_person",
      "rename_self",
      "round_calendar",
      "round_calendar_for_ballot",
      "rounds_by_prefix",
      "session_actor",
      "take_sign_in_step",
      "touch_session",
      "use_email_token",
      "use_network_offer",
    ]
  `);
});

it('has no trigger, no materialized view and no right to truncate', async () => {
  const { rows: found } = await owner.query(
    `select tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
     union all select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'm'
     union all select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        and (has_table_privilege('followthrough_app', oid, 'truncate') or has_table_privilege('followthrough_door_b', oid, 'truncate'))`,
  );
  expect(found).toEqual([]);
});
