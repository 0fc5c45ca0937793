import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../../server/src/demo/load.ts';
import { doorJobs } from '../../server/src/doors/jobs.ts';
import { roundJobs } from '../../server/src/features/rounds/jobs.ts';
import { voicesJobs } from '../../server/src/features/voices/jobs.ts';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { runDueJobs } from '../../server/src/jobs/worker.ts';
import { Respondent } from '../make/respondent.ts';
import { contentOf } from '../make/round.ts';
import { jobGroundOf } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
  test.clock.current = new Date();
  await publishInstruments(test.ownerUrl);
  const loaded = await loadDemo(test.ownerUrl, test.clock.current);
  for (const { roundId, tokens } of loaded?.tokens ?? [])
    await test.codes.keep(roundId, { origin: 'http://localhost:3000', tokens });
  const ground = jobGroundOf(test);
  const jobs = { ...doorJobs(ground, test.doorA), ...roundJobs(ground, test.codes), ...voicesJobs(ground) };
  for (let turn = 0; turn < 3; turn++) await runDueJobs(ground, jobs);
}, 240_000);

const rounds = async (name: string) =>
  (
    await test.owner.query<{
      org_id: string;
      cycle_id: string;
      round_id: string;
      state: string;
      closed: boolean;
      year: number;
    }>(
      `select r.org_id, r.cycle_id, r.round_id, r.state, r.closes_at <= $2 as closed, c.year
         from round r join organization o on o.org_id = r.org_id join cycle c on c.org_id = r.org_id and c.cycle_id = r.cycle_id
        where o.name = $1 order by c.year desc`,
      [name, test.clock.current],
    )
  ).rows;
const voices = async (name: string, back: number) => {
  const round = (await rounds(name))[back];
  return (
    await test.owner.query('select * from voice where org_id = $1 and cycle_id = $2', [
      round?.org_id,
      round?.cycle_id,
    ])
  ).rows;
};

describe('the rounds of the demo world', () => {
  it('are in every state', async () => {
    expect((await rounds('Alder Coalition')).map(({ state, closed }) => [state, closed])).toEqual([
      ['open', false],
      ['sealed', true],
      ['sealed', true],
      ['sealed', true],
      ['sealed', true],
    ]);
    expect((await rounds('Bramble Coalition'))[0]).toMatchObject({ state: 'open', closed: true });
    expect((await rounds('Aspen Coalition'))[0]).toMatchObject({ state: 'draft' });
  });

  it('hold the planted cases: three voices that are never shown, staff who all say the lowest, a leader forty points above', async () => {
    const three = await voices('Aspen Coalition', 1);
    expect(three.length).toBeGreaterThan(0);
    expect(three.every(({ state }) => state === 'too_few')).toBe(true);
    const low = (await voices('Bramble Coalition', 1)).filter(
      ({ group_id: group, state }) => group === 'staff' && state === 'shown',
    );
    expect(low.length).toBeGreaterThan(0);
    // All said 0; told is a bound, so that nobody's own answer is certain.
    expect(low.every(({ coded, mean_coded: mean }) => coded && mean > 0 && mean < 30)).toBe(true);
    const cedar = (await voices('Cedar Coalition', 0)).filter(
      ({ group_id: group, state }) => group === 'staff' && state === 'shown',
    );
    const [round] = await rounds('Cedar Coalition');
    const own = await test.owner.query<{ item_id: string; value: number }>(
      'select item_id, value from answer where org_id = $1 and cycle_id = $2',
      [round?.org_id, round?.cycle_id],
    );
    const gaps = cedar.flatMap(({ item_id: itemId, mean_coded: mean }) =>
      own.rows.filter((row) => row.item_id === itemId).map(({ value }) => 25 * value - mean),
    );
    expect(gaps.length).toBeGreaterThan(4);
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeGreaterThan(25);
  });

  it('show their leader steps of five, her mail, and her comments', async () => {
    const leader = new Visitor(test);
    const { organization } = (await leader.post('/api/v1/demo/sign-in', { as: 'leader' })).body;
    const [open, last] = await rounds('Alder Coalition');
    const at = (cycleId: string | undefined) =>
      `/api/v1/organizations/${organization.orgId}/cycles/${cycleId}/round`;
    const view = (await leader.get(at(open?.cycle_id))).body;
    expect(view.round.state).toBe('open');
    expect(view.groups.every(({ atLeast }: { atLeast: number }) => atLeast % 5 === 0)).toBe(true);
    expect(view.groups.some(({ atLeast }: { atLeast: number }) => atLeast > 0)).toBe(true);
    expect(
      view.roster.filter(
        (entry: { deliveries: { state: string }[] }) => entry.deliveries[0]?.state === 'bounced',
      ),
    ).toHaveLength(1);
    const sheets = await leader.post(`${at(open?.cycle_id)}/sheets`);
    expect(sheets.body.sheets.length).toBeGreaterThan(0);
    const { items } = (await leader.get(`${at(last?.cycle_id)}/comments`)).body;
    expect(items).toMatchObject([{ itemId: 'R1.pay_voice' }]);
    expect((await test.owner.query('select from mailbox_message')).rowCount).toBe(0);
  });

  it('let a visitor answer as staff without account or mail, each in a place of their own', async () => {
    const visitor = new Visitor(test);
    const links = [];
    for (let i = 0; i < 3; i++) {
      const door = await visitor.post('/api/v1/demo/staff');
      expect(door.status).toBe(200);
      links.push(door.body.link);
      const person = new Respondent((...call) => visitor.send(...call), door.body.link.split('#')[1]);
      expect((await person.open()).body).toMatchObject({
        round: { orgName: 'Cottonwood Coalition', state: 'open' },
        stratum: { roles: ['staff'] },
      });
      expect((await person.send(contentOf('staff', { answers: {} }))).status).toBe(200);
    }
    expect(new Set(links).size).toBe(3);
    expect(visitor.cookies.size).toBe(0);
    test.clock.advance(60 * 86_400_000);
    expect((await visitor.post('/api/v1/demo/staff')).status).toBe(404);
    test.clock.advance(-60 * 86_400_000);
  });
});
