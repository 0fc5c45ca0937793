import { beforeAll, describe, expect, test } from 'vitest';
import { voicesJobs } from '../../server/src/features/voices/jobs.ts';
import { runDueJobs } from '../../server/src/jobs/worker.ts';
import { cyclePath, level, networkAnswers, saveAnswer } from '../make/answers-http.ts';
import type { MadeCycle } from '../make/cycle.ts';
import { makeCycle } from '../make/cycle.ts';
import { makeMember } from '../make/organization.ts';
import { makeSealedRound } from '../make/sealed-round.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

const DAY = 24 * 60 * 60 * 1000;
const VOICE = 'R2.network_voice';
let it: TestApp;

beforeAll(async () => {
  it = await testApp();
});

/** Queues what the seal queues, and works it off. */
async function count(cycle: MadeCycle, roundId: string): Promise<void> {
  const payload = JSON.stringify({ orgId: cycle.orgId, roundId, cycleId: cycle.cycleId });
  await it.owner.query(`select enqueue_job('compute_voices', $1::json)`, [payload]);
  const ground = { pool: it.owner, clock: it.clock.read, secret: it.secret, mail: null };
  await runDueJobs(ground, voicesJobs(ground));
}

/** A submitted check in which the leader gave her own view of networks as "mostly". */
async function submitted(own = 3) {
  const leader = await makeMember(it, 'leader');
  const cycle = await makeCycle(it, leader.orgId);
  for (const [itemId, answer] of Object.entries({ ...networkAnswers, [VOICE]: level(own) })) {
    expect((await saveAnswer(leader, cycle, itemId, answer)).status).toBe(200);
  }
  expect((await leader.post(`${cyclePath(cycle)}/submit`)).status).toBe(200);
  return { leader, cycle };
}

const saying = (...levels: number[]) => levels.map((one) => ({ [VOICE]: one }));
const staff = (size: number, ...levels: number[]) => ({ roles: ['staff'], size, ballots: saying(...levels) });
const members = (size: number, ...levels: number[]) => ({
  roles: ['member_program'],
  size,
  ballots: saying(...levels),
});

async function networks(leader: Awaited<ReturnType<typeof submitted>>['leader'], cycle: MadeCycle) {
  const { body } = await leader.get(`${cyclePath(cycle)}/voices`);
  return body.items.find((item: { itemId: string }) => item.itemId === VOICE);
}

