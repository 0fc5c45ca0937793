import { beforeAll, describe, expect, it } from 'vitest';
import { cyclePath, level, networkAnswers, saveAnswer } from '../make/answers-http.ts';
import { everythingApplies, makeCycle } from '../make/cycle.ts';
import { makeMember, makeOrganization } from '../make/organization.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

const cyclesPath = (orgId: string) => `/api/v1/organizations/${orgId}/cycles`;

describe('opening a check', () => {
  it('asks by the newest published questions, with the organization’s profile and one calendar', async () => {
    const organization = await makeOrganization(test, {
      profile: { has_members: true, retired_question: 'x' },
    });
    const leader = await makeMember(test, 'leader', { organization });
    const opened = await leader.post(cyclesPath(leader.orgId), {
      year: 2026,
      closesAt: '2026-12-20T12:00:00Z',
    });
    expect(opened.status).toBe(201);
    expect(opened.body.cycle).toMatchObject({
      year: 2026,
      state: 'open',
      instrumentVersion: '1.1.0',
      closesAt: '2026-12-20T12:00:00.000Z',
      sealAt: '2027-01-03T12:00:00.000Z',
      releaseAt: '2027-03-04T12:00:00.000Z',
      submittedAt: null,
    });
    const profile = await leader.get(`${cyclesPath(leader.orgId)}/${opened.body.cycle.cycleId}/profile`);
    expect(profile.body.profile).toEqual({ has_members: true });
    expect(profile.body.questions.map((one: { id: string }) => one.id)).not.toContain('first_cycle');
    const list = await leader.get(cyclesPath(leader.orgId));
    expect(list.body).toMatchObject({ mayOpen: false, nextYear: 2027, cycles: [{ year: 2026 }] });
  });

  it('opens one at a time and one a year', async () => {
    const leader = await makeMember(test, 'leader');
    expect((await leader.post(cyclesPath(leader.orgId), { year: 2026 })).status).toBe(201);
    expect((await leader.post(cyclesPath(leader.orgId), { year: 2026 })).body.code).toBe('cycle_exists');
    expect((await leader.post(cyclesPath(leader.orgId), { year: 2027 })).body.code).toBe('cycle_running');
  });

  it('opens one when two leaders press at once', async () => {
    const leader = await makeMember(test, 'leader');
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => leader.post(cyclesPath(leader.orgId), { year: 2026 })),
    );
    expect(answers.map((one) => one.status).toSorted()).toEqual([201, 409, 409, 409]);
  });

  it.each([
    [{ year: 2020 }, 'year'],
    [{ year: 2026, closesAt: '2026-11-01T00:00:00Z' }, 'closesAt'],
    [{ year: 2026, closesAt: '2031-11-01T00:00:00Z' }, 'closesAt'],
    [{ year: 'soon' }, 'year'],
    [{ year: 2026, closesAt: 'tomorrow' }, 'closesAt'],
  ])('says what is wrong with %j', async (body, field) => {
    const leader = await makeMember(test, 'leader');
    const refused = await leader.post(cyclesPath(leader.orgId), body);
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map((one: { field: string }) => one.field)).toContain(field);
  });

  it('is not for funders, nor for anybody but a leader', async () => {
    const funder = await makeMember(test, 'leader', {
      organization: await makeOrganization(test, { kind: 'funder' }),
    });
    expect((await funder.post(cyclesPath(funder.orgId), { year: 2026 })).body.code).toBe(
      'no_check_for_funders',
    );
    const keeper = await makeMember(test, 'records_keeper');
    expect((await keeper.post(cyclesPath(keeper.orgId), { year: 2026 })).body.code).toBe('not_allowed');
    expect((await keeper.post(cyclesPath(funder.orgId), { year: 2026 })).body.code).toBe('not_found');
  });
});

