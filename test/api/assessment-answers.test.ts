import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { cyclePath, level, saveAnswer } from '../make/answers-http.ts';
import type { MadeCycle } from '../make/cycle.ts';
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

async function stored(cycle: MadeCycle, itemId: string) {
  const answer = await test.owner.query('select * from answer where cycle_id = $1 and item_id = $2', [
    cycle.cycleId,
    itemId,
  ]);
  const changes = await test.owner.query(
    'select * from answer_change where cycle_id = $1 and item_id = $2 order by version',
    [cycle.cycleId, itemId],
  );
  return { answer: answer.rows[0], changes: changes.rows };
}

describe('saving an answer', () => {
  it('keeps who changed what and when, and lets an answer be cleared', async () => {
    const { leader, cycle } = await openCheck();
    await saveAnswer(leader, cycle, 'R2.regional_groups', level(2));
    test.clock.advance(60_000);
    const second = await saveAnswer(leader, cycle, 'R2.regional_groups', { state: 'dont_know' }, 1);
    expect(second.body.version).toBe(2);
    const third = await saveAnswer(
      leader,
      cycle,
      'R2.regional_groups',
      { state: 'blank', note: 'Ask Devon' },
      2,
    );
    expect(third.body.version).toBe(3);
    const history = await leader.get(`${cyclePath(cycle)}/answers/R2.regional_groups/history`);
    expect(history.body.changes).toMatchObject([
      { version: 3, state: 'blank', value: null, note: 'Ask Devon' },
      { version: 2, state: 'dont_know', value: null },
      { version: 1, state: 'answered', value: 2, changedBy: leader.person.name },
    ]);
    const hub = (await leader.get(cyclePath(cycle))).body;
    expect(hub.sections[1].answered).toBe(0);
    const section = (await leader.get(`${cyclePath(cycle)}/sections/R2`)).body;
    expect(section.items[0].answer).toMatchObject({ state: 'blank', note: 'Ask Devon', version: 3 });
  });

  it('tells which questions begin to apply', async () => {
    const { leader, cycle } = await openCheck();
    const unpaid = { state: 'answered', value: { paid_priority: 0, paid_total: 0 } };
    const first = await saveAnswer(leader, cycle, 'R7.trainer_equity', unpaid);
    expect(first.status).toBe(200);
    expect(first.body.applicabilityChanged).toEqual(['R7.trainer_equity']);
    const section = (await leader.get(`${cyclePath(cycle)}/sections/R7`)).body;
    const item = section.items.find((one: { itemId: string }) => one.itemId === 'R7.trainer_equity');
    expect(item.applicability).toMatchObject({
      state: 'not_applicable_rule',
      dependsOn: [{ kind: 'item', answered: true }],
    });
  });

  it('refuses a save that names no version', async () => {
    const { leader, cycle } = await openCheck();
    const path = `${cyclePath(cycle)}/answers/R2.regional_groups`;
    for (const headers of [
      undefined,
      { 'if-match': '*' },
      { 'if-match': '"-1"' },
      { 'if-match': '"99999999999"' },
    ]) {
      expect((await leader.put(path, level(1), headers)).body).toMatchObject({
        code: 'version_needed',
        status: 428,
      });
    }
  });

  it('tells who changed it meanwhile and overwrites nothing', async () => {
    const { leader, cycle } = await openCheck();
    const colleague = await makeMember(test, 'records_keeper', { organization: leader.organization });
    await saveAnswer(leader, cycle, 'R2.regional_groups', level(1));
    await saveAnswer(colleague, cycle, 'R2.regional_groups', level(4), 1);
    const late = await saveAnswer(leader, cycle, 'R2.regional_groups', level(2), 1);
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({
      code: 'stale_answer',
      current: { state: 'answered', value: 4, version: 2, changedBy: colleague.person.name },
    });
    for (const basedOn of [0, 3]) {
      expect((await saveAnswer(leader, cycle, 'R2.regional_groups', level(2), basedOn)).body.code).toBe(
        'stale_answer',
      );
    }
    expect((await stored(cycle, 'R2.regional_groups')).answer).toMatchObject({ value: 4, version: 2 });
    expect(
      (await saveAnswer(leader, cycle, 'R2.issue_groups', { state: 'answered', value: 1 }, 4)).body,
    ).toMatchObject({
      code: 'stale_answer',
      current: null,
    });
  });

  it('confirms the same save sent again after its response was lost', async () => {
    const { leader, cycle } = await openCheck();
    const answer = {
      state: 'answered',
      value: { members_total: 20, members_active: 5 },
      note: 'From the member list of May',
    };
    const first = await saveAnswer(leader, cycle, 'R2.regional_reach', answer);
    const again = await saveAnswer(leader, cycle, 'R2.regional_reach', answer);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect((await stored(cycle, 'R2.regional_reach')).changes).toHaveLength(1);
  });
});

