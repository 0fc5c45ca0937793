import { beforeAll, describe, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { makeNetwork } from '../make/network.ts';
import { makeMember, makeOrganization } from '../make/organization.ts';
import { signedIn } from '../make/person.ts';
import { inboxOf } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

const DAY = 24 * 60 * 60 * 1000;
let test: TestApp;

beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
});

const pathOf = ({ orgId }: { orgId: string }) => `/api/v1/organizations/${orgId}/networks`;
const leaderOf = async (kind: 'coalition' | 'ta_provider' | 'funder' | 'member_program') =>
  makeMember(test, 'leader', { organization: await makeOrganization(test, { kind }) });
const asked = { name: 'Shoreline', purpose: 'Learning side by side.', breakdowns: [] };
const unchanged = {
  name: 'Shoreline',
  purpose: 'Learning side by side.',
  protectedFromYear: null,
  publicSlug: null,
  publicFromYear: null,
};
const codeOf = (answer: { status: number; body: { code?: string } }) =>
  `${answer.status} ${answer.body.code}`;

describe('convening a network', () => {
  it('is for leaders of coalitions, providers and funders, and stays with its steward', async () => {
    const leader = await leaderOf('ta_provider');
    const made = await leader.post(pathOf(leader), asked);
    expect(made.status).toBe(201);
    const network = `${pathOf(leader)}/${made.body.networkId}`;
    expect((await leader.get(network)).body).toMatchObject({
      ...unchanged,
      stewardName: 'Harbor Coalition',
      stewardKind: 'ta_provider',
      pledge: null,
      cycles: [],
      version: 1,
    });
    const program = await leaderOf('member_program');
    expect(codeOf(await program.post(pathOf(program), asked))).toBe('409 cannot_convene');
    const keeper = await makeMember(test, 'records_keeper', { organization: leader.organization });
    expect(codeOf(await keeper.post(pathOf(leader), asked))).toBe('403 not_allowed');
    expect((await keeper.get(network)).status).toBe(200);
    const member = await makeMember(test, 'member', { organization: leader.organization });
    expect(codeOf(await member.get(network))).toBe('403 not_allowed');
    const outsider = await leaderOf('ta_provider');
    expect(codeOf(await outsider.get(network))).toBe('404 not_found');
    expect(codeOf(await outsider.get(`${pathOf(outsider)}/${made.body.networkId}`))).toBe('404 not_found');
    const { rows } = await test.owner.query(
      `select actor, action, detail from audit_event where org_id = $1`,
      [leader.orgId],
    );
    expect(rows).toEqual([{ actor: 'Ines Okafor', action: 'network.convened', detail: expect.anything() }]);
  });

  it('takes the profile’s breakdowns as the questions have them, and up to three in all', async () => {
    const leader = await leaderOf('coalition');
    const { body } = await leader.get(pathOf(leader));
    expect(body.mayManage).toBe(true);
    expect(body.breakdownsOffered.map(({ id }: { id: string }) => id)).toEqual(['type', 'size', 'setting']);
    const own = {
      id: 'region',
      label: 'Region',
      options: [
        { id: 'coast', label: 'Coast' },
        { id: 'valley', label: 'Valley' },
      ],
    };
    const bent = { ...body.breakdownsOffered[1], label: 'How big', options: own.options };
    const made = await leader.post(pathOf(leader), { ...asked, breakdowns: [bent, own] });
    const network = await leader.get(`${pathOf(leader)}/${made.body.networkId}`);
    expect(network.body.breakdowns).toEqual([body.breakdownsOffered[1], own]);
    const twice = await leader.post(pathOf(leader), { ...asked, breakdowns: [own, own] });
    expect(twice.body.errors).toMatchObject([{ field: 'breakdowns', code: 'twice' }]);
  });
});