describe('what a leader reads', () => {
  test('groups of five or more beside her own answer, too few elsewhere, and no count anywhere', async () => {
    const { leader, cycle } = await submitted(4);
    const round = await makeSealedRound(it, cycle, {
      groups: [staff(14, 1, 1, 2, 1, 2, 1, 1), members(9, 3, 3, 4, 4)],
    });
    await count(cycle, round.roundId);
    const item = await networks(leader, cycle);
    expect(item).toMatchObject({ recommendation: 'R2', number: 2, own: 100 });
    expect(item.groups).toEqual([
      { state: 'too_few', groupId: 'member_program', groupLabel: expect.any(String) },
      {
        state: 'shown',
        groupId: 'staff',
        groupLabel: 'Staff',
        nFrom: 5,
        nLabel: '5 to 9',
        mean: expect.closeTo((25 * 9) / 7, 9),
        coded: false,
        low: expect.any(Number),
        high: expect.any(Number),
        agreement: null,
        turnout: 'middle',
        gap: { points: expect.closeTo(100 - (25 * 9) / 7, 9), notable: true },
      },
    ]);
  });

  test('the same as plain text, before and after the seal', async () => {
    const { leader, cycle } = await submitted(4);
    const address = `/organizations/${cycle.orgId}/cycles/${cycle.cycleId}/voices.txt`;
    const before = await leader.get(address);
    expect(before.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(before.body).toContain('Nobody has been asked yet.');
    const round = await makeSealedRound(it, cycle, {
      groups: [staff(14, 1, 1, 2, 1, 2, 1, 1), members(9, 3, 3, 4, 4)],
      facts: [{ itemId: 'R1.wage_standard', contradicted: 0 }],
    });
    await count(cycle, round.roundId);
    const text: string = (await leader.get(address)).body;
    const spread =
      /^Staff: 32, range \d+ to \d+; 5 to 9 people; 40 to 69 % answered; people see this differently from you\.$/m;
    expect(text).toMatch(spread);
    expect(text).toMatch(/^Member programs: too few to show safely\.\nStaff/m);
    expect(text).toContain('You: 100.');
    expect(text).toContain('Of 10 to 14 people: fewer than a quarter, or nobody, see it otherwise.');
    const stranger = await makeMember(it, 'leader');
    expect((await stranger.get(address)).status).toBe(404);
  });

  test('agreement in words from ten answers on, and a mean at its bound marked as one', async () => {
    const { leader, cycle } = await submitted();
    const round = await makeSealedRound(it, cycle, { groups: [staff(30, ...Array<number>(10).fill(4))] });
    await count(cycle, round.roundId);
    expect((await networks(leader, cycle)).groups).toMatchObject([
      {
        nLabel: '10 to 14',
        mean: 81,
        coded: true,
        agreement: 'people see this much the same',
        turnout: 'low',
      },
    ]);
  });

  test('a share for every fact that was shown, contradicted or not, and themes from ten comments on', async () => {
    const { leader, cycle } = await submitted();
    const comment = (theme: string | null, review: 'waiting' | 'released' | 'held') => ({
      itemId: VOICE,
      theme,
      review,
    });
    const round = await makeSealedRound(it, cycle, {
      groups: [staff(12, 1, 2, 3, 2, 2, 3)],
      facts: [
        { itemId: 'R1.wage_standard', contradicted: 0 },
        { itemId: 'R2.shared_resources', contradicted: 3 },
      ],
      comments: [
        ...Array.from({ length: 10 }, () => comment('time to meet', 'released')),
        ...Array.from({ length: 9 }, () => comment('travel', 'released')),
        ...Array.from({ length: 12 }, () => comment('a name', 'held')),
        comment(null, 'waiting'),
      ],
    });
    await count(cycle, round.roundId);
    const { body } = await leader.get(`${cyclePath(cycle)}/voices`);
    expect(body.contradicted).toEqual([
      {
        itemId: 'R1.wage_standard',
        prompt: 'About R1.wage_standard',
        answer: 'Yes',
        told: { state: 'shown', nFrom: 5, nLabel: '5 to 9', share: 'under_a_quarter' },
      },
      {
        itemId: 'R2.shared_resources',
        prompt: 'About R2.shared_resources',
        answer: 'Yes',
        told: { state: 'shown', nFrom: 5, nLabel: '5 to 9', share: 'half_or_more' },
      },
    ]);
    expect(body.themes).toEqual([
      {
        itemId: VOICE,
        label: expect.any(String),
        themes: [{ theme: 'time to meet', nFrom: 10, nLabel: '10 to 14' }],
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('In my words');
  });

  test('waits, and says for what', async () => {
    const leader = await makeMember(it, 'leader');
    const cycle = await makeCycle(it, leader.orgId);
    const address = `${cyclePath(cycle)}/voices`;
    expect((await leader.get(address)).body).toMatchObject({ state: 'waiting', round: null });
    await makeSealedRound(it, cycle, { groups: [staff(8, 1, 2, 3, 4, 2)], state: 'open' });
    expect((await leader.get(address)).body).toMatchObject({
      state: 'waiting',
      round: { state: 'open', sealAt: new Date(cycle.closesAt.getTime() + 14 * DAY).toISOString() },
    });
    // The seal is due, and what comes of it has not been counted yet: no promise that the past has broken.
    await it.owner.query(
      `update round set opens_at = opens_at - interval '90 days', closes_at = closes_at - interval '90 days',
                        seal_at = seal_at - interval '90 days' where org_id = $1`,
      [cycle.orgId],
    );
    expect((await leader.get(address)).body).toMatchObject({ state: 'waiting', round: { state: 'sealed' } });
    const text = `/organizations/${cycle.orgId}/cycles/${cycle.cycleId}/voices.txt`;
    expect((await leader.get(text)).body).toContain('are being counted');
  });

  test('is for those who keep the records, of this organization', async () => {
    const { leader, cycle } = await submitted();
    const member = await makeMember(it, 'member', { organization: leader.organization });
    const keeper = await makeMember(it, 'records_keeper', { organization: leader.organization });
    const stranger = await makeMember(it, 'leader');
    const address = `${cyclePath(cycle)}/voices`;
    expect((await keeper.get(address)).status).toBe(200);
    expect((await member.get(address)).status).toBe(403);
    expect((await stranger.get(address)).status).toBe(404);
  });
});

describe('scores after the seal', () => {
  async function scores(cycle: MadeCycle) {
    const { rows } = await it.owner.query(
      `select basis, score, figures->>'staffMean' as staff_mean from item_score
        where org_id = $1 and cycle_id = $2 and item_id = $3 order by basis`,
      [cycle.orgId, cycle.cycleId, VOICE],
    );
    return rows;
  }

  test('stand beside those from facts alone, rest on the coded mean, and are what results show', async () => {
    const { leader, cycle } = await submitted(4);
    const before = (await leader.get(`${cyclePath(cycle)}/results`)).body;
    const round = await makeSealedRound(it, cycle, { groups: [staff(8, 4, 4, 4, 4, 4)] });
    await count(cycle, round.roundId);
    expect(await scores(cycle)).toEqual([
      { basis: 'facts', score: null, staff_mean: null },
      { basis: 'facts_and_voices', score: expect.closeTo((0.5 * 72 + 0.1 * 100) / 0.6, 9), staff_mean: '72' },
    ]);
    const after = (await leader.get(`${cyclePath(cycle)}/results`)).body;
    expect(before.basis).toBe('facts');
    expect(after.basis).toBe('facts_and_voices');
    const r2 = (body: { recommendations: { recommendation: string; score: number | null }[] }) =>
      body.recommendations.find((one) => one.recommendation === 'R2')?.score;
    expect(r2(after)).not.toBe(r2(before));
  });

  test('are counted once: a second run gives the same rows', async () => {
    const { leader, cycle } = await submitted();
    const round = await makeSealedRound(it, cycle, {
      groups: [staff(8, 1, 2, 3, 4, 2), members(6, 1, 1, 1, 1, 1)],
    });
    await count(cycle, round.roundId);
    const first = [await scores(cycle), await networks(leader, cycle)];
    await count(cycle, round.roundId);
    expect([await scores(cycle), await networks(leader, cycle)]).toEqual(first);
  });

  test('are not made for a check that was never submitted, but its voices are told', async () => {
    const leader = await makeMember(it, 'leader');
    const cycle = await makeCycle(it, leader.orgId);
    const round = await makeSealedRound(it, cycle, { groups: [staff(8, 1, 2, 3, 4, 2)] });
    await count(cycle, round.roundId);
    expect(await scores(cycle)).toEqual([]);
    expect(await networks(leader, cycle)).toMatchObject({
      own: null,
      groups: [{ state: 'shown', mean: 60, gap: null }],
    });
  });

  test('nothing is counted before the seal', async () => {
    const { cycle } = await submitted();
    const round = await makeSealedRound(it, cycle, { groups: [staff(8, 1, 2, 3, 4, 2)], state: 'open' });
    await count(cycle, round.roundId);
    const { rows } = await it.owner.query(`select 1 from voice where cycle_id = $1`, [cycle.cycleId]);
    expect(rows).toEqual([]);
  });
});

test('the application’s role can read what was released, and none of what it was made from', async () => {
  const { rows } = await it.owner.query(
    `select relname, has_table_privilege('followthrough_app', oid, 'select') as readable
       from pg_class where relname in ('voice', 'mismatch_share', 'sealed_ballot', 'sealed_mismatch', 'ballot') order by relname`,
  );
  expect(rows.filter((row) => row.readable).map((row) => row.relname)).toEqual(['mismatch_share', 'voice']);
});