describe('bad input', () => {
  it.each([
    ['R2.regional_groups', { state: 'answered', value: 'three' }, 'value', 'unknown_option'],
    ['R2.regional_groups', { state: 'answered', value: 5 }, 'value', 'unknown_option'],
    ['R2.regional_groups', { state: 'answered' }, 'value', 'value_missing'],
    ['R2.regional_groups', { state: 'dont_know', value: 3 }, 'value', 'value_not_allowed'],
    [
      'R2.regional_reach',
      { state: 'answered', value: { members_active: 30, members_total: 20 } },
      'members_active',
      'part_exceeds_whole',
    ],
    [
      'R2.regional_reach',
      { state: 'answered', value: { members_active: -1, members_total: 20 } },
      'members_active',
      'too_small',
    ],
    [
      'R2.regional_reach',
      { state: 'answered', value: { members_active: 1.5, members_total: 20 } },
      'members_active',
      'not_whole',
    ],
    [
      'R2.regional_reach',
      { state: 'answered', value: { members_active: 1e12, members_total: 1e12 } },
      'members_active',
      'too_large',
    ],
    ['R2.regional_reach', { state: 'answered', value: { members: 3 } }, 'members', 'unknown_field'],
    ['R2.issue_groups', { state: 'answered', value: [3] }, 'value', 'wrong_type'],
    [
      'R1.wage_coverage',
      { state: 'answered', value: { rows: [{ people: 2, hourly_pay: -1850, living_wage: 2100 }] } },
      'rows.0.hourly_pay',
      'too_small',
    ],
    ['R1.wage_gap', { state: 'answered', value: 300 }, 'value', 'takes_no_answer'],
    ['R8.last_update', { state: 'answered', value: '2026-12-31' }, 'value', 'date_in_future'],
    ['R8.last_update', { state: 'answered', value: 'soon' }, 'value', 'not_a_date'],
    ['R8.signed', { state: 'answered', value: 'perhaps' }, 'value', 'unknown_option'],
    ['R9.open_policies', { state: 'answered', value: ['nothing_known'] }, 'value.0', 'unknown_option'],
    [
      'R9.model_practice',
      { state: 'answered', value: { url: 'javascript:alert(1)', title: 'x' } },
      'url',
      'not_a_link',
    ],
    ['R8.learning_note', { state: 'answered', value: 'x'.repeat(5_001) }, 'value', 'too_long'],
    ['R2.regional_groups', { ...level(1), links: ['ftp://example.org'] }, 'links.0', 'not_a_link'],
    ['R2.regional_groups', { ...level(1), note: 'x'.repeat(20_000) }, 'note', 'too_long'],
  ])('$0: told at $2 as $3', async (itemId, answer, field, code) => {
    const { leader, cycle } = await openCheck();
    const refused = await saveAnswer(leader, cycle, itemId, answer);
    expect(refused.body.code).toBe('answer_invalid');
    expect(refused.status).toBe(422);
    const error = refused.body.errors.find((one: { field: string }) => one.field === field);
    expect(error).toMatchObject({ code });
    expect(error.message.length).toBeGreaterThan(10);
    expect((await stored(cycle, itemId)).answer).toBeUndefined();
  });

  it.each([
    [{ state: 'maybe' }],
    [{}],
    [[]],
    [{ state: 'answered', value: 1, extra: true }],
    [{ state: 'answered', links: 'x' }],
  ])('an answer of the wrong shape is not understood: %j', async (answer) => {
    const { leader, cycle } = await openCheck();
    const refused = await saveAnswer(leader, cycle, 'R2.regional_groups', answer);
    expect(refused.body).toMatchObject({ code: 'bad_request', status: 400 });
    expect(refused.body.errors.length).toBeGreaterThan(0);
  });

  it('refuses 10 MB of text, and what is no JSON', async () => {
    const { leader, cycle } = await openCheck();
    const huge = await saveAnswer(leader, cycle, 'R8.learning_note', {
      state: 'answered',
      value: 'x'.repeat(10_000_000),
    });
    expect(huge.body).toMatchObject({ code: 'too_large', status: 413 });
    const broken = await leader.send('PUT', `${cyclePath(cycle)}/answers/R8.learning_note`, '{"state":', {
      'if-match': '"0"',
      'content-type': 'application/json',
    });
    expect(broken.body).toMatchObject({ code: 'bad_json', status: 400 });
  });

  it('stores text that a database could stumble over', async () => {
    const { leader, cycle } = await openCheck();
    const value = `naïve 🙂 \u0000 \ud800 '; drop table answer; --`;
    const saved = await saveAnswer(leader, cycle, 'R8.learning_note', { state: 'answered', value });
    expect(saved.status).toBe(200);
    expect((await stored(cycle, 'R8.learning_note')).answer.value).toContain(`naïve 🙂`);
    expect((await stored(cycle, 'R8.learning_note')).answer.value).toContain(`'; drop table answer; --`);
  });

  it('knows nothing of unknown and foreign ids', async () => {
    const { leader, cycle } = await openCheck();
    const other = await openCheck();
    const unknown = await saveAnswer(leader, cycle, 'R2.no_such_question', level(1));
    expect(unknown.body).toMatchObject({ code: 'unknown_item', status: 404 });
    expect(unknown.body.detail).toContain('R2.no_such_question');
    for (const cycleId of [randomUUID(), other.cycle.cycleId, 'not-a-uuid']) {
      const foreign = await saveAnswer(leader, { ...cycle, cycleId }, 'R2.regional_groups', level(1));
      expect(foreign.body).toMatchObject({ code: 'not_found', status: 404 });
    }
    expect((await saveAnswer(leader, other.cycle, 'R2.regional_groups', level(1))).body.code).toBe(
      'not_found',
    );
    expect((await stored(other.cycle, 'R2.regional_groups')).answer).toBeUndefined();
    expect((await leader.get(`${cyclePath(cycle)}/sections/R10`)).body.code).toBe('not_found');
    // A question of version 1.1 in a check that is asked by 1.0.
    const [added] = (
      await test.owner.query(`
      select item ->> 'id' as id from instrument_version, jsonb_array_elements(body -> 'recommendations') as rec, jsonb_array_elements(rec -> 'items') as item
       where instrument_version = '1.1.0' and item ->> 'id' not in (
         select i ->> 'id' from instrument_version, jsonb_array_elements(body -> 'recommendations') as r, jsonb_array_elements(r -> 'items') as i
          where instrument_version = '1.0.0') limit 1`)
    ).rows;
    expect((await saveAnswer(leader, cycle, added.id, level(1))).body.code).toBe('unknown_item');
  });
});

