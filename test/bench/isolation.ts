import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Figure } from './figures.ts';
import { inTurns, median, timesAtMost } from './figures.ts';

const ROUNDS = 7;

/**
 * What row-level security and a transaction of its own cost the database, in processor time of its process, against the
 * same statement by the owner, whom no policy binds, without a transaction. Empty where the system does not tell.
 */
export async function isolationFigures(ownerUrl: string, appUrl: string): Promise<Figure[]> {
  if (process.platform !== 'linux') return [];
  const owner = new pg.Client({ connectionString: ownerUrl });
  const app = new pg.Client({ connectionString: appUrl });
  await Promise.all([owner.connect(), app.connect()]);
  try {
    const orgId = randomUUID();
    const cycleId = randomUUID();
    const columns = `org_id, cycle_id, item_id, version, state, value, links, changed_by, changed_at`;
    await owner.query(
      `insert into answer_change (${columns})
       select $1, $2, 'bench', n, 'answered', '3', '[]', 'Bench', now() from generate_series(1, 100000) n`,
      [orgId, cycleId],
    );
    await owner.query('analyze answer_change');
    let inserted = 100_000;
    const statements: { name: string; bar: number; times: number; text: string; values: () => unknown[] }[] =
      [
        {
          name: 'insert',
          bar: 1.2,
          times: 1500,
          text: `insert into answer_change (${columns}) values ($1, $2, 'bench', $3, 'answered', '3', '[]', 'Bench', now())`,
          values: () => [orgId, cycleId, (inserted += 1)],
        },
        {
          name: 'point read',
          bar: 1.7,
          times: 3000,
          text: `select * from answer_change where org_id = $1 and cycle_id = $2 and item_id = 'bench' and version = $3`,
          values: () => [orgId, cycleId, 77],
        },
        {
          name: 'scan',
          bar: 1.15,
          times: 8,
          text: `select count(*), max(changed_at) from answer_change where org_id = $1 and cycle_id = $2 and state <> $3`,
          values: () => [orgId, cycleId, 'blank'],
        },
      ];
    const figures: Figure[] = [];
    for (const { name, bar, times, text, values } of statements) {
      const bare = () => owner.query({ name, text, values: values() });
      const scoped = async () => {
        await app.query(`begin; set local app.org_id = '${orgId}'`);
        await app.query({ name, text, values: values() });
        await app.query('commit');
      };
      const [withAll, without] = await inTurns(
        ROUNDS,
        () => processorTime(app, times, scoped),
        () => processorTime(owner, times, bare),
      );
      const [figure, reference] = [median(withAll), median(without)];
      const shown = (each: number) => `${each.toFixed(0)} µs`;
      figures.push(
        timesAtMost(
          `isolation and transaction: ${name}`,
          shown(figure),
          `${shown(reference)} without`,
          figure / reference,
          bar,
        ),
      );
    }
    return figures;
  } finally {
    await Promise.all([owner.end(), app.end()]);
  }
}

/** Microseconds of processor time that the session's own process takes for one of so many. */
async function processorTime(
  client: pg.Client,
  times: number,
  work: () => Promise<unknown>,
): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const nanoseconds = () => Number(readFileSync(`/proc/${rows[0]?.pid}/schedstat`, 'utf8').split(' ')[0]);
  await work();
  const before = nanoseconds();
  for (let time = 0; time < times; time += 1) await work();
  return (nanoseconds() - before) / times / 1000;
}
