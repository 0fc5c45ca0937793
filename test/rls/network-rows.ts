import { randomUUID } from 'node:crypto';
import type { TableRow, World } from './world.ts';
import { hash, later, now } from './world.ts';

const muchLater = '2028-02-20T15:00:00Z';
/** For keys that are neither random nor hashes. */
let count = 0;
const someYear = () => 2000 + (count++ % 200);

const ofNetwork = (make: (world: World) => Record<string, unknown>): TableRow => ({
  scope: 'org_id',
  make: (world) => ({ org_id: world.orgId, network_id: world.networkId, ...make(world) }),
});

/** What belongs to networks: first the steward's rows, then the member's. */
export const networkRows: Record<string, TableRow> = {
  network: ofNetwork(() => ({
    steward_name: 'Harbor',
    steward_kind: 'coalition',
    name: 'Shoreline',
    purpose: 'Learning side by side.',
    breakdowns: '[]',
    created_at: now,
  })),
  network_cycle: ofNetwork(() => ({
    year: someYear(),
    opens_at: now,
    closes_at: later,
    freeze_at: later,
    release_at: muchLater,
    revise_at: muchLater,
  })),
  network_offer: ofNetwork(() => ({
    offer_id: randomUUID(),
    email: `${randomUUID()}@example.org`,
    token_hash: hash(),
    offered_by: 'Ines',
    offered_at: now,
    expires_at: later,
  })),
  mirror_answer: ofNetwork(() => ({
    year: someYear(),
    question_id: 'F1',
    changed_by: 'Ines',
    changed_at: now,
  })),
  named_score: ofNetwork(() => ({
    year: 2026,
    recommendation: 'R1',
    member_org_id: randomUUID(),
    member_name: 'Hill',
    by: '{}',
    instrument_version: 'test',
    state: 'not_applicable',
    shared_at: now,
  })),
  release: ofNetwork(() => ({
    year: 2026,
    revision: 1,
    state: 'frozen',
    frozen_at: now,
    release_at: later,
  })),
  released_cell: ofNetwork(() => ({
    year: 2026,
    revision: 1,
    measure: 'R1',
    cell: randomUUID(),
    by: '{}',
    place: 0,
    released: false,
    is_public: false,
    release_at: later,
  })),
  practice: ofNetwork((world) => ({
    practice_id: randomUUID(),
    member_org_id: world.orgId,
    member_name: 'Harbor',
    side: 'offers',
    recommendation: 'R9',
    title: 'Paid seats',
    created_at: now,
  })),
  introduction: ofNetwork(() => ({
    introduction_id: randomUUID(),
    topic: 'Paid seats',
    offering_org_id: randomUUID(),
    offering_name: 'Hill',
    wanting_org_id: randomUUID(),
    wanting_name: 'Valley',
    proposed_at: now,
  })),
  network_membership: ofNetwork((world) => ({
    steward_org_id: world.orgId,
    joined_by: 'Ines',
    joined_at: now,
  })),
  consent: ofNetwork(() => ({
    year: 2026,
    recommendation: 'R1',
    seq: count++,
    level: 'aggregate',
    decided_by: 'Ines',
    decided_at: now,
  })),
  context_note: ofNetwork(() => ({
    year: someYear(),
    recommendation: 'R1',
    note: 'We moved in May.',
    changed_by: 'Ines',
    changed_at: now,
  })),
  counted_in: ofNetwork(() => ({
    year: 2026,
    revision: 1,
    measure: 'R1',
    cell: randomUUID(),
    is_public: false,
    release_at: later,
  })),
  named_in: ofNetwork(() => ({
    year: someYear(),
    recommendation: 'R1',
    named_at: now,
  })),
};
