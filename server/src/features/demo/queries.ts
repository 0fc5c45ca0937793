import type { OrganizationKind } from '@followthrough/shared/api/vocabulary.ts';
import { sql } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';

interface DemoLeader {
  org_id: string;
  org_name: string;
  kind: OrganizationKind;
  person_id: string;
  person_name: string;
}

/** Undefined where the demo world is not loaded. */
export async function demoLeader(tx: Tx, organization: string): Promise<DemoLeader | undefined> {
  const { rows } = await sql<DemoLeader>`select * from demo_leader(${organization})`.execute(tx);
  return rows[0];
}

/** Whether somebody can answer in this round now. */
export async function isOpen(tx: Tx, roundId: string, now: Date): Promise<boolean> {
  const { rows } =
    await sql`select from public_round(${roundId}) where opens_at <= ${now} and ${now} < closes_at`.execute(
      tx,
    );
  return rows.length > 0;
}
