import { canonicalJson } from '@followthrough/shared/instrument/canonical-json.ts';
import { sha256 } from '../../credentials/fresh-secret.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { insertEvent, lastEvent, lockOrganization } from './queries.ts';

export interface AuditEntry {
  orgId: string;
  /** Who did it, as colleagues know her. */
  actor: string;
  /** `member.removed`: the thing, and what happened to it. */
  action: string;
  /** What a reader needs to understand it; never an answer's value, never anything of a ballot. */
  detail: Record<string, unknown>;
  now: Date;
}

/**
 * Adds one event to the organization's chain, in the transaction of what it tells about: both happen or neither does.
 * Each event's hash covers its content and the hash before it (docs/privacy.md §11).
 */
export async function record(tx: Tx, entry: AuditEntry): Promise<void> {
  const { orgId, actor, action, detail, now } = entry;
  await lockOrganization(tx, orgId);
  const last = await lastEvent(tx, orgId);
  const seq = Number(last?.seq ?? 0) + 1;
  const previousHash = last?.hash ?? '';
  const hash = eventHash({ orgId, seq, at: now, actor, action, detail, previousHash });
  await insertEvent(tx, {
    org_id: orgId,
    seq,
    at: now,
    actor,
    action,
    detail: canonicalJson(detail),
    previous_hash: previousHash,
    hash,
  });
}

export function eventHash(event: {
  orgId: string;
  seq: number;
  at: Date;
  actor: string;
  action: string;
  detail: unknown;
  previousHash: string;
}): string {
  return sha256(canonicalJson({ ...event, at: event.at.toISOString() }));
}
