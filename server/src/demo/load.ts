import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import { parseInstrument } from '@followthrough/shared/instrument/parse.ts';
import type { CycleScore } from '@followthrough/shared/scoring/score-cycle.ts';
import pg from 'pg';
import { networkRows } from './network-rows.ts';
import { toldRows } from './network-told.ts';
import type { RowBatch } from './rows.ts';
import { roundJobsFor, roundRows } from './round-rows.ts';
import type { DemoRound } from './rounds.ts';
import { demoRounds } from './rounds.ts';
import { demoRows } from './rows.ts';
import { makeWorld } from './world.ts';

export interface LoadedDemo {
  organizations: number;
  cycles: number;
  answers: number;
  seconds: number;
  /** The tokens of rounds that are under way, by round, for whoever keeps them for reminders and sheets. */
  tokens: { roundId: string; tokens: Record<string, string> }[];
}

/**
 * Fills a database that holds no organization yet with the demo world, as the owner, in one transaction. Returns null, and
 * changes nothing, where there is an organization already: demo data never mixes with real data. Of several processes
 * that start at once, one loads and the others find it done.
 */
export async function loadDemo(ownerUrl: string, now: Date): Promise<LoadedDemo | null> {
  const began = performance.now();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('followthrough.demo'))`);
    const { rows } = await client.query<{ taken: boolean }>(
      'select exists (select from organization) as taken',
    );
    if (rows[0]?.taken) {
      await client.query('rollback');
      return null;
    }
    const instruments = { first: await published(client, '1.0.0'), second: await published(client, '1.1.0') };
    const world = makeWorld(instruments, now.toISOString().slice(0, 10));
    const rounds = demoRounds(world);
    const scores = new Map<string, CycleScore>();
    const tables = [
      ...(await insertAll(client, demoRows(world, scores))),
      ...(await insertAll(client, roundRows(rounds))),
      ...(await insertAll(client, networkRows(world))),
      ...(await insertAll(client, toldRows(world, instruments, scores, now))),
    ];
    await copyHistory(client);
    for (const { task, payload } of roundJobsFor(rounds)) {
      await client.query('select enqueue_job($1, $2::json)', [task, JSON.stringify(payload)]);
    }
    await client.query('commit');
    await client.query(`analyze ${[...tables, 'answer_change'].join(', ')}`);
    return {
      organizations: world.organizations.length,
      cycles: world.cycles.length,
      answers: world.cycles.reduce((sum, cycle) => sum + cycle.answers.length, 0),
      seconds: (performance.now() - began) / 1000,
      tokens: rounds.filter(({ state }) => state === 'open').map(tokensOf),
    };
  } finally {
    await client.end();
  }
}

const tokensOf = ({ roundId, roster }: DemoRound) => ({
  roundId,
  tokens: Object.fromEntries(roster.map(({ entryId, token }) => [entryId, token])),
});

async function published(client: pg.Client, version: string): Promise<Instrument> {
  const { rows } = await client.query<{ body: unknown }>(
    'select body from instrument_version where instrument_version = $1',
    [version],
  );
  const parsed = parseInstrument(rows[0]?.body, version);
  if (!parsed.ok)
    throw new Error(`the demo world needs version ${version} of the instrument, which is not published`);
  return parsed.instrument;
}

/** Inserts batch after batch and says which tables they went to. While the database takes one in, the next is made. */
async function insertAll(client: pg.Client, batches: Iterable<RowBatch>): Promise<string[]> {
  const tables = new Set<string>();
  let under: Promise<unknown> = Promise.resolve();
  for (const [table, rows] of batches) {
    if (rows.length === 0) continue;
    tables.add(table);
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    const text = `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`;
    const json = JSON.stringify(rows);
    await under;
    under = client.query(text, [json]);
  }
  await under;
  return [...tables];
}

/** Every answer was given once, so that its history is what it is now. */
async function copyHistory(client: pg.Client): Promise<void> {
  const columns =
    'org_id, cycle_id, item_id, version, state, value, reason, note, links, changed_by, changed_at';
  await client.query(`insert into answer_change (${columns}) select ${columns} from answer`);
}
