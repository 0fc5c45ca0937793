import { beforeAll, describe, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { saveAnswer } from '../make/answers-http.ts';
import { makeMember } from '../make/organization.ts';
import { draftRound, mailsTo, people, respondentWith, work } from '../make/set-up-round.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

const DAY = 86_400_000;
let test: TestApp;

beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
});

describe('preparing a round', () => {
  it('starts with dates that suit the check, and once', async () => {
    const { leader, at, cycle, round } = await draftRound(test);
    expect(round).toMatchObject({
      state: 'draft',
      closesAt: cycle.closesAt.toISOString(),
      languages: ['en'],
      openedBy: null,
    });
    expect(Date.parse(round.sealAt) - Date.parse(round.closesAt)).toBe(14 * DAY);
    expect(round.reminderDates).toHaveLength(2);
    expect((await leader.post(at)).body.code).toBe('round_exists');
  });

  it('takes a list line by line, and gives back what it can’t take', async () => {
    const { leader, at } = await draftRound(test);
    const text = `${people(0, 6)}\nBen, ben@\nPerson 1, person1@example.org`;
    const answer = await leader.post(`${at}/roster`, { role: 'staff', text });
    expect(answer.body).toMatchObject({
      added: 6,
      problems: [
        { line: 7, text: 'Ben, ben@', code: 'bad_email' },
        { line: 8, text: 'Person 1, person1@example.org', code: 'twice_in_list' },
      ],
    });
    expect(
      (await leader.post(`${at}/roster`, { role: 'board', text: 'P, person1@example.org' })).body.problems,
    ).toMatchObject([{ code: 'on_roster' }]);
    const one = await leader.post(`${at}/roster/entries`, {
      role: 'board',
      name: 'Paper Person',
      email: null,
    });
    expect(one.body.roster).toHaveLength(7);
    const again = await leader.post(`${at}/roster/entries`, {
      role: 'board',
      name: 'paper person',
      email: null,
    });
    expect(again.body.errors).toMatchObject([{ field: 'name', code: 'on_roster' }]);
    const { entryId } = one.body.roster.at(-1);
    expect((await leader.delete(`${at}/roster/entries/${entryId}`)).status).toBe(204);
    expect((await leader.delete(`${at}/roster/entries/${entryId}`)).status).toBe(404);
  });

  it('shows how small groups are merged, and refuses what is too small', async () => {
    const { leader, at, round } = await draftRound(test);
    const open = () => leader.post(`${at}/open`, {}, { 'if-match': `"${round.version}"` });
    await leader.post(`${at}/roster`, { role: 'staff', text: people(0, 4) });
    expect((await open()).body.code).toBe('round_too_small');
    await leader.post(`${at}/roster`, { role: 'staff', text: people(4, 9) });
    await leader.post(`${at}/roster`, { role: 'board', text: people(9, 12) });
    const view = (await leader.get(at)).body;
    expect(view.groups).toMatchObject([
      { roles: ['staff', 'board'], size: 12, atLeast: null, fingerprint: null },
    ]);
    expect(view.parts).toMatchObject([
      { role: 'staff', size: 9 },
      { role: 'board', size: 3 },
    ]);
    expect(view.groups[0].questions).toBeLessThan(view.parts[0].questionsAlone);
    await leader.post(`${at}/roster`, { role: 'member_program', text: 'Lone Program' });
    expect((await leader.get(at)).body.stranded).toEqual(['member_program']);
    const refused = await open();
    expect(refused.body.code).toBe('round_group_too_small');
    expect(refused.body.detail).toContain('member programs');
    expect((await leader.get(at)).body.round.state).toBe('draft');
  });

  it('keeps settings in one piece: dates that fit, and facts that were answered', async () => {
    const { leader, at, cycle, round } = await draftRound(test);
    await saveAnswer(leader, cycle, 'R1.wage_standard', { state: 'answered', value: 3, links: [] });
    expect((await leader.get(at)).body.publishable.map(({ itemId }: { itemId: string }) => itemId)).toEqual([
      'R1.wage_standard',
    ]);
    const body = {
      opensAt: round.opensAt,
      closesAt: round.closesAt,
      reminderDates: [],
      invitationSubject: 'How do you see it?',
      invitationText: 'Please tell us.',
      publishedFacts: ['R1.wage_standard', 'R9.none'],
    };
    const put = (given: object, version = round.version) =>
      leader.put(at, { ...body, ...given }, { 'if-match': `"${version}"` });
    expect((await put({ closesAt: round.opensAt })).body.errors).toMatchObject([
      { field: 'closesAt' },
      { field: 'closesAt' },
    ]);
    expect((await put({ closesAt: new Date(cycle.closesAt.getTime() + DAY).toISOString() })).body.code).toBe(
      'bad_request',
    );
    expect((await put({ reminderDates: ['2030-01-01'] })).body.errors).toMatchObject([
      { field: 'reminderDates.0' },
    ]);
    expect((await put({ invitationSubject: 'a\nBcc: b@example.org' })).body.code).toBe('bad_request');
    const saved = await put({});
    expect(saved.body.round).toMatchObject({
      version: round.version + 1,
      publishedFacts: ['R1.wage_standard'],
      invitationSubject: 'How do you see it?',
    });
    expect(saved.body.preview.body).toContain('Please tell us.');
    expect((await put({})).body.code).toBe('stale_version');
  });

  it('sends a test to oneself, whose link opens nothing', async () => {
    const { leader, at } = await draftRound(test);
    expect((await leader.post(`${at}/test-message`)).body).toEqual({ sentTo: leader.person.email });
    await work(test);
    const [mail] = await mailsTo(test, leader.person.email);
    expect(mail?.body).toContain('/answer#EXAMPLE-LINK-ONLY');
    expect((await respondentWith(test, 'EXAMPLE-LINK-ONLY').open()).body.code).toBe('token_unknown');
  });

  it('is for leaders: others learn participation at most', async () => {
    const { leader, at, cycle } = await draftRound(test);
    const keeper = await makeMember(test, 'records_keeper', { organization: leader.organization });
    expect((await keeper.get(at)).status).toBe(403);
    expect((await keeper.get(`${at}/participation`)).body).toMatchObject({ state: 'draft', atLeast: null });
    const stranger = await makeMember(test, 'leader');
    expect((await stranger.get(at)).status).toBe(404);
    const foreign = `/api/v1/organizations/${stranger.orgId}/cycles/${cycle.cycleId}/round`;
    expect((await stranger.get(foreign)).status).toBe(404);
    expect((await stranger.post(foreign)).status).toBe(404);
  });
});
