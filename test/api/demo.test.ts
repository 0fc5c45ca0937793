import type { HubSection } from '@followthrough/shared/api/assessment.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../../server/src/demo/load.ts';
import type { LoadedDemo } from '../../server/src/demo/load.ts';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { makeOrganization } from '../make/organization.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

describe('without demo data', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp();
    await publishInstruments(test.ownerUrl);
  });

  it('has no doors', async () => {
    const visitor = new Visitor(test);
    expect((await visitor.get('/api/v1/demo')).body).toEqual({ loaded: false });
    const answer = await visitor.post('/api/v1/demo/sign-in', { as: 'leader' });
    expect(answer.status).toBe(404);
    expect(answer.body.code).toBe('not_found');
    expect(visitor.cookies.size).toBe(0);
  });

  it('never opens a door into a real organization that has the name of a made-up one', async () => {
    await makeOrganization(test, { name: 'Alder Coalition' });
    expect((await new Visitor(test).post('/api/v1/demo/sign-in', { as: 'leader' })).status).toBe(404);
  });

  it('loads nothing beside real organizations', async () => {
    expect(await loadDemo(test.ownerUrl, test.clock.current)).toBeNull();
    const { rows } = await test.owner.query('select count(*)::int as n from organization');
    expect(rows[0].n).toBe(1);
  });
});

describe('with the demo world', () => {
  let test: TestApp;
  let loaded: LoadedDemo | null;
  beforeAll(async () => {
    test = await testApp();
    await publishInstruments(test.ownerUrl);
    loaded = await loadDemo(test.ownerUrl, test.clock.current);
  });

  const walkIn = async (as: string) => {
    const visitor = new Visitor(test);
    const answer = await visitor.post('/api/v1/demo/sign-in', { as });
    expect(answer.status).toBe(200);
    return {
      visitor,
      ...(answer.body as {
        person: { name: string };
        organization: { orgId: string; name: string; kind: string };
      }),
    };
  };

  it('holds every kind of organization, and loads once', async () => {
    const { rows } = await test.owner.query(
      'select kind, count(*)::int as n, bool_and(is_demo) as demo from organization group by kind order by kind',
    );
    expect(rows).toEqual([
      { kind: 'coalition', n: 56, demo: true },
      { kind: 'funder', n: 4, demo: true },
      { kind: 'member_program', n: 180, demo: true },
      { kind: 'ta_provider', n: 14, demo: true },
    ]);
    expect(loaded?.organizations).toBe(254);
    expect(await loadDemo(test.ownerUrl, test.clock.current)).toBeNull();
  });

  it('lets nobody sign in as a made-up person with a password', async () => {
    const { rows } = await test.owner.query(
      'select count(*)::int as n from person where password_hash is not null',
    );
    expect(rows[0].n).toBe(0);
    const visitor = new Visitor(test);
    const answer = await visitor.post('/api/v1/sign-in', {
      email: 'ama.brightwater@alder-coalition.example',
      password: 'a long enough guess',
    });
    expect(answer.status).toBe(401);
  });

  it('opens three doors, each as a leader of a made-up organization', async () => {
    const names = { leader: 'Alder Coalition', provider: 'Juniper Support Network', funder: 'Larch Fund' };
    for (const [as, name] of Object.entries(names)) {
      const { visitor, organization } = await walkIn(as);
      expect(organization.name).toBe(name);
      const me = (await visitor.get('/api/v1/me')).body;
      expect(me.memberships).toMatchObject([{ orgName: name, role: 'leader', isDemo: true }]);
    }
    expect((await new Visitor(test).post('/api/v1/demo/sign-in', { as: 'owner' })).status).toBe(400);
  });

  it('can be walked into again and again by the same browser', async () => {
    const { visitor } = await walkIn('leader');
    const again = await visitor.post('/api/v1/demo/sign-in', { as: 'funder' });
    expect(again.body.organization.name).toBe('Larch Fund');
    expect((await visitor.get('/api/v1/me')).body.memberships).toHaveLength(1);
  });

  it('finds the leader in the middle of this year’s check', async () => {
    const { visitor, organization } = await walkIn('leader');
    const { cycles } = (await visitor.get(`/api/v1/organizations/${organization.orgId}/cycles`)).body;
    expect(cycles.map(({ year, state }: { year: number; state: string }) => [year, state])).toEqual([
      [2026, 'open'],
      [2025, 'released'],
      [2024, 'released'],
      [2023, 'released'],
      [2022, 'released'],
    ]);
    const hub = (await visitor.get(`/api/v1/organizations/${organization.orgId}/cycles/${cycles[0].cycleId}`))
      .body;
    const states = Object.fromEntries(
      hub.sections.map(({ section, state, answered, of }: HubSection) => [
        section,
        state === 'done' ? state : `${state} ${answered}/${of}`,
      ]),
    );
    expect(states).toMatchObject({
      R1: 'done',
      R2: 'done',
      R3: 'in_progress 4/8',
      R5: 'in_progress 2/7',
      R6: expect.stringMatching(/^not_started 0/),
      R7: 'done',
      R8: expect.stringMatching(/^not_started 0/),
      R9: 'done',
    });
    expect(states.R4).toMatch(/^handed_over 0/);
    const left = (Date.parse(hub.cycle.closesAt) - test.clock.current.getTime()) / 86_400_000;
    expect(left).toBeGreaterThan(23);
  });

  it('keeps nine scores for each submitted check, and none for one that is not', async () => {
    const { rows } = await test.owner.query(`
      select c.submitted_at is not null as submitted, count(distinct c.cycle_id)::int as cycles, count(s.recommendation)::int as scores
        from cycle c left join score_snapshot s using (org_id, cycle_id) group by 1 order by 1`);
    expect(rows[0]).toMatchObject({ submitted: false, scores: 0 });
    expect(rows[1].scores).toBe(9 * rows[1].cycles);
  });

  it('has a history for every answer', async () => {
    const { rows } = await test.owner.query(`
      select count(*)::int as n from answer a left join answer_change c using (org_id, cycle_id, item_id, version)
       where c.item_id is null or a.value is distinct from c.value`);
    expect(rows[0].n).toBe(0);
    expect(loaded?.answers).toBeGreaterThan(20_000);
  });
});
