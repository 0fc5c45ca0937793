import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { tokenFrom } from '@followthrough/shared/ballots/token.ts';
import type { BallotContent } from '@followthrough/shared/ballots/content.ts';
import type { RoleId } from '@followthrough/shared/instrument/model.ts';
import { openDoors } from '../../server/src/doors/open-doors.ts';
import type { TestApp } from '../setup/test-app.ts';
import { makeCycle } from './cycle.ts';
import { makeOrganization } from './organization.ts';

const DAY = 24 * 60 * 60 * 1000;

export interface MadeRound {
  orgId: string;
  cycleId: string;
  roundId: string;
  closesAt: Date;
  sealAt: Date;
  strata: { stratumId: string; roles: RoleId[]; tokens: string[] }[];
}

type ForRound = Pick<TestApp, 'owner' | 'clock'>;

/** A round that its leader has opened and whose doors are still shut, with this many people in each stratum. */
export async function makeOpeningRound(
  test: ForRound,
  groups: readonly { roles: RoleId[]; people: number }[] = [{ roles: ['staff'], people: 6 }],
  given: { publishedFacts?: readonly object[] } = {},
): Promise<MadeRound> {
  const { orgId } = await makeOrganization(test as TestApp);
  const { cycleId, closesAt } = await makeCycle(test as TestApp, orgId);
  const roundId = randomUUID();
  const sealAt = new Date(closesAt.getTime() + 14 * DAY);
  await test.owner.query(
    `insert into round (org_id, round_id, cycle_id, opens_at, closes_at, seal_at, invitation_subject, invitation_text, published_facts, state)
     values ($1, $2, $3, $4, $5, $6, 'Your view', 'Please answer.', $7, 'opening')`,
    [
      orgId,
      roundId,
      cycleId,
      new Date(test.clock.current.getTime() - DAY),
      closesAt,
      sealAt,
      JSON.stringify(given.publishedFacts ?? []),
    ],
  );
  const strata = [];
  for (const { roles, people } of groups) {
    const stratumId = randomUUID();
    await test.owner.query(
      `insert into stratum (org_id, round_id, stratum_id, roles, size) values ($1, $2, $3, $4, $5)`,
      [orgId, roundId, stratumId, roles, people],
    );
    const tokens = Array.from({ length: people }, () => tokenFrom(randomBytes(20)));
    await test.owner.query(
      `insert into roster_entry (org_id, round_id, entry_id, role, name, email, stratum_id, token_hash)
       select $1, $2, entry_id, $3, name, email, $4, token_hash
         from unnest($5::uuid[], $6::text[], $7::text[], $8::text[]) as person (entry_id, name, email, token_hash)`,
      [
        orgId,
        roundId,
        roles[0],
        stratumId,
        tokens.map(() => randomUUID()),
        tokens.map((_, i) => `Person ${i}`),
        tokens.map(() => `${randomUUID()}@example.org`),
        tokens.map(sha256),
      ],
    );
    strata.push({ stratumId, roles, tokens });
  }
  return { orgId, cycleId, roundId, closesAt, sealAt, strata };
}

export async function makeRound(
  test: ForRound & Pick<TestApp, 'doorA'>,
  ...made: MakingArguments
): Promise<MadeRound> {
  const round = await makeOpeningRound(test, ...made);
  await openDoors(test.owner, test.doorA, round);
  return round;
}
type MakingArguments = Parameters<typeof makeOpeningRound> extends [unknown, ...infer Rest] ? Rest : never;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const contentOf = (role: RoleId, given: Partial<BallotContent> = {}): BallotContent => ({
  role,
  answers: { 'R1.pay_voice': 2 },
  mismatches: [],
  comments: {},
  ...given,
});