describe('races', () => {
  it('of two editors at the same moment, one saves and the other is told', async () => {
    const { leader, cycle } = await openCheck();
    const keeper = await makeMember(test, 'records_keeper', { organization: leader.organization });
    for (let version = 0; version < 6; version += 1) {
      const both = await Promise.all([
        saveAnswer(leader, cycle, 'R2.regional_groups', { ...level(1), note: `leader ${version}` }, version),
        saveAnswer(keeper, cycle, 'R2.regional_groups', { ...level(3), note: `keeper ${version}` }, version),
      ]);
      expect(both.map((one) => one.status).toSorted()).toEqual([200, 412]);
      const winner = both.findIndex((one) => one.status === 200);
      expect(both[1 - winner]?.body.current).toMatchObject({
        value: winner === 0 ? 1 : 3,
        version: version + 1,
      });
    }
    expect((await stored(cycle, 'R2.regional_groups')).changes.map((row) => row.version)).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
  });

  it('a double click on the same save is one save', async () => {
    const { leader, cycle } = await openCheck();
    const both = await Promise.all(
      [1, 2, 3].map(() => saveAnswer(leader, cycle, 'R2.regional_groups', level(2))),
    );
    expect(both.map((one) => one.status)).toEqual([200, 200, 200]);
    expect((await stored(cycle, 'R2.regional_groups')).changes).toHaveLength(1);
  });

  it('submitting twice at once keeps one set of scores', async () => {
    const { leader, cycle } = await openCheck();
    await saveAnswer(leader, cycle, 'R2.regional_groups', level(2));
    const submits = await Promise.all([1, 2, 3].map(() => leader.post(`${cyclePath(cycle)}/submit`)));
    expect(submits.map((one) => one.status)).toEqual([200, 200, 200]);
    expect(new Set(submits.map((one) => one.body.cycle.version)).size).toBe(1);
    const snapshots = await test.owner.query('select from score_snapshot where cycle_id = $1', [
      cycle.cycleId,
    ]);
    expect(snapshots.rowCount).toBe(9);
  });

  it('a retry with the same idempotency key gets the first answer, with another body a refusal', async () => {
    const leader = await makeMember(test, 'leader');
    const key = { 'idempotency-key': randomUUID() };
    const path = `/api/v1/organizations/${leader.orgId}/cycles`;
    const both = await Promise.all([
      leader.post(path, { year: 2026 }, key),
      leader.post(path, { year: 2026 }, key),
    ]);
    expect(both.map((one) => one.status)).toEqual([201, 201]);
    expect(both[0]?.body).toEqual(both[1]?.body);
    expect((await leader.post(path, { year: 2027 }, key)).body.code).toBe('key_reused');
  });

  it('a save beside a submission is in the scores or is refused, never stored behind them', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { leader, cycle } = await openCheck();
      await saveAnswer(leader, cycle, 'R2.regional_groups', level(0));
      const [saved] = await Promise.all([
        saveAnswer(leader, cycle, 'R2.regional_groups', level(4), 1),
        leader.post(`${cyclePath(cycle)}/submit`),
      ]);
      const { answer } = await stored(cycle, 'R2.regional_groups');
      const scored = await test.owner.query(
        `select score from item_score where cycle_id = $1 and item_id = 'R2.regional_groups'`,
        [cycle.cycleId],
      );
      expect(answer.value).toBe(saved.status === 200 ? 4 : 0);
      expect(scored.rows[0].score).toBe(answer.value * 25);
      expect([undefined, 'cycle_submitted']).toContain(saved.body.code);
    }
  });
});
