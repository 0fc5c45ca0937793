import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Tx } from '../db/kysely-on-client.ts';
import { Problem } from './problem.ts';

/**
 * Runs a POST once per Idempotency-Key and signed-in browser. The key is taken before the work, in the same transaction, so that
 * a double click waits for the first request and gets its answer. A request that fails keeps no key: it may be tried again.
 */
export async function replayOrRun<T>(
  call: { tx: Tx; request: FastifyRequest; reply: FastifyReply; now: Date },
  sessionHash: string | undefined,
  status: number,
  run: () => Promise<T>,
): Promise<T> {
  const key = call.request.headers['idempotency-key'];
  if (typeof key !== 'string' || sessionHash === undefined) return run();
  if (key.length < 8 || key.length > 128) {
    throw new Problem('bad_request', {}, [
      { field: 'Idempotency-Key', code: 'length', message: 'Use 8 to 128 characters, for example a UUID.' },
    ]);
  }
  const requestHash = createHash('sha256')
    .update(`${call.request.method} ${call.request.url}\n${JSON.stringify(call.request.body ?? null)}`)
    .digest('hex');
  const taken = await sql`
    insert into idempotency_key (session_hash, key, request_hash, status, response, created_at)
    values (${sessionHash}, ${key}, ${requestHash}, ${status}, 'null', ${call.now})
    on conflict do nothing`.execute(call.tx);
  if (taken.numAffectedRows === 0n) {
    const { rows } = await sql<{ request_hash: string; response: T }>`
      select request_hash, response from idempotency_key where session_hash = ${sessionHash} and key = ${key}`.execute(
      call.tx,
    );
    const first = rows[0];
    if (!first || first.request_hash !== requestHash) throw new Problem('key_reused');
    call.reply.header('idempotency-replayed', 'true');
    return first.response;
  }
  const value = await run();
  await sql`
    update idempotency_key set response = ${JSON.stringify(value ?? null)}::jsonb
     where session_hash = ${sessionHash} and key = ${key}`.execute(call.tx);
  return value;
}
