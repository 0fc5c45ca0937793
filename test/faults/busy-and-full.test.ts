import { beforeAll, describe, expect, it } from 'vitest';
import { cyclePath, level, saveAnswer } from '../make/answers-http.ts';
import { makeCycle } from '../make/cycle.ts';
import { makeMember } from '../make/organization.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

async function openCheck() {
  const leader = await makeMember(test, 'leader');
  return { leader, cycle: await makeCycle(test, leader.orgId) };
}

describe('a pool without a free connection', () => {
  it('answers 503 with Retry-After instead of hanging, and works on when one is free', async () => {
    const { leader, cycle } = await openCheck();
    const { pool } = test.app.pg;
    const held = await Promise.all(Array.from({ length: pool.options.max ?? 10 }, () => pool.connect()));
    try {
      const refused = await saveAnswer(leader, cycle, 'R2.regional_groups', level(1));
      expect(refused.body).toMatchObject({ code: 'busy', status: 503 });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect((await leader.get('/api/health')).status).toBe(200);
    } finally {
      for (const client of held) client.release();
    }
    expect((await saveAnswer(leader, cycle, 'R2.regional_groups', level(1))).body.version).toBe(1);
  });
});

describe('a full disk', () => {
  it('refuses writes with a clear message, goes on reading, and recovers by itself', async () => {
    const { leader, cycle } = await openCheck();
    await saveAnswer(leader, cycle, 'R2.regional_groups', level(2));
    await test.owner.query(`
      create function disk_full() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
      create trigger disk_full before insert on answer_change execute function disk_full();`);
    try {
      const refused = await saveAnswer(leader, cycle, 'R2.regional_groups', level(3), 1);
      expect(refused.body).toMatchObject({ code: 'storage_full', status: 507 });
      expect(refused.body.detail).toMatch(/no room/);
      const section = await leader.get(`${cyclePath(cycle)}/sections/R2`);
      expect(section.body.items[0].answer).toMatchObject({ value: 2, version: 1 });
    } finally {
      await test.owner.query('drop trigger disk_full on answer_change; drop function disk_full()');
    }
    expect((await saveAnswer(leader, cycle, 'R2.regional_groups', level(3), 1)).body.version).toBe(2);
  });
});
