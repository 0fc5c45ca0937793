import { cellName } from '@followthrough/shared/networks/declared-cells.ts';
import { FACTS, factsCoveredBy } from '@followthrough/shared/networks/measures.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeMemberOf, makeNetwork } from '../make/network.ts';
import { makeMember, makeOrganization } from '../make/organization.ts';
import { ReleaseYear, spread, viewOf, YEAR } from '../make/release-year.ts';
import { scoredMembers, scoredOrganization, scoredYear } from '../make/scored-member.ts';
import { decide } from '../make/sharing.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

let it: TestApp;
let year: ReleaseYear;

beforeAll(async () => {
  it = await testApp();
  year = new ReleaseYear(it);
});

describe('who', () => {
  test('its steward and its members; to everybody else there is no such network', async () => {
    const juniper = await year.steward();
    const network = await makeNetwork(it, juniper);
    const elsewhere = await makeNetwork(it, juniper, { name: 'Elsewhere' });
    const member = await makeMember(it, 'member');
    await makeMemberOf(it, network, member.orgId);
    const stranger = await makeMember(it, 'leader');
    await makeMemberOf(it, elsewhere, stranger.orgId);
    const colleague = await makeMember(it, 'member', { organization: juniper.organization });

    const view = (visitor: { orgId: string }) =>
      `/api/v1/organizations/${visitor.orgId}/networks/${network.networkId}/view`;
    const peer = (visitor: { orgId: string }) =>
      `/api/v1/organizations/${visitor.orgId}/sharing/${network.networkId}/released`;
    expect((await juniper.get(view(juniper))).status).toBe(200);
    expect((await colleague.get(view(juniper))).status).toBe(403);
    expect((await stranger.get(view(juniper))).status).toBe(404);
    expect((await stranger.get(view(stranger))).status).toBe(404);
    expect((await member.get(peer(member))).status).toBe(200);
    expect((await stranger.get(peer(stranger))).status).toBe(404);
    expect((await juniper.get(peer(juniper))).status).toBe(404);
    // A provider's network has no funder's view, and a member none of its steward's.
    expect((await juniper.get(`${view(juniper).replace(/view$/, 'funder-view')}`)).status).toBe(404);
    expect((await member.get(view(member))).status).toBe(403);
  });

  test('a member reads the same figures as its steward, beside its own', async () => {
    const juniper = await year.steward();
    const network = await makeNetwork(it, juniper);
    await scoredMembers(it, network, spread(11));
    const member = await makeMember(it, 'leader');
    await makeMemberOf(it, network, member.orgId);
    await scoredYear(it, member.orgId, { year: YEAR, score: 72 });
    await it.owner.query(
      `insert into score_snapshot (org_id, cycle_id, basis, recommendation, scoring_version, state, limited_scope, computed_at)
       select org_id, cycle_id, 'facts', 'R2', 1, 'published', false, $2 from cycle where org_id = $1`,
      [member.orgId, it.clock.current],
    );
    await year.onDay(15);
    await year.freeze(network);
    await year.onDay(75);
    const { body } = await member.get(
      `/api/v1/organizations/${member.orgId}/sharing/${network.networkId}/released?year=${YEAR}`,
    );
    expect(body.told.recommendations[1].cells[0].figures).toMatchObject({ nFrom: 10 });
    expect(body.told.recommendations).toEqual((await viewOf(juniper, network)).told.recommendations);
    expect(body.own.find((one: { recommendation: string }) => one.recommendation === 'R2')).toMatchObject({
      state: 'published',
      score: 72,
    });
    expect(Object.keys(body).toSorted()).toEqual(['own', 'told']);
  });
});