describe('changing a network', () => {
  it('needs the version that was read', async () => {
    const leader = await leaderOf('coalition');
    const { networkId } = await makeNetwork(test, leader);
    const network = `${pathOf(leader)}/${networkId}`;
    expect(codeOf(await leader.patch(network, unchanged))).toBe('428 version_needed');
    expect((await leader.patch(network, unchanged, { 'if-match': '"1"' })).status).toBe(204);
    expect(codeOf(await leader.patch(network, unchanged, { 'if-match': '"1"' }))).toBe('412 stale_version');
    expect((await leader.get(network)).body).toMatchObject({ name: 'Shoreline', version: 2 });
  });

  it('tells more only from a year on that has not opened', async () => {
    const leader = await leaderOf('coalition');
    const { networkId } = await makeNetwork(test, leader, { years: [{ year: 2026 }] });
    const network = `${pathOf(leader)}/${networkId}`;
    const change = (more: object, version: number) =>
      leader.patch(network, { ...unchanged, ...more }, { 'if-match': `"${version}"` });
    expect((await change({ protectedFromYear: 2026 }, 1)).body.errors).toMatchObject([
      { field: 'protectedFromYear', code: 'has_opened' },
    ]);
    const page = { publicSlug: `shore-${networkId.slice(0, 8)}`, publicFromYear: 2026 };
    expect((await change(page, 1)).body.errors).toMatchObject([{ field: 'publicFromYear' }]);
    expect((await change({ ...page, publicFromYear: null }, 1)).body.errors).toMatchObject([
      { field: 'publicSlug', code: 'incomplete' },
    ]);
    const declared = { ...page, protectedFromYear: 2027, publicFromYear: 2027 };
    expect((await change(declared, 1)).status).toBe(204);
    // Bringing it forward is telling more; putting it off is not.
    expect((await change({ ...declared, protectedFromYear: 2026 }, 2)).status).toBe(400);
    expect((await change({ ...declared, protectedFromYear: 2028 }, 2)).status).toBe(204);
    const other = await leaderOf('coalition');
    const second = await makeNetwork(test, other, { years: [] });
    const taken = { ...unchanged, publicSlug: page.publicSlug, publicFromYear: 2027 };
    const answer = await other.patch(`${pathOf(other)}/${second.networkId}`, taken, { 'if-match': '"1"' });
    expect(codeOf(answer)).toBe('409 address_taken');
  });
});

describe('a network’s calendar', () => {
  it('follows from the last day, and stays once it is sealed', async () => {
    const leader = await leaderOf('coalition');
    const { networkId } = await makeNetwork(test, leader, { years: [] });
    const year = `${pathOf(leader)}/${networkId}/cycles/2026`;
    const days = { opensAt: '2026-11-20T00:00:00.000Z', closesAt: '2026-12-31T00:00:00.000Z' };
    expect((await leader.put(year, days)).status).toBe(204);
    const { body } = await leader.get(`${pathOf(leader)}/${networkId}`);
    expect(body.cycles).toEqual([
      {
        year: 2026,
        ...days,
        freezeAt: '2027-01-14T00:00:00.000Z',
        releaseAt: '2027-03-15T00:00:00.000Z',
        reviseAt: '2027-06-13T00:00:00.000Z',
      },
    ]);
    // It has opened: a later first day would un-open it.
    const later = { ...days, opensAt: '2026-11-25T00:00:00.000Z' };
    expect((await leader.put(year, later)).body.errors).toMatchObject([{ code: 'has_opened' }]);
    expect((await leader.put(year, { ...days, closesAt: days.opensAt })).status).toBe(400);
    const past = { opensAt: '2026-10-01T00:00:00.000Z', closesAt: '2026-12-31T00:00:00.000Z' };
    expect((await leader.put(year.replace('2026', '2027'), past)).body.errors).toMatchObject([
      { field: 'opensAt' },
    ]);
    const sealed = await makeNetwork(test, leader, {
      years: [{ year: 2026, closesAt: new Date(test.clock.current.getTime() - 14 * DAY) }],
    });
    const answer = await leader.put(`${pathOf(leader)}/${sealed.networkId}/cycles/2026`, days);
    expect(codeOf(answer)).toBe('409 year_frozen');
  });
});

