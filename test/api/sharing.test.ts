import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import type { MadeNetwork } from '../make/network.ts';
import { makeMemberOf, makeNetwork } from '../make/network.ts';
import { makeMember } from '../make/organization.ts';
import {
  codeOf,
  decide,
  inNetwork,
  levelsIn,
  makeJoined,
  makeLeader,
  namedLedger,
  namedRows,
  networkIn,
  offered,
  sharingPath,
} from '../make/sharing.ts';
import { submittedCycle } from '../make/submitted-cycle.ts';
import { runJobs } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

const DAY = 24 * 60 * 60 * 1000;
const YEAR = 2026;
let test: TestApp;

beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
});

type Leader = Awaited<ReturnType<typeof makeLeader>>;

describe('joining a network', () => {
  it('takes an offer, once, with the organization that its leader picks', async () => {
    const region = {
      id: 'region',
      label: 'Region',
      options: [
        { id: 'coast', label: 'Coast' },
        { id: 'valley', label: 'Valley' },
      ],
    };
    const steward = await makeLeader(test, 'ta_provider');
    const network = await makeNetwork(test, steward, { breakdowns: [region] });
    const leader = await makeLeader(test, 'member_program', 'Harbor House');
    const token = await offered(test, steward, network, 'anybody@example.org');
    const look = () => leader.post('/api/v1/network-offers/open', { token });
    expect((await look()).body.organizations).toEqual([{ orgId: leader.orgId, name: 'Harbor House' }]);
    const without = await leader.post(sharingPath(leader), { token, by: {} });
    expect(without.body.errors).toMatchObject([{ field: 'by.region', code: 'unknown_option' }]);
    const joined = await leader.post(sharingPath(leader), { token, by: { region: 'coast', size: 'small' } });
    expect([joined.status, joined.body]).toEqual([201, { networkId: network.networkId }]);
    expect(await networkIn(leader, network)).toMatchObject({
      by: { region: 'coast' },
      showsStart: false,
      leftAt: null,
      year: YEAR,
      told: [],
      history: [],
      mirror: null,
    });
    expect(codeOf(await look())).toBe('410 link_used');
    const other = await makeLeader(test, 'member_program');
    expect(codeOf(await other.post(sharingPath(other), { token, by: { region: 'coast' } }))).toBe(
      '410 link_used',
    );
    const again = await offered(test, steward, network, 'again@example.org');
    expect(codeOf(await leader.post(sharingPath(leader), { token: again, by: { region: 'coast' } }))).toBe(
      '409 already_in_network',
    );
    // Refused, so not used up.
    expect((await other.post(sharingPath(other), { token: again, by: { region: 'coast' } })).status).toBe(
      201,
    );
  });

  it('is for leaders, and neither for funders nor for whoever convenes', async () => {
    const steward = await makeLeader(test, 'coalition');
    const network = await makeNetwork(test, steward);
    const token = await offered(test, steward, network, 'somebody@example.org');
    const funder = await makeLeader(test, 'funder');
    expect(codeOf(await funder.post(sharingPath(funder), { token, by: {} }))).toBe('409 cannot_join');
    expect(codeOf(await steward.post(sharingPath(steward), { token, by: {} }))).toBe('409 cannot_join');
    expect((await funder.post('/api/v1/network-offers/open', { token })).body.organizations).toEqual([]);
    const leader = await makeLeader(test, 'member_program');
    const keeper = await makeMember(test, 'records_keeper', { organization: leader.organization });
    expect(codeOf(await keeper.post(sharingPath(leader), { token, by: {} }))).toBe('403 not_allowed');
    expect(codeOf(await steward.post(sharingPath(leader), { token, by: {} }))).toBe('404 not_found');
  });

  it('waits for a funder’s pledge', async () => {
    const steward = await makeLeader(test, 'funder');
    const network = await makeNetwork(test, steward);
    const token = await offered(test, steward, network, 'grantee@example.org');
    const pledge = (by: string | null) =>
      test.owner.query(
        'update network set pledge_signed_by = $2, pledge_signed_at = $3 where network_id = $1',
        [network.networkId, by, by && test.clock.current],
      );
    await pledge(null);
    const leader = await makeLeader(test, 'member_program');
    expect(codeOf(await leader.post(sharingPath(leader), { token, by: {} }))).toBe('409 pledge_needed');
    await pledge('Ines Okafor');
    expect((await leader.post(sharingPath(leader), { token, by: {} })).status).toBe(201);
    // Nothing of a grantee goes into a funder's totals until it says so, and its mirror is there to be read first.
    expect(new Set(Object.values(await levelsIn(leader, network)))).toEqual(new Set(['nothing']));
    expect((await networkIn(leader, network)).mirror.questions).toHaveLength(8);
  });
});

