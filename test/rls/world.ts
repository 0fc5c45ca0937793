import { createHash, randomUUID } from 'node:crypto';

/** One tenant with somebody in it: everything that scopes a row. */
export interface World {
  orgId: string;
  personId: string;
  sessionHash: string;
  cycleId: string;
  roundId: string;
  stratumId: string;
  entryId: string;
  networkId: string;
}

export const newWorld = (): World => ({
  orgId: randomUUID(),
  personId: randomUUID(),
  sessionHash: hash(),
  cycleId: randomUUID(),
  roundId: randomUUID(),
  stratumId: randomUUID(),
  entryId: randomUUID(),
  networkId: randomUUID(),
});

export const hash = () => createHash('sha256').update(randomUUID()).digest('hex');
export const now = '2026-11-20T15:00:00Z';
export const later = '2027-11-20T15:00:00Z';

type Row = Record<string, unknown>;
export interface TableRow {
  /** What ties a row to its tenant, person or browser; null for tables that are nobody's. */
  scope: 'org_id' | 'person_id' | 'session_hash' | null;
  /** A row that no other has the key of. */
  make: (world: World) => Row;
}