describe('a funder', () => {
  it('signs the pledge once, and offers nothing before', async () => {
    const leader = await leaderOf('funder');
    const { networkId } = await makeNetwork(test, leader, { pledged: false });
    const network = `${pathOf(leader)}/${networkId}`;
    const offer = { email: 'lead@harbor.example' };
    expect(codeOf(await leader.post(`${network}/offers`, offer))).toBe('409 pledge_needed');
    expect((await leader.post(`${network}/pledge`, { agreed: false })).status).toBe(400);
    expect((await leader.post(`${network}/pledge`, { agreed: true })).status).toBe(204);
    const { pledge } = (await leader.get(network)).body;
    expect(pledge).toMatchObject({ signedBy: 'Ines Okafor' });
    test.clock.advance(DAY / 2);
    await leader.post(`${network}/pledge`, { agreed: true });
    expect((await leader.get(network)).body.pledge).toEqual(pledge);
    expect((await leader.post(`${network}/offers`, offer)).status).toBe(201);
    const provider = await leaderOf('ta_provider');
    const own = await makeNetwork(test, provider);
    const signing = await provider.post(`${pathOf(provider)}/${own.networkId}/pledge`, { agreed: true });
    expect(codeOf(signing)).toBe('409 pledge_for_funders');
  });

  it('answers eight questions about its own grants; nobody else has them', async () => {
    const leader = await leaderOf('funder');
    const { networkId } = await makeNetwork(test, leader);
    const mirror = `${pathOf(leader)}/${networkId}/mirror`;
    expect((await leader.get(mirror)).body).toMatchObject({ year: 2026, questions: { length: 8 } });
    const said = { level: 2, note: 'Two years, mostly.' };
    expect((await leader.put(`${mirror}/2026/F2`, said)).status).toBe(204);
    expect((await leader.put(`${mirror}/2026/F3`, { level: null, note: '' })).status).toBe(204);
    expect(codeOf(await leader.put(`${mirror}/2026/F9`, said))).toBe('404 not_found');
    const { body } = await leader.get(`${mirror}?year=2026`);
    expect(body.questions.slice(0, 3).map((one: { answer: unknown }) => one.answer)).toEqual([
      null,
      { ...said, changedBy: 'Ines Okafor', changedAt: expect.any(String) },
      { level: null, note: null, changedBy: 'Ines Okafor', changedAt: expect.any(String) },
    ]);
    expect((await leader.get(`${mirror}?year=2025`)).body.questions[1].answer).toBe(null);
    const coalition = await leaderOf('coalition');
    const own = await makeNetwork(test, coalition);
    expect(codeOf(await coalition.get(`${pathOf(coalition)}/${own.networkId}/mirror`))).toBe('404 not_found');
  });
});

describe('an offer', () => {
  it('goes out by mail, shows the network to whoever has the link, and can be taken back', async () => {
    const leader = await leaderOf('coalition');
    const { networkId } = await makeNetwork(test, leader);
    const offers = `${pathOf(leader)}/${networkId}/offers`;
    const email = `lead-${networkId.slice(0, 8)}@example.org`;
    expect((await leader.post(offers, { email: ` ${email.toUpperCase()} ` })).status).toBe(201);
    const [first] = await inboxOf(test, email);
    expect(first?.subject).toBe('Harbor Coalition offers a place in Shoreline Network');
    const visitor = await signedIn(test);
    const open = (token: string) => visitor.post('/api/v1/network-offers/open', { token });
    const seen = await open(first!.token);
    expect(seen.body).toMatchObject({ network: { networkId, name: 'Shoreline Network' }, organizations: [] });
    expect(codeOf(await open('x'))).toBe('404 link_unknown');

    const second = await leader.post(offers, { email });
    expect(codeOf(await open(first!.token))).toBe('410 offer_taken_back');
    const token = (await inboxOf(test, email))[1]!.token;
    expect((await open(token)).status).toBe(200);
    expect((await leader.get(offers)).body.offers).toMatchObject([
      { email, mailed: true, revoked: false },
      { email, mailed: true, revoked: true },
    ]);
    expect((await leader.delete(`${offers}/${second.body.offerId}`)).status).toBe(204);
    expect(codeOf(await leader.delete(`${offers}/${second.body.offerId}`))).toBe('404 not_found');
    expect(codeOf(await open(token))).toBe('410 offer_taken_back');
  });

  it('is for leaders to make, in their own network', async () => {
    const leader = await leaderOf('coalition');
    const { networkId } = await makeNetwork(test, leader);
    const email = 'somebody@example.org';
    const keeper = await makeMember(test, 'records_keeper', { organization: leader.organization });
    const offers = `${pathOf(leader)}/${networkId}/offers`;
    expect(codeOf(await keeper.post(offers, { email }))).toBe('403 not_allowed');
    const outsider = await leaderOf('coalition');
    expect(codeOf(await outsider.post(offers, { email }))).toBe('404 not_found');
    expect(codeOf(await outsider.get(`${pathOf(outsider)}/${networkId}/offers`))).toBe('404 not_found');
    const ends = await leader.post(offers, { email });
    expect(ends.status).toBe(201);
  });

  it('ends after sixty days', async () => {
    const leader = await leaderOf('coalition');
    const { networkId } = await makeNetwork(test, leader);
    const email = `late-${networkId.slice(0, 8)}@example.org`;
    await leader.post(`${pathOf(leader)}/${networkId}/offers`, { email });
    const [mail] = await inboxOf(test, email);
    test.clock.advance(60 * DAY);
    const visitor = await signedIn(test);
    const answer = await visitor.post('/api/v1/network-offers/open', { token: mail!.token });
    expect(codeOf(answer)).toBe('410 link_expired');
  });
});