describe('who convenes a network', () => {
  /** Everything that a steward can read, but for the moment it was asked. */
  async function allThatShows(steward: Leader, { networkId }: MadeNetwork): Promise<string> {
    const { paths } = test.app.swagger() as { paths: Record<string, Record<string, unknown>> };
    const readable = Object.keys(paths).filter(
      (path) => paths[path]!.get && path.includes('{orgId}') && !/\{(?!orgId|networkId)/.test(path),
    );
    expect(readable.length).toBeGreaterThan(10);
    const answers = [];
    for (const path of readable) {
      const url = path.replace('{orgId}', steward.orgId).replace('{networkId}', networkId);
      for (const query of path.includes('{networkId}') ? ['', `?year=${YEAR}`] : ['']) {
        const { status, body } = await steward.get(url + query);
        expect([url, status < 500]).toEqual([url, true]);
        answers.push({ url, status, body });
      }
    }
    const read = answers.filter(({ status }) => status === 200).map(({ url }) => url);
    for (const page of ['/history', '/offers', '/view', '/released.csv'])
      expect([page, read.some((url) => url.endsWith(page))]).toEqual([page, true]);
    return JSON.stringify(answers, null, 1);
  }

  it('sees nothing of who joined, decided, declined or left', { timeout: 60_000 }, async () => {
    const steward = await makeLeader(test, 'ta_provider');
    const network = await makeNetwork(test, steward);
    for (let n = 0; n < 5; n++) {
      const member = await makeLeader(test, 'member_program');
      await makeMemberOf(test, network, member.orgId);
      await submittedCycle(test, member, { year: YEAR });
    }
    const token = await offered(test, steward, network, 'joins@example.org');
    await offered(test, steward, network, 'declines@example.org');
    const before = await allThatShows(steward, network);
    const leader = await makeLeader(test, 'member_program');
    await leader.post('/api/v1/network-offers/open', { token });
    expect(await allThatShows(steward, network)).toBe(before);
    expect((await leader.post(sharingPath(leader), { token, by: {} })).status).toBe(201);
    expect(await allThatShows(steward, network)).toBe(before);
    const levels = { R1: 'nothing', R2: 'aggregate' };
    expect((await decide(leader, network, YEAR, levels)).status).toBe(204);
    await submittedCycle(test, leader, { year: YEAR });
    await runJobs(test);
    expect(await allThatShows(steward, network)).toBe(before);
    expect((await leader.post(`${inNetwork(leader, network)}/leave`)).status).toBe(204);
    await runJobs(test);
    expect(await allThatShows(steward, network)).toBe(before);
    const mine = await leader.get(`/api/v1/organizations/${leader.orgId}/history`);
    expect(mine.body.events.map((event: { action: string }) => event.action)).toEqual([
      'network.left',
      'check.submitted',
      'consent.decided',
      'network.joined',
    ]);
  });

  it('can’t learn from the database either who took an offer up', async () => {
    const client = new pg.Client({ connectionString: test.appUrl });
    await client.connect();
    await expect(client.query('select used_at from network_offer')).rejects.toMatchObject({ code: '42501' });
    await expect(client.query('update network_offer set used_at = now()')).rejects.toMatchObject({
      code: '42501',
    });
    await client.end();
  });

  it('counts whoever left after submitting, so that participation never falls', async () => {
    const { steward, network, leader } = await makeJoined(test);
    const others = [];
    for (let n = 0; n < 4; n++) others.push(await makeLeader(test, 'member_program'));
    for (const one of others) await makeMemberOf(test, network, one.orgId);
    for (const one of [leader, ...others]) await submittedCycle(test, one, { year: YEAR });
    const count = async () => {
      const client = await test.owner.connect();
      await client.query(`begin; set local app.org_id = '${steward.orgId}'`);
      const { rows } = await client.query('select network_participation($1, $2) as n', [
        network.networkId,
        YEAR,
      ]);
      await client.query('rollback');
      client.release();
      return rows[0].n as number;
    };
    expect(await count()).toBe(5);
    test.clock.advance(1000);
    await leader.post(`${inNetwork(leader, network)}/leave`);
    expect(await count()).toBe(5);
  });
});

describe('deciding what is told', () => {
  it('begins with the total for support providers, without the protected three', async () => {
    const { leader, network } = await makeJoined(test);
    expect(await levelsIn(leader, network)).toEqual({
      R1: 'aggregate',
      R2: 'aggregate',
      R3: 'nothing',
      R4: 'nothing',
      R5: 'aggregate',
      R6: 'aggregate',
      R7: 'aggregate',
      R8: 'nothing',
      R9: 'aggregate',
    });
    const levels = { R1: 'named', R2: 'nothing', R5: 'aggregate' };
    expect((await decide(leader, network, YEAR, levels)).status).toBe(204);
    expect((await decide(leader, network, YEAR, levels)).status).toBe(204);
    const after = await networkIn(leader, network);
    expect(after.consents.slice(0, 2)).toMatchObject([
      { level: 'named', isDefault: false, levelsOffered: ['nothing', 'aggregate', 'named'] },
      { level: 'nothing', isDefault: false },
    ]);
    // Said again, it is kept once.
    expect(after.history).toHaveLength(3);
    const keeper = await makeMember(test, 'records_keeper', { organization: leader.organization });
    expect((await keeper.get(sharingPath(leader))).body.decides).toBe(false);
    const consents = `${inNetwork(leader, network)}/consents`;
    const read = { 'if-match': '"3"' };
    expect(codeOf(await keeper.post(consents, { year: YEAR, levels }, read))).toBe('403 not_allowed');
    const stranger = await makeLeader(test, 'member_program');
    expect(codeOf(await stranger.post(consents, { year: YEAR, levels }, read))).toBe('404 not_found');
    expect(
      codeOf(await stranger.post(`${inNetwork(stranger, network)}/consents`, { year: YEAR, levels }, read)),
    ).toBe('404 not_found');
  });

  it('rests on every decision so far: what a colleague kept back is not told by a page opened before', async () => {
    const { leader, network } = await makeJoined(test);
    const colleague = await makeMember(test, 'leader', { organization: leader.organization });
    const { version } = await networkIn(leader, network);
    const asRead = (levels: object, readAt = version) =>
      leader.post(
        `${inNetwork(leader, network)}/consents`,
        { year: YEAR, levels },
        { 'if-match': `"${readAt}"` },
      );
    const kept = { R1: 'nothing', R2: 'aggregate' };
    expect((await decide(colleague, network, YEAR, kept)).status).toBe(204);
    const stale = await asRead({ R1: 'aggregate', R2: 'named' });
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale_version', version: 2 } });
    expect(await levelsIn(leader, network)).toMatchObject(kept);
    // Saying what holds already changes nothing, so a second click is no mistake.
    expect((await asRead(kept)).status).toBe(204);
    const { status, body } = await leader.post(`${inNetwork(leader, network)}/consents`, {
      year: YEAR,
      levels: { R1: 'named' },
    });
    expect([status, body.code]).toEqual([428, 'version_needed']);

    // Two at the same time take turns, and the second has to look again.
    const both = await Promise.all(['nothing', 'named'].map((R5) => asRead({ R5 }, 2)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 412]);
  });

  it('offers a funder no sharing by name, and no year that was not announced', async () => {
    const { leader, network } = await makeJoined(test, {}, 'funder');
    const says = (year: number, levels: object) => decide(leader, network, year, levels);
    expect(codeOf(await says(YEAR, { R1: 'named' }))).toBe('422 level_not_offered');
    expect(codeOf(await says(YEAR + 1, { R1: 'aggregate' }))).toBe('409 year_not_announced');
    expect((await says(YEAR, { R1: 'aggregate' })).status).toBe(204);
    const preview = `${inNetwork(leader, network)}/preview`;
    expect(codeOf(await leader.post(preview, { year: YEAR, levels: { R1: 'named' } }))).toBe(
      '422 level_not_offered',
    );
    // Nor anything else that carries a member's name.
    const place = inNetwork(leader, network);
    expect(codeOf(await leader.put(place, { by: {}, showsStart: true }))).toBe('422 level_not_offered');
    const practice = { side: 'offers', recommendation: 'R2', title: 'A shared calendar', url: null };
    expect(codeOf(await leader.post(`${place}/practices`, practice))).toBe('422 level_not_offered');
  });

  it('ends with the seal, but for taking a name back', async () => {
    const closesAt = new Date(test.clock.current.getTime() + 2 * DAY);
    const { leader, network } = await makeJoined(test, { years: [{ year: YEAR, closesAt }] });
    await submittedCycle(test, leader, { year: YEAR });
    await decide(leader, network, YEAR, { R1: 'named', R2: 'aggregate' });
    await runJobs(test);
    expect(await namedRows(test, network)).toHaveLength(1);
    const before = test.clock.current;
    test.clock.current = new Date(closesAt.getTime() + 14 * DAY);
    const again = await makeMember(test, 'leader', { organization: leader.organization });
    const late = (levels: object) => decide(again, network, YEAR, levels);
    expect(await late({ R2: 'nothing' })).toMatchObject({
      status: 409,
      body: { code: 'too_late_for_this_year', year: YEAR },
    });
    expect(codeOf(await late({ R1: 'aggregate', R5: 'named' }))).toBe('409 too_late_for_this_year');
    expect((await late({ R1: 'nothing', R2: 'aggregate' })).status).toBe(204);
    await runJobs(test);
    expect(await namedRows(test, network)).toEqual([]);
    expect(await namedLedger(test, leader)).toMatchObject([
      { recommendation: 'R1', withdrawn_at: expect.any(Date) },
    ]);
    expect((await networkIn(again, network)).told).toMatchObject([
      { kind: 'named', measure: 'R1', year: YEAR, withdrawnAt: expect.any(String) },
    ]);
    test.clock.current = before;
  });
});