describe('the profile of a check', () => {
  it('switches questions off, takes turns by version, and confirms a retry', async () => {
    const leader = await makeMember(test, 'leader');
    const cycle = await makeCycle(test, leader.orgId);
    const path = `${cyclePath(cycle)}/profile`;
    const body = { profile: { ...everythingApplies, administers_grants: false, staff_count: 12 } };
    const saved = await leader.put(path, body, { 'if-match': '"1"' });
    expect(saved.status).toBe(200);
    expect(saved.body.version).toBe(2);
    expect(saved.body.notApplying.map((one: { itemId: string }) => one.itemId)).toContain(
      'R1.subgrant_wage_floor',
    );
    expect((await leader.put(path, body, { 'if-match': '"1"' })).body.version).toBe(2);
    const stale = await leader.put(path, { profile: {} }, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    expect(stale.body).toMatchObject({ code: 'stale_version', version: 2 });
    const wrong = await leader.put(
      path,
      { profile: { budget_band: 'lots', staff_count: -3, shoe_size: 4 } },
      { 'if-match': '"2"' },
    );
    expect(wrong.status).toBe(422);
    expect(wrong.body.code).toBe('profile_invalid');
    expect(wrong.body.errors.map((one: { field: string }) => one.field).toSorted()).toEqual([
      'budget_band',
      'shoe_size',
      'staff_count',
    ]);
  });
});

describe('from an empty check to its scores', () => {
  it('shows what is left, saves, submits, keeps scores, and takes them back', async () => {
    const leader = await makeMember(test, 'leader');
    const cycle = await makeCycle(test, leader.orgId);
    const path = cyclePath(cycle);

    const empty = await leader.get(path);
    expect(empty.status).toBe(200);
    expect(empty.body.sections).toHaveLength(9);
    expect(empty.body.sections[1]).toMatchObject({
      section: 'R2',
      state: 'not_started',
      answered: 0,
      of: 6,
      handovers: [],
    });
    expect(empty.body.abilities).toMatchObject({
      save: true,
      submit: true,
      reopen: false,
      handOver: true,
      finishSection: false,
    });

    for (const [itemId, answer] of Object.entries(networkAnswers)) {
      const saved = await saveAnswer(leader, cycle, itemId, answer);
      expect(saved.body).toMatchObject({
        version: 1,
        changedBy: leader.person.name,
        applicabilityChanged: [],
      });
      expect(saved.headers['etag']).toBe('"1"');
    }
    const hub = (await leader.get(path)).body;
    expect(hub.sections[1]).toMatchObject({
      state: 'in_progress',
      answered: 5,
      of: 6,
      answeredBy: [leader.person.name],
    });
    expect(hub.lastSavedAt).toBe('2026-11-20T15:00:00.000Z');
    expect(hub.minutesLeft).toBeLessThan(empty.body.minutesLeft);

    const check = (await leader.get(`${path}/check`)).body;
    expect(check.sections[1]).toMatchObject({ enoughForScore: true, answered: 5 });
    expect(check.sections[0]).toMatchObject({ enoughForScore: false, answered: 0 });
    expect(check.sections[1].items.filter((one: { missing: boolean }) => one.missing)).toMatchObject([
      { itemId: 'R2.network_voice' },
    ]);

    const submitted = await leader.post(`${path}/submit`);
    expect(submitted.body.cycle).toMatchObject({
      state: 'submitted',
      submittedAt: '2026-11-20T15:00:00.000Z',
      submittedBy: leader.person.name,
    });
    const snapshots = await test.owner.query(
      `select * from score_snapshot where cycle_id = $1 order by recommendation`,
      [cycle.cycleId],
    );
    expect(snapshots.rows).toHaveLength(9);
    // Levels 3 and 2, 60 % reach, 3 groups, half led from outside: by the file's own points.
    expect(snapshots.rows[1]).toMatchObject({
      recommendation: 'R2',
      basis: 'facts',
      state: 'published',
      scoring_version: 1,
    });
    expect(snapshots.rows[1].score).toBeGreaterThan(40);
    expect(snapshots.rows[1].range_low).toBeLessThan(snapshots.rows[1].score);
    expect(Math.abs(snapshots.rows[1].bootstrap_low - snapshots.rows[1].range_low)).toBeLessThan(2);
    expect(snapshots.rows[0]).toMatchObject({
      recommendation: 'R1',
      state: 'not_enough_answers',
      score: null,
    });
    const items = await test.owner.query(
      `select * from item_score where cycle_id = $1 and recommendation = 'R2' order by item_id`,
      [cycle.cycleId],
    );
    expect(items.rows.map((row) => [row.item_id, row.state, row.reason])).toContainEqual([
      'R2.network_voice',
      'not_scored_protected',
      'voices_not_in',
    ]);
    expect(items.rows.find((row) => row.item_id === 'R2.regional_groups')).toMatchObject({
      score: 75,
      weight: 1,
      figures: { kind: 'level', level: 3 },
    });

    expect((await saveAnswer(leader, cycle, 'R2.regional_groups', level(0), 1)).body.code).toBe(
      'cycle_submitted',
    );
    const again = await leader.post(`${path}/submit`);
    expect(again.status).toBe(200);
    expect(again.body.cycle.version).toBe(submitted.body.cycle.version);

    const reopened = await leader.post(`${path}/reopen`);
    expect(reopened.body.cycle).toMatchObject({ state: 'open', submittedAt: null });
    for (const table of ['score_snapshot', 'item_score', 'overall_score']) {
      expect(
        (await test.owner.query(`select from ${table} where cycle_id = $1`, [cycle.cycleId])).rowCount,
      ).toBe(0);
    }
    const section = (await leader.get(`${path}/sections/R2`)).body;
    expect(section.items[0]).toMatchObject({
      itemId: 'R2.regional_groups',
      answer: { ...level(3), links: [], version: 1 },
    });
  });

  it('cannot be submitted or taken back after the close, nor by anybody but a leader', async () => {
    const leader = await makeMember(test, 'leader');
    const keeper = await makeMember(test, 'records_keeper', { organization: leader.organization });
    const open = await makeCycle(test, leader.orgId);
    expect((await keeper.post(`${cyclePath(open)}/submit`)).body.code).toBe('not_allowed');
    const past = new Date('2026-11-19T00:00:00Z');
    const opened = new Date('2026-10-01T00:00:00Z');
    const closed = await makeCycle(test, leader.orgId, { year: 2025, opensAt: opened, closesAt: past });
    expect((await leader.post(`${cyclePath(closed)}/submit`)).body).toMatchObject({
      code: 'cycle_closed',
      status: 409,
    });
    const done = await makeCycle(test, leader.orgId, {
      year: 2024,
      opensAt: opened,
      closesAt: past,
      submittedAt: past,
    });
    expect((await leader.post(`${cyclePath(done)}/reopen`)).body.code).toBe('cycle_closed');
    expect((await saveAnswer(leader, closed, 'R2.regional_groups', level(1))).body.code).toBe('cycle_closed');
    const later = await makeCycle(test, leader.orgId, {
      year: 2027,
      opensAt: new Date('2026-12-01T00:00:00Z'),
    });
    expect((await saveAnswer(leader, later, 'R2.regional_groups', level(1))).body.code).toBe(
      'cycle_not_open',
    );
    expect(
      (await leader.get(`/api/v1/organizations/${leader.orgId}/cycles`)).body.cycles.map(
        (one: { state: string }) => one.state,
      ),
    ).toEqual(['upcoming', 'open', 'closed', 'closed']);
  });
});

describe('last year', () => {
  it('stands beside the question, across versions, and fades where nobody looked at it', async () => {
    const leader = await makeMember(test, 'leader');
    const opensAt = new Date('2025-09-01T00:00:00Z');
    const before = await makeCycle(test, leader.orgId, {
      year: 2025,
      opensAt,
      closesAt: new Date('2026-12-01T00:00:00Z'),
    });
    await saveAnswer(leader, before, 'R2.regional_groups', {
      ...level(1),
      note: 'Two regions have begun to meet.',
    });
    const action = { what: 'Paid three member groups', status: 'started', evidence: 'internal' };
    const commitments = [
      {
        theme: 'T3',
        actions: [
          { ...action, updated: '2025-06-01' },
          { ...action, what: 'Fresh', updated: '2026-11-01' },
        ],
      },
    ];
    expect(
      (await saveAnswer(leader, before, 'R8.tracker', { state: 'answered', value: { commitments } })).status,
    ).toBe(200);
    expect((await leader.post(`${cyclePath(before)}/submit`)).status).toBe(200);
    const now = await makeCycle(test, leader.orgId, { year: 2026, instrumentVersion: '1.1.0' });
    const section = (await leader.get(`${cyclePath(now)}/sections/R2`)).body;
    expect(section.cycle.instrumentVersion).toBe('1.1.0');
    expect(section.items[0].lastYear).toMatchObject({
      year: 2025,
      answer: { value: 1, note: 'Two regions have begun to meet.' },
    });
    expect(section.items[0].answer).toBeNull();
    const hub = (await leader.get(cyclePath(now))).body;
    expect(hub.earlierCycles).toBe(1);
    expect(hub.whatFades).toMatchObject([
      { themeId: 'T3', what: 'Paid three member groups', months: 17, year: 2025 },
    ]);
  });
});
