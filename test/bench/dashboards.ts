import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import type { Figure } from './figures.ts';
import { inTurns, median, timed, timesAtMost } from './figures.ts';
import { madeNetworks } from './made-networks.ts';

const YEARS = [2021, 2022, 2023, 2024, 2025];
const SMALL = 1_000;
const LARGE = 100_000;
const PAGES = 150;
const FULLY_SCORED = 500;

/** A database of so many organizations and the application on it. */
export interface Field {
  ownerUrl: string;
  app: FastifyInstance;
}

interface Page {
  cookie: string;
  orgId: string;
  cycleId: string;
  networkId: string;
}

/**
 * The results page, the progress page and the network's view of one organization among 100,000 with five years each,
 * against the same among 1,000. Every organization has its nine scores of each year; the item rows are as many as real ones for those that are
 * looked at, and one a recommendation for the others, which keeps the disk's share of this run small.
 */
export async function dashboardFigures(small: Field, large: Field): Promise<Figure[]> {
  const [few, many] = [await fill(small.ownerUrl, SMALL), await fill(large.ownerUrl, LARGE)];
  const figures: Figure[] = [];
  for (const [name, url] of [
    [
      'results page',
      ({ orgId, cycleId }: Page) => `/api/v1/organizations/${orgId}/cycles/${cycleId}/results`,
    ],
    ['progress page', ({ orgId }: Page) => `/api/v1/organizations/${orgId}/progress`],
    [
      'network view',
      ({ orgId, networkId }: Page) =>
        `/api/v1/organizations/${orgId}/networks/${networkId}/view?year=${YEARS.at(-1)}`,
    ],
  ] as const) {
    const visit = async ({ app }: Field, page: Page) =>
      timed(async () => {
        const answer = await app.inject({ url: url(page), headers: { cookie: page.cookie } });
        if (answer.statusCode !== 200)
          throw new Error(`${url(page)} answered ${answer.statusCode}: ${answer.body}`);
      });
    const next = { few: 0, many: 0 };
    for (let warm = 0; warm < 20; warm += 1) {
      await visit(large, many[many.length - 1 - warm]!);
      await visit(small, few[few.length - 1 - warm]!);
    }
    const [inLarge, inSmall] = await inTurns(
      PAGES,
      () => visit(large, many[(next.many += 1)]!),
      () => visit(small, few[(next.few += 1)]!),
    );
    const [figure, reference] = [median(inLarge), median(inSmall)];
    figures.push(
      timesAtMost(
        `${name} among ${LARGE.toLocaleString('en-US')} organizations × ${YEARS.length} years`,
        `${figure.toFixed(1)} ms`,
        `${reference.toFixed(1)} ms among ${SMALL.toLocaleString('en-US')}`,
        figure / reference,
        1.5,
      ),
    );
  }
  return figures;
}

/** Makes organizations out of numbers, and a leader for those to look at, spread over the whole. */
async function fill(ownerUrl: string, organizations: number): Promise<Page[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const secret = randomBytes(32).toString('base64url');
    // Loading alone skips the check of each foreign key; the rows are made to fit.
    await client.query(
      `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'`,
    );
    await client.query(`
      create function pg_temp.id_of(text) returns uuid immutable language sql
        return overlay(overlay(md5($1) placing '4' from 13) placing '8' from 17)::uuid;
      create temporary table made as
        select n, pg_temp.id_of('org' || n) as org_id from generate_series(1, ${organizations}) n order by 2;
      create temporary table made_cycle as
        select n, org_id, y as year, pg_temp.id_of('cycle' || n || '/' || y) as cycle_id
          from made cross join unnest(array[${YEARS.join(', ')}]) y order by org_id, cycle_id;
      insert into organization (org_id, kind, name, created_at) select org_id, 'coalition', 'Organization ' || n, now() from made;
      insert into cycle (org_id, cycle_id, year, instrument_version, profile, opens_at, closes_at, seal_at, release_at, submitted_at, submitted_by)
        select org_id, cycle_id, year, case when year < 2025 then '1.0.0' else '1.1.0' end, '{}', make_timestamptz(year, 9, 1, 0, 0, 0),
               make_timestamptz(year, 10, 1, 0, 0, 0), make_timestamptz(year, 10, 15, 0, 0, 0), make_timestamptz(year, 12, 14, 0, 0, 0),
               make_timestamptz(year, 9, 20, 0, 0, 0), 'Bench' from made_cycle;
      insert into overall_score (org_id, cycle_id, basis, state, score, range_low, range_high, lowest_three, published, applicable)
        select org_id, cycle_id, 'facts', 'published', 40 + n % 30, 35 + n % 30, 45 + n % 30, '{R1,R3,R8}', 9, 9 from made_cycle;
      insert into score_snapshot (org_id, cycle_id, basis, recommendation, scoring_version, state, score, se, range_low, range_high,
                                  completeness, missing_low, missing_high, limited_scope, computed_at)
        select org_id, cycle_id, 'facts', 'R' || r, 1, 'published', 30 + (n * r) % 40, 4, 24 + (n * r) % 40, 36 + (n * r) % 40,
               0.9, 20, 80, false, now() from made_cycle cross join generate_series(1, 9) r;`);
    await client.query(`
      create temporary table made_item as
        select instrument_version, item ->> 'id' as item_id, r ->> 'id' as recommendation, at = 1 as is_first
          from instrument_version, jsonb_array_elements(body -> 'recommendations') r, jsonb_array_elements(r -> 'items') with ordinality as i (item, at);
      analyze made_item;
      insert into item_score (org_id, cycle_id, basis, item_id, recommendation, scoring_version, state, score, se, weight)
        select org_id, cycle_id, 'facts', item_id, recommendation, 1, 'answered', 30 + n % 40, 5, 1
          from made_cycle join made_item on instrument_version = case when year < 2025 then '1.0.0' else '1.1.0' end
           and (is_first or n <= ${FULLY_SCORED});`);
    await client.query(madeNetworks(organizations, FULLY_SCORED));
    await client.query(
      `insert into person (person_id, email, name, email_verified_at, created_at)
         select pg_temp.id_of('person' || n), 'person-' || n || '@example.org', 'Bench', now(), now() from made where n <= ${FULLY_SCORED};
       insert into membership (org_id, person_id, role, name, email, since)
         select org_id, pg_temp.id_of('person' || n), 'leader', 'Bench', 'person-' || n || '@example.org', now() from made where n <= ${FULLY_SCORED};
       insert into session (session_hash, session_id, person_id, label, created_at, last_used_on, expires_at)
         select encode(sha256(convert_to('${secret}' || n, 'UTF8')), 'hex'), gen_random_uuid(), pg_temp.id_of('person' || n), 'Bench', now(),
                (now() at time zone 'UTC')::date, now() + interval '1 day' from made where n <= ${FULLY_SCORED};
       analyze;`,
    );
    const { rows } = await client.query<{ n: number; org_id: string; cycle_id: string; network_id: string }>(
      `select n, org_id, cycle_id, pg_temp.id_of('network' || n) as network_id from made_cycle where n <= ${FULLY_SCORED} and year = ${YEARS.at(-1)} order by n`,
    );
    return rows.map((row) => ({
      cookie: `session=${secret}${row.n}`,
      orgId: row.org_id,
      cycleId: row.cycle_id,
      networkId: row.network_id,
    }));
  } finally {
    await client.end();
  }
}
