import { randomUUID } from 'node:crypto';
import type { TableRow } from './world.ts';
import { hash, later, now } from './world.ts';

const muchLater = '2028-02-20T15:00:00Z';
/** For keys that are neither random nor hashes. */
let count = 0;

/** What belongs to networks: first the steward's rows, then the member's. */
export const networkRows: Record<string, TableRow> = {
  network: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      network_id: world.networkId,
      steward_name: 'Harbor',
      steward_kind: 'coalition',
      name: 'Shoreline',
      purpose: 'Learning side by side.',
      breakdowns: '[]',
      created_at: now,
    }),
  },
  network_cycle: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      network_id: world.networkId,
      year: 2000 + (count++ % 200),
      opens_at: now,
      closes_at: later,
      freeze_at: later,
      release_at: muchLater,
      revise_at: muchLater,
    }),
  },
  network_offer: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      network_id: world.networkId,
      offer_id: randomUUID(),
      email: `${randomUUID()}@example.org`,
      token_hash: hash(),
      offered_by: 'Ines',
      offered_at: now,
      expires_at: later,
    }),
  },
  mirror_answer: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      network_id: world.networkId,
      year: 2000 + (count++ % 200),
      question_id: 'F1',
      changed_by: 'Ines',
      changed_at: now,
    }),
  },
  named_score: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      network_id: world.networkId,
      year: 2026,
      recommendation: 'R1',
      member_org_id: randomUUID(),
      member_name: 'Hill',
      by: '{}',
      instrument_version: 'test',
      state: 'not_applicable',
      shared_at: now,
    }),
  },
  release: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      network_id: world.networkId,
      year: 2026,
      revision: 1,
      state: 'frozen',
      frozen_at: now,
      release_at: later,
    }),
  },
  released_cell: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      network_id: world.networkId,
      year: 2026,
      revision: 1,
      measure: 'R1',
      cell: randomUUID(),
      by: '{}',
      place: 0,
      released: false,
      is_public: false,
      release_at: later,
    }),
  },
  practice: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      network_id: world.networkId,
      practice_id: randomUUID(),
      member_org_id: world.orgId,
      member_name: 'Harbor',
      side: 'offers',
      recommendation: 'R9',
      title: 'Paid seats',
      created_at: now,
    }),
  },
  introduction: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      network_id: world.networkId,
      introduction_id: randomUUID(),
      topic: 'Paid seats',
      offering_org_id: randomUUID(),
      offering_name: 'Hill',
      wanting_org_id: randomUUID(),
      wanting_name: 'Valley',
      proposed_at: now,
    }),
  },
  network_membership: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      network_id: world.networkId,
      steward_org_id: world.orgId,
      joined_by: 'Ines',
      joined_at: now,
    }),
  },
  consent: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      network_id: world.networkId,
      year: 2026,
      recommendation: 'R1',
      seq: count++,
      level: 'aggregate',
      decided_by: 'Ines',
      decided_at: now,
    }),
  },
  context_note: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      network_id: world.networkId,
      year: 2000 + (count++ % 200),
      recommendation: 'R1',
      note: 'We moved in May.',
      changed_by: 'Ines',
      changed_at: now,
    }),
  },
  counted_in: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      network_id: world.networkId,
      year: 2026,
      revision: 1,
      measure: 'R1',
      cell: randomUUID(),
      is_public: false,
      release_at: later,
    }),
  },
  named_in: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      network_id: world.networkId,
      year: 2000 + (count++ % 200),
      recommendation: 'R1',
      named_at: now,
    }),
  },
};