describe('one by one', () => {
  test('members that share by name, and starts of those that let them be seen; nobody else is listed', async () => {
    const juniper = await year.steward();
    const network = await makeNetwork(it, juniper);
    await scoredMembers(it, network, spread(6));
    const [opted, named] = [
      await makeOrganization(it, { name: 'Tansy Coalition' }),
      await scoredOrganization(it, { year: YEAR, score: 60 }),
    ];
    await makeMemberOf(it, network, opted.orgId, { showsStart: true });
    await makeMemberOf(it, network, named);
    const row = `insert into named_score (org_id, network_id, year, recommendation, member_org_id, member_name, by, instrument_version, state,
                                          score, range_low, range_high, completeness, change_label, note, shared_at)
                 values ($1, $2, $3, $4, $5, 'Harbor Coalition', '{}', $6, 'published', 60, 52, 68, $7, 'steady', 'A new director came in May.', now())`;
    const { orgId, networkId } = network;
    await it.owner.query(row, [orgId, networkId, YEAR, 'R2', named, '1.0.0', 0.8]);
    await it.owner.query(row, [orgId, networkId, YEAR, 'R5', named, '1.0.0', 1]);
    await it.owner.query(row, [orgId, networkId, YEAR, 'R2', opted.orgId, '1.1.0', 0.6]);
    await it.owner.query(row, [orgId, networkId, YEAR - 1, 'R2', opted.orgId, '1.0.0', 1]);

    const view = await viewOf(juniper, network);
    expect(view.named.map((one: { memberOrgId: string }) => one.memberOrgId).toSorted()).toEqual(
      [named, opted.orgId].toSorted(),
    );
    const harbor = view.named.find((one: { memberOrgId: string }) => one.memberOrgId === named);
    expect(harbor.scores).toEqual(
      ['R2', 'R5'].map((recommendation) => ({
        recommendation,
        state: 'published',
        score: 60,
        low: 52,
        high: 68,
        completeness: recommendation === 'R2' ? 0.8 : 1,
        change: 'steady',
        note: 'A new director came in May.',
      })),
    );
    expect(view.starts).toEqual([{ memberName: 'Tansy Coalition', state: 'not_started' }]);
    expect(view.comparability).toMatchObject({
      versions: [
        { version: '1.0.0', members: 1 },
        { version: '1.1.0', members: 1 },
      ],
      own: null,
      coverage: expect.closeTo(0.8, 9),
    });
    // Five questions of 1.0 gave way to five others.
    expect(view.comparability.commonItems).toBeGreaterThan(0.8);
    expect(view.comparability.commonItems).toBeLessThan(1);
    // Seven have handed in; the view says at least five.
    expect(view.participation).toBe(5);
    expect(JSON.stringify(view)).not.toContain('joinedAt');
  });
});

describe('what a member was shown before it said yes', () => {
  test('is what counts it: the same groups, part by part, and no fact that was not named', async () => {
    const juniper = await year.steward();
    const setting = {
      id: 'setting',
      label: 'Setting',
      options: ['mostly_urban', 'mostly_rural'].map((id) => ({ id, label: id })),
    };
    const network = await makeNetwork(it, juniper, { breakdowns: [setting] });
    const floor = (level: number) => ({ 'R1.wage_standard': { kind: 'level', level } });
    for (const place of ['mostly_urban', 'mostly_rural'])
      await scoredMembers(
        it,
        network,
        spread(12).map(({ score }, index) => ({
          year: YEAR,
          score,
          profile: { setting: place },
          figures: floor(index % 2 === 0 ? 1 : 4),
        })),
      );
    const member = await makeMember(it, 'leader');
    await makeMemberOf(it, network, member.orgId);
    const own = { year: YEAR, score: 72, profile: { setting: 'mostly_rural' }, figures: floor(4) };
    await scoredYear(it, member.orgId, own);
    const levels = { R2: 'nothing', R5: 'nothing', R7: 'named' };
    const previewed = await member.post(
      `/api/v1/organizations/${member.orgId}/sharing/${network.networkId}/preview`,
      { year: YEAR, levels },
    );
    expect((await decide(member, network, YEAR, levels)).status).toBe(204);
    await year.onDay(15);
    await year.freeze(network);
    const { rows } = await it.owner.query<{ measure: string; cells: string[] }>(
      `select measure, array_agg(cell order by cell) as cells from counted_in where org_id = $1 group by measure`,
      [member.orgId],
    );
    const counted = new Map(rows.map(({ measure, cells }) => [measure, cells]));
    const told = (measure: string) => counted.get(measure) ?? [];
    const { lines } = previewed.body;
    for (const { recommendation, cells } of lines)
      expect([recommendation, told(recommendation)]).toEqual([
        recommendation,
        cells.map(cellName).toSorted(),
      ]);
    const named = lines.flatMap(({ recommendation, cells }: { recommendation: 'R1'; cells: object[] }) =>
      cells.length > 0 ? factsCoveredBy(recommendation) : [],
    );
    expect(named).toEqual(['wage_floor', 'living_wage', 'cost_to_close']);
    expect(FACTS.filter((fact) => counted.has(fact))).toEqual(['wage_floor']);
    expect([told('wage_floor'), told('R1'), told('R2')]).toEqual([
      ['total'],
      ['setting=mostly_rural', 'total'],
      [],
    ]);
  });
});

