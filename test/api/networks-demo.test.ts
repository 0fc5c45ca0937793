import type { NetworkList } from '@followthrough/shared/api/networks.ts';
import type { FunderView, PeerView, StewardView, ToldYear } from '@followthrough/shared/api/releases.ts';
import type { Sharing } from '@followthrough/shared/api/sharing.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../../server/src/demo/load.ts';
import { releaseJobs } from '../../server/src/features/releases/jobs.ts';
import { sharingJobs } from '../../server/src/features/sharing/jobs.ts';
import { voicesJobs } from '../../server/src/features/voices/jobs.ts';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { runDueJobs } from '../../server/src/jobs/worker.ts';
import { jobGroundOf } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
  await loadDemo(test.ownerUrl, test.clock.current);
}, 240_000);

const walkIn = async (as: 'leader' | 'provider' | 'funder') => {
  const visitor = new Visitor(test);
  const { body } = await visitor.post('/api/v1/demo/sign-in', { as });
  const at = `/api/v1/organizations/${body.organization.orgId}`;
  const get = async <T>(path: string): Promise<T> => {
    const answer = await visitor.get(`${at}${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.body as T;
  };
  const { networks } = await get<NetworkList>('/networks');
  const [network] = networks;
  if (!network) throw new Error(`${as} convenes no network`);
  return { visitor, get, network };
};
const rowsOf = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await test.owner.query(text, values)).rows as T[];
const toldCells = ({ recommendations }: ToldYear) =>
  recommendations.flatMap(({ cells }) => cells).filter(({ figures }) => figures !== null);
const stateOf = (told: ToldYear, id: string) =>
  told.recommendations.find(({ recommendation }) => recommendation === id)?.state;

describe('the networks of the demo world', () => {
  it('are a coalition of 24, a provider across three regions, and a funder whose portfolio overlaps both', async () => {
    const members = await rowsOf(`
      select n.steward_name, n.steward_kind, count(*) filter (where m.left_at is null)::int as members, count(m.left_at)::int as gone,
             count(distinct m.joined_at)::int as waves, count(distinct m.by) filter (where m.left_at is null)::int as regions
        from network n join network_membership m using (network_id) group by 1, 2 order by 1`);
    expect(members).toEqual([
      {
        steward_name: 'Alder Coalition',
        steward_kind: 'coalition',
        members: 24,
        gone: 2,
        waves: 3,
        regions: 1,
      },
      {
        steward_name: 'Juniper Support Network',
        steward_kind: 'ta_provider',
        members: 35,
        gone: 1,
        waves: 3,
        regions: 3,
      },
      { steward_name: 'Larch Fund', steward_kind: 'funder', members: 34, gone: 0, waves: 2, regions: 1 },
    ]);
    const overlaps = await rowsOf<{ one: string; other: string; n: number }>(`
      select a.steward_name as one, b.steward_name as other, count(*)::int as n
        from network a join network b on a.steward_name < b.steward_name
        join network_membership m on m.network_id = a.network_id
        join network_membership k on k.network_id = b.network_id and k.org_id = m.org_id
       where m.left_at is null and k.left_at is null group by 1, 2 order by 1, 2`);
    expect(overlaps.map(({ one, other }) => [one, other])).toEqual([
      ['Alder Coalition', 'Juniper Support Network'],
      ['Alder Coalition', 'Larch Fund'],
      ['Juniper Support Network', 'Larch Fund'],
    ]);
    expect(Math.min(...overlaps.map(({ n }) => n))).toBeGreaterThanOrEqual(5);
  });

  it('have frozen all that was due, so that the nightly job finds nothing to do', async () => {
    const before = await rowsOf('select count(*)::int as releases from release');
    const ground = jobGroundOf(test);
    await test.owner.query(`select enqueue_job('freeze_due_releases', '{}'::json)`);
    await runDueJobs(ground, releaseJobs(ground));
    expect(await rowsOf('select count(*)::int as releases from release')).toEqual(before);
    // Four years of three networks, each with its one revision.
    expect(before).toEqual([{ releases: 24 }]);
  });

  it('tell nothing that two told groups could be subtracted to, beside names', async () => {
    const counted = await rowsOf<{ group: string; cell: string; units: string[] }>(`
      select measure || case when measure in ('wage_floor', 'living_wage') then '' else ' ' || year end as group,
             network_id || ' ' || year || ' ' || revision || ' ' || cell as cell,
             array_agg(org_id::text) filter (where not exists (
               select from named_in k where k.org_id = c.org_id and k.year = c.year and k.recommendation = c.measure)) as units
        from counted_in c group by 1, 2`);
    expect(counted.length).toBeGreaterThan(300);
    let closest = Infinity;
    for (const cells of Map.groupBy(counted, ({ group }) => group).values()) {
      for (const [index, { units }] of cells.entries()) {
        expect(units.length).toBeGreaterThanOrEqual(5);
        for (const other of cells.slice(index + 1)) {
          const both = units.filter((unit) => other.units.includes(unit)).length;
          const apart = units.length + other.units.length - 2 * both;
          if (apart > 0) closest = Math.min(closest, apart);
        }
      }
    }
    expect(closest).toBeGreaterThanOrEqual(5);
  });

  it('take six late answers in with a revision, and leave one late answer out', async () => {
    const totals = await rowsOf(`
      select year, revision, released from released_cell c join network n using (network_id)
       where n.steward_kind = 'coalition' and measure = 'R5' and cell = 'total' and year in (2023, 2024) order by year, revision`);
    expect(totals).toEqual([
      { year: 2023, revision: 1, released: true },
      { year: 2023, revision: 2, released: false },
      { year: 2024, revision: 1, released: true },
      { year: 2024, revision: 2, released: true },
    ]);
  });
});

describe('the doors into them', () => {
  it('show the provider who shares by name, the others together, and four years', async () => {
    const { get, network } = await walkIn('provider');
    const view = await get<StewardView>(`/networks/${network.networkId}/view?year=2025`);
    expect(view.named.map(({ memberName }) => memberName)).toContain('Alder Coalition');
    expect(view.named.length).toBeGreaterThanOrEqual(5);
    expect(view.named.some(({ scores }) => scores.some(({ note }) => note !== null))).toBe(true);
    expect(view.told.years).toEqual([2025, 2024, 2023, 2022]);
    expect(toldCells(view.told).length).toBeGreaterThan(25);
    expect(stateOf(view.told, 'R3')).toBe('kept');
    expect(view.own?.length).toBe(9);
    expect(view.matching.practices.length).toBeGreaterThanOrEqual(3);
    const now = await get<StewardView>(`/networks/${network.networkId}/view?year=2026`);
    expect(now.told.release).toBeNull();
    expect(now.participation).toBeGreaterThanOrEqual(10);
    expect(new Set(now.starts.map(({ state }) => state)).size).toBeGreaterThan(1);
  });

  it('show the funder its own answers, its pledge and totals, and no name', async () => {
    const { get, network } = await walkIn('funder');
    const view = await get<FunderView>(`/networks/${network.networkId}/funder-view?year=2025`);
    expect(network.pledge).not.toBeNull();
    expect(view.mirror.questions.every(({ answer }) => answer !== null)).toBe(true);
    expect(toldCells(view.told).length).toBeGreaterThan(15);
    expect(view.told.facts.costToClose).not.toBeNull();
    const text = JSON.stringify(view);
    const members = await rowsOf<{ name: string }>(
      `select o.name from network_membership m join organization o using (org_id) where m.network_id = $1`,
      [network.networkId],
    );
    expect(members.filter(({ name }) => text.includes(name))).toEqual([]);
  });

  it('show the leader her own network, in which everybody agreed on one protected recommendation', async () => {
    const { get, network } = await walkIn('leader');
    const view = await get<StewardView>(`/networks/${network.networkId}/view?year=2025`);
    expect(['R3', 'R4', 'R8'].map((id) => stateOf(view.told, id))).toEqual(['kept', 'kept', 'told']);
    expect(view.matching.introductions.map(({ introduced }) => introduced).toSorted()).toEqual([false, true]);
  });

  it('show the leader where her own check is shared, and what was told of it', async () => {
    const { get } = await walkIn('leader');
    const { networks } = await get<Sharing>('/sharing');
    expect(networks.map(({ network: { stewardName } }) => stewardName).toSorted()).toEqual([
      'Juniper Support Network',
      'Larch Fund',
    ]);
    for (const shared of networks) {
      expect(shared.year).toBe(2026);
      expect(shared.history.length).toBeGreaterThan(0);
      expect(shared.told.length).toBeGreaterThan(0);
      expect(shared.network.stewardKind === 'funder').toBe(shared.mirror !== null);
      const peers = await get<PeerView>(`/sharing/${shared.network.networkId}/released?year=2025`);
      expect(peers.own?.length).toBe(9);
    }
  });

  it('have one public page, of larger groups than others read', async () => {
    const page = await test.app.inject({ method: 'GET', url: '/networks/three-regions' });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Three regions learning network');
    expect(page.body).toContain('too few to show safely');
    const smallest = await rowsOf<{ n: number }>(`
      select min(n)::int as n from (select count(*) as n from counted_in where is_public group by network_id, year, revision, measure, cell) as cells`);
    expect(smallest[0]?.n).toBeGreaterThanOrEqual(10);
  });

  it('hold names as the sharing job would copy them', async () => {
    const named = () =>
      rowsOf(`select network_id, year, recommendation, member_org_id, by, instrument_version, state, round(score::numeric, 6) as score, change_label, note
                from named_score order by network_id, year, recommendation, member_org_id`);
    const before = await named();
    expect(before.length).toBeGreaterThan(100);
    const members = await rowsOf<{ org_id: string; year: number }>(`
      select distinct n.org_id, n.year from named_in n join organization o using (org_id) where o.name <> 'Alder Coalition'`);
    for (const { org_id: orgId, year } of members) {
      await test.owner.query(`select enqueue_job('share_by_name', $1::json)`, [
        JSON.stringify({ orgId, year }),
      ]);
    }
    const ground = jobGroundOf(test);
    await runDueJobs(ground, sharingJobs(ground));
    expect(await named()).toEqual(before);
  }, 120_000);

  it('hold the leader’s names with other voices in them, once those are counted', async () => {
    const alder = () =>
      rowsOf<{ recommendation: string; score: number }>(
        `select recommendation, score from named_score where member_name = 'Alder Coalition' and year = 2025 order by 1`,
      );
    const before = await alder();
    const ground = jobGroundOf(test);
    await runDueJobs(ground, { ...voicesJobs(ground), ...sharingJobs(ground) });
    const after = await alder();
    expect(after.map(({ recommendation }) => recommendation)).toEqual(['R2', 'R5', 'R9']);
    expect(after).not.toEqual(before);
  }, 120_000);
});
