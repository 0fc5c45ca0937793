import { beforeAll, describe, expect, it } from 'vitest';
import { cyclePath, level, saveAnswer } from '../make/answers-http.ts';
import { makeCycle } from '../make/cycle.ts';
import { makeMember } from '../make/organization.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

async function lentSection(section = 'R2') {
  const leader = await makeMember(test, 'leader');
  const cycle = await makeCycle(test, leader.orgId);
  const lent = await leader.post(`${cyclePath(cycle)}/handovers`, { section, colleague: 'Devon (finance)' });
  expect(lent.status).toBe(201);
  const token = String(lent.body.link).split('#')[1] ?? '';
  return { leader, cycle, token, handoverId: lent.body.handover.handoverId as string };
}

async function guestWith(token: string): Promise<Visitor> {
  const guest = new Visitor(test);
  const letIn = await guest.post('/api/v1/section-link', { token });
  expect(letIn.status).toBe(200);
  return guest;
}

describe('a section lent by link', () => {
  it('lets a colleague without an account answer that section and say it is done', async () => {
    const { leader, cycle, token, handoverId } = await lentSection();
    expect((await leader.get(cyclePath(cycle))).body.sections[1]).toMatchObject({
      state: 'handed_over',
      handovers: [{ colleague: 'Devon (finance)', doneAt: null }],
    });
    const guest = new Visitor(test);
    const opened = await guest.post('/api/v1/section-link', { token });
    expect(opened.body).toMatchObject({
      orgId: cycle.orgId,
      cycleId: cycle.cycleId,
      section: 'R2',
      handoverId,
      colleague: 'Devon (finance)',
    });
    expect(String(opened.headers['set-cookie'])).toMatch(/HttpOnly/);

    const saved = await saveAnswer(guest, cycle, 'R2.regional_groups', level(3));
    expect(saved.body).toMatchObject({ version: 1, changedBy: 'Devon (finance)' });
    const section = await guest.get(`${cyclePath(cycle)}/sections/R2`);
    expect(section.body).toMatchObject({
      guest: { colleague: 'Devon (finance)', doneAt: null },
      abilities: { save: true, submit: false, handOver: false, finishSection: true },
    });
    const done = await guest.post(`${cyclePath(cycle)}/handovers/${handoverId}/done`);
    expect(done.body.doneAt).toBe('2026-11-20T15:00:00.000Z');
    expect((await leader.get(cyclePath(cycle))).body.sections[1]).toMatchObject({
      state: 'in_progress',
      answered: 1,
      answeredBy: ['Devon (finance)'],
    });
  });

  it('shows that colleague nothing else', async () => {
    const { cycle, token, leader } = await lentSection();
    const other = await makeCycle(test, leader.orgId, { year: 2025 });
    const guest = await guestWith(token);
    const hub = await guest.get(cyclePath(cycle));
    expect(hub.body.sections.map((one: { section: string }) => one.section)).toEqual(['R2']);
    expect(hub.body.whatFades).toEqual([]);
    for (const path of [
      `${cyclePath(cycle)}/sections/R1`,
      cyclePath(other),
      `${cyclePath(other)}/sections/R2`,
      `${cyclePath(cycle)}/answers/R1.wage_standard/history`,
    ]) {
      expect([path, (await guest.get(path)).body.code]).toEqual([path, 'not_found']);
    }
    expect((await saveAnswer(guest, cycle, 'R1.wage_standard', level(1))).body.code).toBe('not_found');
    for (const path of [
      `${cyclePath(cycle)}/check`,
      `${cyclePath(cycle)}/profile`,
      `/api/v1/organizations/${cycle.orgId}/cycles`,
    ]) {
      expect([path, (await guest.get(path)).body.code]).toEqual([path, 'not_allowed']);
    }
    expect((await guest.post(`${cyclePath(cycle)}/submit`)).body.code).toBe('not_allowed');
    expect(
      (await guest.post(`${cyclePath(cycle)}/handovers`, { section: 'R2', colleague: 'X' })).body.code,
    ).toBe('not_allowed');
  });

  it('ends at once when it is taken back, and with the cycle', async () => {
    const { leader, cycle, token, handoverId } = await lentSection();
    const guest = await guestWith(token);
    expect((await leader.delete(`${cyclePath(cycle)}/handovers/${handoverId}`)).status).toBe(204);
    expect((await leader.delete(`${cyclePath(cycle)}/handovers/${handoverId}`)).status).toBe(204);
    expect((await saveAnswer(guest, cycle, 'R2.regional_groups', level(3))).body.code).toBe('not_signed_in');
    expect((await new Visitor(test).post('/api/v1/section-link', { token })).body).toMatchObject({
      code: 'section_link_dead',
      status: 410,
    });

    const second = await lentSection();
    const at = test.clock.current;
    test.clock.current = new Date(second.cycle.closesAt.getTime() + 1);
    expect((await new Visitor(test).post('/api/v1/section-link', { token: second.token })).body.code).toBe(
      'section_link_dead',
    );
    test.clock.current = at;
  });

  it('is stored as a hash alone and refuses what it doesn’t know', async () => {
    const { cycle, token, leader } = await lentSection();
    const { rows } = await test.owner.query('select * from section_handover where cycle_id = $1', [
      cycle.cycleId,
    ]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await new Visitor(test).post('/api/v1/section-link', { token: 'x'.repeat(43) })).body.code).toBe(
      'section_link_dead',
    );
    expect((await new Visitor(test).post('/api/v1/section-link', { token: 'short' })).body.code).toBe(
      'bad_request',
    );
    for (const body of [
      { section: 'R10', colleague: 'A' },
      { section: 'R1', colleague: ' ' },
      { section: 'R1' },
    ]) {
      expect((await leader.post(`${cyclePath(cycle)}/handovers`, body)).body.code).toBe('bad_request');
    }
    const past = new Date('2026-11-19T00:00:00Z');
    const closed = await makeCycle(test, leader.orgId, {
      year: 2024,
      opensAt: new Date('2026-10-01T00:00:00Z'),
      closesAt: past,
    });
    expect(
      (await leader.post(`${cyclePath(closed)}/handovers`, { section: 'R1', colleague: 'A' })).body.code,
    ).toBe('cycle_closed');
  });
});
