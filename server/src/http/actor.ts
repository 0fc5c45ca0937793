import { sql } from 'kysely';
import type { FastifyRequest } from 'fastify';
import pg from 'pg';
import type { Actor, Membership } from '../access/actor.ts';
import { anonymous } from '../access/actor.ts';
import { sha256 } from '../credentials/fresh-secret.ts';
import type { Tx } from '../db/kysely-on-client.ts';

/** Cookies carry `__Host-` only where the browser would accept it, over https; on a loopback http address they go without. */
export function cookieNames(secure: boolean): { session: string; section: string } {
  return secure
    ? { session: '__Host-session', section: '__Host-section' }
    : { session: 'session', section: 'section' };
}

export interface Credentials {
  sessionHash: string | undefined;
  sectionHash: string | undefined;
}

/** Hashes of what the browser holds; the secrets themselves go no further than this function. */
export function credentialsOf(request: FastifyRequest, secure: boolean): Credentials {
  const names = cookieNames(secure);
  const session = request.cookies[names.session];
  const section = request.cookies[names.section];
  return {
    sessionHash: session ? sha256(session) : undefined,
    sectionHash: section ? sha256(section) : undefined,
  };
}

interface SessionRow {
  person_id: string;
  session_id: string;
  name: string;
  email: string;
  email_verified: boolean;
  stale: boolean;
  memberships: Membership[];
}

/** Asks whose session it is, with nothing but literals, so that it travels with BEGIN (db/scope.ts). */
export function sessionStatement({ sessionHash }: Credentials, now: Date): string | undefined {
  if (sessionHash === undefined) return undefined;
  return `select * from session_actor(${pg.escapeLiteral(sessionHash)}, ${pg.escapeLiteral(now.toISOString())})`;
}

/**
 * Who is asking. `sessionRows` is what the statement above found. `orgId` is the organization that the address names, if any:
 * a person outside it acts as a person without membership, and a section's link counts only for its own organization.
 */
export async function findActor(
  tx: Tx,
  sessionRows: unknown[],
  credentials: Credentials,
  orgId: string | undefined,
  now: Date,
): Promise<Actor> {
  if (credentials.sessionHash) {
    const [row] = sessionRows as SessionRow[];
    if (row?.stale)
      await sql`select touch_session(${credentials.sessionHash}, (${now}::timestamptz at time zone 'UTC')::date)`.execute(
        tx,
      );
    const membership = row?.memberships.find((one) => one.orgId === orgId) ?? null;
    if (row && (membership || orgId === undefined || !credentials.sectionHash)) {
      return {
        kind: 'person',
        personId: row.person_id,
        sessionId: row.session_id,
        name: row.name,
        email: row.email,
        emailVerified: row.email_verified,
        memberships: row.memberships,
        membership,
      };
    }
  }
  if (credentials.sectionHash) {
    const { rows } = await sql<{
      org_id: string;
      org_name: string;
      kind: Membership['kind'];
      is_demo: boolean;
      cycle_id: string;
      handover_id: string;
      section: string;
      colleague: string;
    }>`select * from handover_actor(${credentials.sectionHash}, ${now})`.execute(tx);
    const row = rows[0];
    if (row && (orgId === undefined || row.org_id === orgId)) {
      return {
        kind: 'section_guest',
        orgId: row.org_id,
        orgName: row.org_name,
        orgKind: row.kind,
        isDemo: row.is_demo,
        cycleId: row.cycle_id,
        handoverId: row.handover_id,
        section: row.section,
        colleague: row.colleague,
      };
    }
  }
  return anonymous;
}
