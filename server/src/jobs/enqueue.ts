import { sql } from 'kysely';
import type { Tx } from '../db/kysely-on-client.ts';

/** Queues a job in the transaction that causes it: a change that is rolled back leaves none behind. */
export async function enqueue(tx: Tx, task: string, payload: object): Promise<void> {
  await sql`select enqueue_job(${task}, ${JSON.stringify(payload)}::json)`.execute(tx);
}
