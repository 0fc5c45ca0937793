import { randomUUID } from 'node:crypto';
import type { TestApp } from '../setup/test-app.ts';
import { everythingApplies, makeCycle } from './cycle.ts';
import type { MadeNetwork } from './network.ts';
import { makeMemberOf } from './network.ts';

interface Given {
  year: number;
  /** The score of every recommendation, from one question each. */
  score: number;
  /** Anything else of R1 and R5, by item: what its answer amounts to. */
  figures?: Record<string, object>;
  profile?: Record<string, unknown>;
  submittedAt?: Date;
}

/** An organization without people whose check of that year is handed in and scored. */
export async function scoredOrganization(test: TestApp, given: Given): Promise<string> {
  const orgId = randomUUID();
  await test.owner.query(
    `insert into organization (org_id, kind, name, created_at) values ($1, 'coalition', 'Harbor Coalition', $2)`,
    [orgId, test.clock.current],
  );
  await scoredYear(test, orgId, given);
  return orgId;
}

/** A scored check of an organization that is there. */
export async function scoredYear(test: TestApp, orgId: string, given: Given): Promise<void> {
  const { year, score, figures = {}, profile = {} } = given;
  const { cycleId } = await makeCycle(test, orgId, {
    year,
    profile: { ...everythingApplies, ...profile },
    submittedAt: given.submittedAt ?? test.clock.current,
  });
  await test.owner.query(
    `insert into overall_score (org_id, cycle_id, basis, state, lowest_three, published, applicable)
     values ($1, $2, 'facts', 'published', '{R1,R2,R3}', 9, 9)`,
    [orgId, cycleId],
  );
  const insert = `insert into item_score (org_id, cycle_id, basis, item_id, recommendation, scoring_version, state, score, se, weight, figures)
     select $1, $2, 'facts', item_id, recommendation, 1, 'answered', $3, 4, weight, figures from `;
  await test.owner.query(
    `${insert} (select 'R' || n || '.made' as item_id, 'R' || n as recommendation, 1 as weight, null::jsonb as figures from generate_series(1, 9) n) made`,
    [orgId, cycleId, score],
  );
  await test.owner.query(
    `${insert} (select key as item_id, left(key, 2) as recommendation, 0 as weight, value as figures from jsonb_each($4)) made`,
    [orgId, cycleId, score, JSON.stringify(figures)],
  );
}

/** So many organizations with scores, all in the network; their ids. */
export async function scoredMembers(
  test: TestApp,
  network: MadeNetwork,
  members: readonly Given[],
): Promise<string[]> {
  const orgIds: string[] = [];
  for (const given of members) {
    const orgId = await scoredOrganization(test, given);
    await makeMemberOf(test, network, orgId);
    orgIds.push(orgId);
  }
  return orgIds;
}
