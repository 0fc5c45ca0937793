import { beforeAll, describe, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { makeMemberOf } from '../make/network.ts';
import { codeOf, inNetwork, makeJoined, makeLeader, networkIn } from '../make/sharing.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
});

type Leader = Awaited<ReturnType<typeof makeLeader>>;

describe('practices', () => {
  it('meet after two yeses, and one yes looks like none', async () => {
    const { steward, leader, network } = await makeJoined(test);
    const other = await makeLeader(test, 'member_program', 'Hill Advocates');
    await makeMemberOf(test, network, other.orgId);
    const offer = { side: 'offers', recommendation: 'R9', title: 'Paid survivor seats', url: null };
    const offers = await leader.post(`${inNetwork(leader, network)}/practices`, offer);
    const wants = await other.post(`${inNetwork(other, network)}/practices`, { ...offer, side: 'wants' });
    expect([offers.status, wants.status]).toEqual([201, 201]);
    expect((await networkIn(leader, network)).practices).toHaveLength(1);
    const introductions = `/api/v1/organizations/${steward.orgId}/networks/${network.networkId}/introductions`;
    const pair = { offeringPracticeId: offers.body.practiceId, wantingPracticeId: wants.body.practiceId };
    const turned = { offeringPracticeId: pair.wantingPracticeId, wantingPracticeId: pair.offeringPracticeId };
    expect((await steward.post(introductions, turned)).status).toBe(400);
    const made = await steward.post(introductions, pair);
    expect(made.status).toBe(201);
    expect((await steward.post(introductions, pair)).body).toEqual(made.body);

    const agree = (leaderOfOne: Leader) =>
      leaderOfOne.post(`${inNetwork(leaderOfOne, network)}/introductions/${made.body.introductionId}/agree`);
    const seenBy = async (leaderOfOne: Leader) => (await networkIn(leaderOfOne, network)).introductions[0];
    const stranger = await makeLeader(test, 'member_program');
    await makeMemberOf(test, network, stranger.orgId);
    expect(codeOf(await agree(stranger))).toBe('404 not_found');
    expect((await networkIn(stranger, network)).practices).toEqual([]);
    const before = await seenBy(other);
    expect((await agree(leader)).status).toBe(204);
    expect(await seenBy(other)).toEqual(before);
    expect(await seenBy(leader)).toMatchObject({
      agreed: true,
      introduced: false,
      contact: null,
      side: 'offers',
    });
    expect((await agree(other)).status).toBe(204);
    expect(await seenBy(other)).toMatchObject({
      agreed: true,
      introduced: true,
      contact: `${leader.person.name}, ${leader.person.email}`,
    });

    const practice = `${inNetwork(leader, network)}/practices/${offers.body.practiceId}`;
    expect(codeOf(await other.delete(practice.replace(leader.orgId, other.orgId)))).toBe('404 not_found');
    expect((await leader.delete(practice)).status).toBe(204);
    expect((await networkIn(leader, network)).practices).toEqual([]);
  });
});

describe('leaving a network', () => {
  it('takes a waiting yes along, so that nobody is given the address of somebody who left', async () => {
    const { steward, leader, network } = await makeJoined(test);
    const other = await makeLeader(test, 'member_program', 'Hill Advocates');
    await makeMemberOf(test, network, other.orgId);
    const practice = { recommendation: 'R9', url: null };
    const line = async (who: Leader, side: string, title: string) =>
      (await who.post(`${inNetwork(who, network)}/practices`, { ...practice, side, title })).body.practiceId;
    const proposed = async (offering: Leader, wanting: Leader, title: string): Promise<string> => {
      const pair = {
        offeringPracticeId: await line(offering, 'offers', title),
        wantingPracticeId: await line(wanting, 'wants', title),
      };
      const at = `/api/v1/organizations/${steward.orgId}/networks/${network.networkId}/introductions`;
      return (await steward.post(at, pair)).body.introductionId;
    };
    const agree = (who: Leader, id: string) =>
      who.post(`${inNetwork(who, network)}/introductions/${id}/agree`);
    const waiting = [
      await proposed(leader, other, 'Paid seats'),
      await proposed(other, leader, 'Safe rooms'),
    ];
    const met = await proposed(leader, other, 'Open books');
    for (const id of [...waiting, met]) expect((await agree(leader, id)).status).toBe(204);
    expect((await agree(other, met)).status).toBe(204);
    const view = `/api/v1/organizations/${steward.orgId}/networks/${network.networkId}/view`;
    const shown = async () => (await steward.get(view)).body.matching.introductions;
    const before = await shown();

    expect((await leader.post(`${inNetwork(leader, network)}/leave`)).status).toBe(204);
    expect(await shown()).toEqual(before);
    for (const id of waiting) expect((await agree(other, id)).status).toBe(204);
    expect(await shown()).toEqual(before);
    const { introductions } = await networkIn(other, network);
    const contacts = introductions.map(
      (one: { introductionId: string; contact: string | null }) =>
        [one.introductionId === met, one.contact !== null] as const,
    );
    expect(contacts.every(([isMet, hasContact]: [boolean, boolean]) => isMet === hasContact)).toBe(true);
    expect(JSON.stringify(introductions).split(leader.person.email)).toHaveLength(2);
  });
});
