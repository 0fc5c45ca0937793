import { randomUUID } from 'node:crypto';
import type { TestApp } from '../setup/test-app.ts';
import type { MadeCycle } from './cycle.ts';

interface MadeGroup {
  roles: string[];
  size: number;
  /** One entry a ballot: levels by item, or 'skipped'. */
  ballots: Record<string, number | 'skipped'>[];
}

export interface MadeRound {
  roundId: string;
  groups: { stratumId: string; roles: string[] }[];
}

/** A round that was sealed: groups with their ballots, facts that were shown and how many contradicted each. */
export async function makeSealedRound(
  test: TestApp,
  cycle: MadeCycle,
  given: {
    groups: MadeGroup[];
    facts?: { itemId: string; contradicted: number }[];
    comments?: { itemId: string; theme: string | null; review: 'waiting' | 'released' | 'held' }[];
    state?: 'open' | 'sealed';
  },
): Promise<MadeRound> {
  const roundId = randomUUID();
  const facts = given.facts ?? [];
  const published = facts.map(({ itemId }) => ({
    itemId,
    prompt: { en: `About ${itemId}` },
    answer: { en: 'Yes' },
  }));
  await test.owner.query(
    `insert into round (org_id, round_id, cycle_id, opens_at, closes_at, seal_at, invitation_subject, invitation_text, published_facts, state)
     select org_id, $2, cycle_id, opens_at, closes_at, seal_at, 'Please answer', 'In ten minutes.', $4, $5 from cycle where org_id = $1 and cycle_id = $3`,
    [cycle.orgId, roundId, cycle.cycleId, JSON.stringify(published), given.state ?? 'sealed'],
  );
  const groups = given.groups.map((group) => ({ ...group, stratumId: randomUUID() }));
  for (const { stratumId, roles, size, ballots } of groups) {
    await test.owner.query(
      `insert into stratum (org_id, round_id, stratum_id, roles, size) values ($1, $2, $3, $4, $5)`,
      [cycle.orgId, roundId, stratumId, roles, size],
    );
    for (const answers of ballots) {
      await test.owner.query(
        `insert into sealed_ballot (org_id, round_id, sealed_ballot_id, stratum_id, answers) values ($1, $2, $3, $4, $5)`,
        [cycle.orgId, roundId, randomUUID(), stratumId, JSON.stringify(answers)],
      );
    }
  }
  for (const { itemId, contradicted } of facts.filter((fact) => fact.contradicted > 0)) {
    await test.owner.query(
      `insert into sealed_mismatch (org_id, round_id, item_id, stratum_id, count) values ($1, $2, $3, $4, $5)`,
      [cycle.orgId, roundId, itemId, groups[0]?.stratumId, contradicted],
    );
  }
  for (const { itemId, theme, review } of given.comments ?? []) {
    await test.owner.query(
      `insert into sealed_comment (org_id, round_id, comment_id, item_id, text, review, theme) values ($1, $2, $3, $4, 'In my words.', $5, $6)`,
      [cycle.orgId, roundId, randomUUID(), itemId, review, theme],
    );
  }
  return { roundId, groups };
}