describe('the provider’s own check', () => {
  test('is held to the same: another version beside members that all used one is said first', async () => {
    const juniper = await year.steward();
    const network = await makeNetwork(it, juniper);
    const named = await scoredOrganization(it, { year: YEAR, score: 60 });
    await makeMemberOf(it, network, named);
    await it.owner.query(
      `insert into named_score (org_id, network_id, year, recommendation, member_org_id, member_name, by, instrument_version, state, shared_at)
       values ($1, $2, $3, 'R2', $4, 'Harbor Coalition', '{}', '1.0.0', 'not_applicable', now())`,
      [network.orgId, network.networkId, YEAR, named],
    );
    expect((await viewOf(juniper, network)).comparability).toMatchObject({ own: null, commonItems: 1 });
    await scoredYear(it, juniper.orgId, { year: YEAR, score: 50 });
    await it.owner.query(`update cycle set instrument_version = '1.1.0' where org_id = $1`, [juniper.orgId]);
    await it.owner.query(
      `insert into score_snapshot (org_id, cycle_id, basis, recommendation, scoring_version, state, limited_scope, computed_at)
       select org_id, cycle_id, 'facts', 'R2', 1, 'published', false, $2 from cycle where org_id = $1`,
      [juniper.orgId, it.clock.current],
    );
    const { comparability } = await viewOf(juniper, network);
    expect(comparability).toMatchObject({ versions: [{ version: '1.0.0', members: 1 }], own: '1.1.0' });
    expect(comparability.commonItems).toBeLessThan(1);
  });
});

describe('as a file', () => {
  test('a table whose cells no spreadsheet runs, and the same as text', async () => {
    const juniper = await year.steward();
    const network = await makeNetwork(it, juniper, {
      name: '=HYPERLINK("x")',
      breakdowns: [
        {
          id: 'region',
          label: '=1+1',
          options: [
            { id: 'north', label: '@north' },
            { id: 'south', label: '-south' },
          ],
        },
      ],
    });
    for (const region of ['north', 'south']) {
      for (const { score } of spread(7)) {
        const orgId = await scoredOrganization(it, { year: YEAR, score });
        await makeMemberOf(it, network, orgId, { by: { region } });
      }
    }
    await year.onDay(15);
    await year.freeze(network);
    await year.onDay(75);
    const at = `/organizations/${juniper.orgId}/networks/${network.networkId}/released`;
    const before = await juniper.get(`${at}.csv?year=${YEAR + 1}`);
    expect(String(before.body).trimEnd().split('\r\n')).toHaveLength(1);
    const csv = await juniper.get(`${at}.csv?year=${YEAR}`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toContain('network-2026.csv');
    const lines = String(csv.body).slice(1).trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^Year,Measure,'=1\+1,Told,Members,Mean,/);
    expect(lines.some((line) => line.includes(`2. Networks,'@north,told,5 to 9,`))).toBe(true);
    expect(lines.flatMap((line) => line.split(',')).filter((cell) => /^"?[=@\t\r]/.test(cell))).toEqual([]);
    expect(lines.some((line) => line.includes('Kept by the members.'))).toBe(true);
    const text = await juniper.get(`${at}.txt?year=${YEAR}`);
    expect(text.body).toContain('All members: 10 to 14 members, mean ');

    // A change is a number, and the word that the page has for an uncertain one comes along.
    for (const [change, cell, words] of [
      [{ points: 5, coded: false }, ',5', '+5.'],
      [{ points: -5, coded: false }, ',-5', '−5.'],
      [{ points: 5, coded: true }, ',perhaps +5', 'perhaps +5.'],
    ] as const) {
      await it.owner.query(
        `update released_cell set figures = jsonb_set(figures, '{change}', $2)
          where network_id = $1 and measure = 'R2' and cell = 'total'`,
        [network.networkId, JSON.stringify(change)],
      );
      const rows = String((await juniper.get(`${at}.csv`)).body).split('\r\n');
      expect(rows.find((line) => line.includes(',2. Networks,all,'))?.endsWith(cell)).toBe(true);
      expect((await juniper.get(`${at}.txt`)).body).toContain(`Change since the year before: ${words}`);
    }
  });
});

describe('what members decided', () => {
  test('three that all agree on a protected recommendation read like three of whom one says no', async () => {
    const read = [];
    for (const levels of [
      ['aggregate', 'aggregate', 'aggregate'],
      ['aggregate', 'nothing', 'aggregate'],
    ]) {
      const juniper = await year.steward();
      const network = await makeNetwork(it, juniper, { protectedFromYear: YEAR });
      const members = await scoredMembers(it, network, spread(3));
      for (const [place, orgId] of members.entries())
        await it.owner.query(
          `insert into consent (org_id, network_id, year, recommendation, seq, level, decided_by, decided_at)
           values ($1, $2, $3, 'R3', 1, $4, 'Ines', $5)`,
          [orgId, network.networkId, YEAR, levels[place], it.clock.current],
        );
      await year.onDay(15);
      await year.freeze(network);
      await year.onDay(75);
      const { told } = await viewOf(juniper, network);
      await it.owner.query(`update release set state = 'running' where network_id = $1`, [network.networkId]);
      const { running } = await viewOf(juniper, network);
      read.push({ recommendations: told.recommendations, facts: told.facts, running });
    }
    expect(read[0]?.recommendations[2]).toMatchObject({ recommendation: 'R3', state: 'kept', cells: [] });
    expect(read[0]).toEqual(read[1]);
  });
});
