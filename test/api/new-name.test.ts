import { beforeAll, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { makeMemberOf } from '../make/network.ts';
import type { MadeNetwork } from '../make/network.ts';
import { decide, inNetwork, makeJoined, makeLeader, networkIn } from '../make/sharing.ts';
import { submittedCycle } from '../make/submitted-cycle.ts';
import { runJobs } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

// Steward and members can't read each other's rows, so what they read of each other has the names in it.

const YEAR = 2026;
let test: TestApp;

beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
});

type Leader = Awaited<ReturnType<typeof makeLeader>>;

const rename = async (leader: Leader, name: string) =>
  expect((await leader.patch(`/api/v1/organizations/${leader.orgId}`, { name })).status).toBe(204);

/** The names in a network's rows: of practices, of introductions, and beside scores. */
async function namesIn({ networkId }: MadeNetwork) {
  const { rows: practices } = await test.owner.query(
    'select title, side, member_name from practice where network_id = $1 order by title, side',
    [networkId],
  );
  const { rows: introductions } = await test.owner.query(
    'select topic, offering_name, wanting_name from introduction where network_id = $1 order by topic',
    [networkId],
  );
  const scores = await test.owner.query(
    'select member_name from named_score where network_id = $1 order by member_name',
    [networkId],
  );
  return { practices, introductions, scores: scores.rows.map((row) => row.member_name as string) };
}

it('of a steward is what its members read, and no other steward’s', async () => {
  const { steward, network, leader } = await makeJoined(test);
  const other = await makeJoined(test);
  await rename(steward, 'Lantern Support');
  expect((await networkIn(leader, network)).network.stewardName).toBe('Lantern Support');
  expect((await networkIn(other.leader, other.network)).network.stewardName).toBe('Beacon Support');
});

it('of a member is what stands beside its scores, its practices and its introductions', async () => {
  const { steward, network, leader } = await makeJoined(test);
  const other = await makeLeader(test, 'member_program', 'Hill Advocates');
  await makeMemberOf(test, network, other.orgId);
  await submittedCycle(test, leader, { year: YEAR });
  await submittedCycle(test, other, { year: YEAR });
  for (const one of [leader, other]) {
    await decide(one, network, YEAR, { R1: 'named' });
  }
  await runJobs(test);
  // Each offers what the other would like to see.
  for (const [title, offering, wanting] of [
    ['Paid seats', leader, other],
    ['Safe rooms', other, leader],
  ] as const) {
    const practice = { recommendation: 'R9', title, url: null };
    const made = async (one: Leader, side: string) =>
      (await one.post(`${inNetwork(one, network)}/practices`, { ...practice, side })).body.practiceId;
    const { status } = await steward.post(
      `/api/v1/organizations/${steward.orgId}/networks/${network.networkId}/introductions`,
      {
        offeringPracticeId: await made(offering, 'offers'),
        wantingPracticeId: await made(wanting, 'wants'),
      },
    );
    expect(status).toBe(201);
  }
  await rename(leader, 'Tideline House');
  expect(await namesIn(network)).toEqual({
    practices: [
      { title: 'Paid seats', side: 'offers', member_name: 'Tideline House' },
      { title: 'Paid seats', side: 'wants', member_name: 'Hill Advocates' },
      { title: 'Safe rooms', side: 'offers', member_name: 'Hill Advocates' },
      { title: 'Safe rooms', side: 'wants', member_name: 'Tideline House' },
    ],
    introductions: [
      { topic: expect.any(String), offering_name: 'Tideline House', wanting_name: 'Hill Advocates' },
      { topic: expect.any(String), offering_name: 'Hill Advocates', wanting_name: 'Tideline House' },
    ],
    scores: ['Hill Advocates', 'Tideline House'],
  });
});

it('of a member that left tells nothing of its leaving', async () => {
  const { steward, network, leader } = await makeJoined(test);
  const other = await makeLeader(test, 'member_program', 'Hill Advocates');
  await makeMemberOf(test, network, other.orgId);
  await test.owner.query(
    `insert into introduction (org_id, network_id, introduction_id, topic, offering_org_id, offering_name,
                               wanting_org_id, wanting_name, proposed_at)
     values ($1, $2, gen_random_uuid(), 'Paid seats', $3, 'Harbor House', $4, 'Hill Advocates', $5)`,
    [steward.orgId, network.networkId, leader.orgId, other.orgId, test.clock.current],
  );
  expect((await leader.post(`${inNetwork(leader, network)}/leave`)).status).toBe(204);
  await rename(leader, 'Tideline House');
  expect((await namesIn(network)).introductions).toMatchObject([{ offering_name: 'Tideline House' }]);
});
