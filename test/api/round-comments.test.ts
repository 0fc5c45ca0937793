import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { cyclePath } from '../make/answers-http.ts';
import { makeCycle } from '../make/cycle.ts';
import { makeMember } from '../make/organization.ts';
import { makeSealedRound } from '../make/sealed-round.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
});

describe('after the seal', () => {
  const comments = (n: number, itemId = 'R1.pay_voice') =>
    Array.from({ length: n }, () => ({ itemId, theme: null, review: 'waiting' as const }));

  it('lets the leader read and sort comments where ten or more exist, and none where fewer do', async () => {
    const leader = await makeMember(test, 'leader');
    const cycle = await makeCycle(test, leader.orgId);
    await makeSealedRound(test, cycle, {
      groups: [{ roles: ['staff'], size: 20, ballots: [] }],
      comments: [...comments(10), ...comments(9, 'R4.raise_safely')],
    });
    const at = `${cyclePath(cycle)}/round/comments`;
    const { items } = (await leader.get(at)).body;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ itemId: 'R1.pay_voice' });
    expect(items[0].comments).toHaveLength(10);
    const [{ commentId }] = items[0].comments;
    expect((await leader.put(`${at}/${commentId}`, { review: 'released', theme: 'Pay' })).status).toBe(204);
    expect((await leader.get(at)).body.items[0].comments[0]).toMatchObject({
      review: 'released',
      theme: 'Pay',
    });
    const { rows } = await test.owner.query(
      `select comment_id from sealed_comment where item_id = 'R4.raise_safely' limit 1`,
    );
    expect(
      (await leader.put(`${at}/${rows[0].comment_id}`, { review: 'released', theme: null })).status,
    ).toBe(404);
    expect((await leader.put(`${at}/${randomUUID()}`, { review: 'held', theme: null })).status).toBe(404);
    const keeper = await makeMember(test, 'records_keeper', { organization: leader.organization });
    expect((await keeper.get(at)).status).toBe(403);
  });

  it('shows no comment before', async () => {
    const leader = await makeMember(test, 'leader');
    const cycle = await makeCycle(test, leader.orgId);
    await makeSealedRound(test, cycle, { groups: [], comments: comments(10), state: 'open' });
    expect((await leader.get(`${cyclePath(cycle)}/round/comments`)).body.code).toBe('round_not_sealed');
  });
});
