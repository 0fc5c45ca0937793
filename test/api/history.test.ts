import { beforeAll, describe, expect, it } from 'vitest';
import { withScope } from '../../server/src/db/scope.ts';
import { record } from '../../server/src/features/audit/record.ts';
import { makeMember } from '../make/organization.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

async function leaderWithHistory(events: number) {
  const leader = await makeMember(test, 'leader');
  for (let n = 1; n <= events; n += 1)
    await leader.patch(`/api/v1/organizations/${leader.orgId}`, { name: `Name ${n}` });
  const history = (query = '') => leader.get(`/api/v1/organizations/${leader.orgId}/history${query}`);
  return { leader, history };
}

describe('the record of what happened', () => {
  it('tells who did what, newest first, page by page', async () => {
    const { leader, history } = await leaderWithHistory(5);
    const first = (await history('?limit=3')).body;
    expect(first.events.map((event: { seq: number }) => event.seq)).toEqual([5, 4, 3]);
    expect(first.events[0]).toMatchObject({
      actor: leader.person.name,
      action: 'organization.renamed',
      detail: { from: 'Name 4', to: 'Name 5' },
    });
    expect(first.chain).toEqual({ events: 5, brokenAt: null });
    const rest = (await history('?limit=3&before=3')).body;
    expect(rest.events.map((event: { seq: number }) => event.seq)).toEqual([2, 1]);
  });

  it.each([
    ['changed', `update audit_event set detail = '{"from":"x","to":"y"}' where org_id = $1 and seq = 3`],
    ['credited to another', `update audit_event set actor = 'Nobody' where org_id = $1 and seq = 3`],
    ['removed', `delete from audit_event where org_id = $1 and seq = 3`],
    ['moved in time', `update audit_event set at = at - interval '1 day' where org_id = $1 and seq = 3`],
  ])('shows where an event was %s', async (_what, tampering) => {
    const { leader, history } = await leaderWithHistory(5);
    await test.owner.query(tampering, [leader.orgId]);
    expect((await history()).body.chain.brokenAt).toBe(3);
  });

  it('stays one chain when many write at once', async () => {
    const { leader, history } = await leaderWithHistory(0);
    const { pool } = test.app.pg;
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        withScope(pool, { orgId: leader.orgId }, ({ tx }) =>
          record(tx, {
            orgId: leader.orgId,
            actor: 'Writer',
            action: 'test.written',
            detail: { n },
            now: test.clock.current,
          }),
        ),
      ),
    );
    const { events, chain } = (await history('?limit=100')).body;
    expect(chain).toEqual({ events: 20, brokenAt: null });
    expect(new Set(events.map((event: { detail: { n: number } }) => event.detail.n)).size).toBe(20);
  });

  it('is undone with what it tells about', async () => {
    const { leader, history } = await leaderWithHistory(1);
    const failing = withScope(test.app.pg.pool, { orgId: leader.orgId }, async ({ tx }) => {
      await record(tx, {
        orgId: leader.orgId,
        actor: 'Writer',
        action: 'test.written',
        detail: {},
        now: test.clock.current,
      });
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    expect((await history()).body.chain).toEqual({ events: 1, brokenAt: null });
  });

  it('can’t be rewritten by the application, and is for leaders', async () => {
    const { leader } = await leaderWithHistory(1);
    await expect(
      withScope(test.app.pg.pool, { orgId: leader.orgId }, ({ tx }) =>
        tx.updateTable('audit_event').set({ actor: 'x' }).execute(),
      ),
    ).rejects.toThrow('permission denied');
    const member = await makeMember(test, 'records_keeper', { organization: leader.organization });
    expect((await member.get(`/api/v1/organizations/${leader.orgId}/history`)).status).toBe(403);
  });
});
