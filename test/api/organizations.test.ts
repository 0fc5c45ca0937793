import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeMember, makeOrganization } from '../make/organization.ts';
import { makePerson, signedIn } from '../make/person.ts';
import { inboxOf } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
});
beforeEach(() => test.clock.advance(3_600_000));

const at = (orgId: string, rest = '') => `/api/v1/organizations/${orgId}${rest}`;

describe('an organization', () => {
  it.each(['coalition', 'ta_provider', 'member_program', 'funder'])(
    'of the kind %s is made, and led by whoever made it',
    async (kind) => {
      const visitor = await signedIn(test);
      const made = await visitor.post('/api/v1/organizations', { kind, name: 'Harbor' });
      expect(made.status).toBe(201);
      expect(made.body).toMatchObject({ kind, name: 'Harbor', role: 'leader', isDemo: false });
      expect(made.body.abilities).toContain('members.manage');
      expect((await visitor.get(at(made.body.orgId))).body).toEqual(made.body);
    },
  );

  it('is made once by a double click', async () => {
    const visitor = await signedIn(test);
    const click = () =>
      visitor.post(
        '/api/v1/organizations',
        { kind: 'coalition', name: 'Twice' },
        { 'idempotency-key': 'double-click' },
      );
    const [one, two] = await Promise.all([click(), click()]);
    expect(one.body.orgId).toBe(two.body.orgId);
    expect((await visitor.get('/api/v1/me')).body.memberships).toHaveLength(1);
  });

  it('doesn’t exist for others, and can’t be changed by members', async () => {
    const leader = await makeMember(test, 'leader');
    const member = await makeMember(test, 'member', { organization: leader.organization });
    const outsider = await makeMember(test, 'leader');
    expect((await outsider.get(at(leader.orgId))).status).toBe(404);
    expect((await outsider.patch(at(leader.orgId), { name: 'Mine now' })).status).toBe(404);
    expect((await member.patch(at(leader.orgId), { name: 'Mine now' })).body.code).toBe('not_allowed');
    expect((await leader.patch(at(leader.orgId), { name: 'New Harbor' })).status).toBe(204);
    expect((await member.get(at(leader.orgId))).body.name).toBe('New Harbor');
    expect((await new Visitor(test).get(at(leader.orgId))).body.code).toBe('not_signed_in');
  });

  it('lists everything a person belongs to, with what she may do there', async () => {
    const leader = await makeMember(test, 'leader');
    const elsewhere = await makeOrganization(test, { name: 'Zephyr Fund', kind: 'funder' });
    await makeMember(test, 'member', { organization: elsewhere, person: leader.person });
    const { memberships } = (await leader.get('/api/v1/me')).body;
    expect(memberships.map((one: { orgName: string; role: string }) => [one.orgName, one.role])).toEqual([
      ['Harbor Coalition', 'leader'],
      ['Zephyr Fund', 'member'],
    ]);
    expect(memberships[0].abilities).toContain('history.read');
    expect(memberships[1].abilities).not.toContain('history.read');
  });
});

describe('the profile', () => {
  it('is answered question by question, and keeps what was saved', async () => {
    const leader = await makeMember(test, 'leader');
    const before = (await leader.get(at(leader.orgId, '/profile'))).body;
    expect(before.version).toBe(0);
    expect(before.questions.map((question: { id: string }) => question.id)).toContain('administers_grants');
    const profile = { org_type: 'tribal_coalition', administers_grants: true, staff_count: 12 };
    const saved = await leader.put(at(leader.orgId, '/profile'), { profile }, { 'if-match': '"0"' });
    expect(saved.body).toEqual({ profile, version: 1 });
    expect((await leader.get(at(leader.orgId, '/profile'))).body).toMatchObject({ profile, version: 1 });
  });

  it('tells the second of two people, and overwrites nothing', async () => {
    const leader = await makeMember(test, 'leader');
    const save = (staff_count: number) =>
      leader.put(at(leader.orgId, '/profile'), { profile: { staff_count } }, { 'if-match': '"0"' });
    const answers = await Promise.all([save(3), save(4)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 412]);
    expect(answers.find((answer) => answer.status === 412)?.body.code).toBe('stale_version');
  });

  it('refuses what no question allows, by name', async () => {
    const leader = await makeMember(test, 'leader');
    const bad = { org_type: 'club', staff_count: -1, administers_grants: 'yes', shoe_size: 43 };
    const answer = await leader.put(at(leader.orgId, '/profile'), { profile: bad }, { 'if-match': '"0"' });
    expect([answer.status, answer.body.code]).toEqual([422, 'profile_invalid']);
    expect(answer.body.errors.map((error: { field: string }) => error.field).toSorted()).toEqual(
      Object.keys(bad).toSorted(),
    );
    expect((await leader.put(at(leader.orgId, '/profile'), { profile: {} })).body.code).toBe(
      'version_needed',
    );
  });
});

describe('members', () => {
  it('change roles and leave, but one leader always stays', async () => {
    const leader = await makeMember(test, 'leader');
    const member = await makeMember(test, 'member', { organization: leader.organization });
    const role = (personId: string, to: string) =>
      leader.patch(at(leader.orgId, `/members/${personId}`), { role: to });
    expect((await role(leader.person.personId, 'member')).body.code).toBe('last_leader');
    expect((await leader.delete(at(leader.orgId, `/members/${leader.person.personId}`))).body.code).toBe(
      'last_leader',
    );
    expect(
      (await member.patch(at(leader.orgId, `/members/${member.person.personId}`), { role: 'leader' })).body
        .code,
    ).toBe('not_allowed');
    expect((await member.delete(at(leader.orgId, `/members/${leader.person.personId}`))).body.code).toBe(
      'not_allowed',
    );
    expect((await role(member.person.personId, 'leader')).status).toBe(204);
    expect((await leader.delete(at(leader.orgId, `/members/${leader.person.personId}`))).status).toBe(204);
    expect((await leader.get(at(leader.orgId))).status).toBe(404);
    const { members } = (await member.get(at(leader.orgId, '/members'))).body;
    expect(members).toMatchObject([{ personId: member.person.personId, role: 'leader', you: true }]);
  });

  it('who lead can’t both step down at the same moment', async () => {
    const one = await makeMember(test, 'leader');
    const two = await makeMember(test, 'leader', { organization: one.organization });
    const answers = await Promise.all(
      [one, two].map((who) =>
        who.patch(at(one.orgId, `/members/${who.person.personId}`), { role: 'member' }),
      ),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([204, 409]);
  });

  it('of another organization are not there', async () => {
    const leader = await makeMember(test, 'leader');
    const other = await makeMember(test, 'member');
    expect((await leader.delete(at(leader.orgId, `/members/${other.person.personId}`))).status).toBe(404);
    expect(
      (await leader.patch(at(leader.orgId, `/members/${other.person.personId}`), { role: 'leader' })).status,
    ).toBe(404);
  });
});

describe('invitations', () => {
  async function invited(email = `guest-${crypto.randomUUID().slice(0, 8)}@example.org`) {
    const leader = await makeMember(test, 'leader');
    const made = await leader.post(at(leader.orgId, '/invitations'), { email, role: 'records_keeper' });
    expect(made.status).toBe(201);
    const [mail] = await inboxOf(test, email);
    return { leader, email, token: mail!.token, invitationId: made.body.invitationId as string };
  }

  it('come by mail, can be looked at by anybody with the link, and are accepted by whom they were sent to', async () => {
    const { leader, email, token } = await invited();
    expect((await leader.get(at(leader.orgId, '/invitations'))).body.invitations).toMatchObject([
      { email, mailed: true, expired: false },
    ]);
    const looked = await new Visitor(test).post('/api/v1/invitations/look', { token });
    expect(looked.body).toMatchObject({ orgName: 'Harbor Coalition', role: 'records_keeper', email });
    const guest = await signedIn(test, await makePerson(test, { email, verified: false }));
    expect((await guest.post('/api/v1/invitations/accept', { token })).body).toEqual({ orgId: leader.orgId });
    const me = (await guest.get('/api/v1/me')).body;
    expect(me.memberships).toMatchObject([{ orgId: leader.orgId, role: 'records_keeper' }]);
    expect(me.person.emailVerified).toBe(true);
    expect((await leader.get(at(leader.orgId, '/invitations'))).body.invitations).toEqual([]);
  });

  it('are accepted once, also in a race', async () => {
    const { email, token } = await invited();
    const person = await makePerson(test, { email });
    const browsers = [await signedIn(test, person), await signedIn(test, person)];
    const answers = await Promise.all(
      browsers.map((browser) => browser.post('/api/v1/invitations/accept', { token })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 410]);
    expect((await browsers[0]!.post('/api/v1/invitations/look', { token })).body.code).toBe(
      'invitation_used',
    );
  });

  it('are refused each with its own reason', async () => {
    const guest = await signedIn(test);
    const other = await invited();
    expect((await guest.post('/api/v1/invitations/accept', { token: other.token })).body.code).toBe(
      'invitation_other_address',
    );
    expect((await guest.post('/api/v1/invitations/accept', { token: 'x'.repeat(43) })).body.code).toBe(
      'invitation_unknown',
    );
    expect(
      (await new Visitor(test).post('/api/v1/invitations/accept', { token: other.token })).body.code,
    ).toBe('not_signed_in');
    const revoked = await invited();
    expect(
      (await revoked.leader.delete(at(revoked.leader.orgId, `/invitations/${revoked.invitationId}`))).status,
    ).toBe(204);
    expect((await guest.post('/api/v1/invitations/look', { token: revoked.token })).body.code).toBe(
      'invitation_revoked',
    );
    expect(
      (await revoked.leader.delete(at(revoked.leader.orgId, `/invitations/${revoked.invitationId}`))).status,
    ).toBe(404);
    const late = await invited();
    test.clock.advance(14 * 86_400_000);
    expect((await new Visitor(test).post('/api/v1/invitations/look', { token: late.token })).body.code).toBe(
      'invitation_expired',
    );
  });

  it('to one address replace each other, and none goes to a member', async () => {
    const { leader, email, token } = await invited();
    const again = () => leader.post(at(leader.orgId, '/invitations'), { email, role: 'leader' });
    const answers = await Promise.all([again(), again()]);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    expect((await leader.get(at(leader.orgId, '/invitations'))).body.invitations).toHaveLength(1);
    expect((await new Visitor(test).post('/api/v1/invitations/look', { token })).body.code).toBe(
      'invitation_revoked',
    );
    const own = await leader.post(at(leader.orgId, '/invitations'), {
      email: leader.person.email,
      role: 'member',
    });
    expect(own.body.code).toBe('already_member');
  });

  it('can’t be sent or seen by members, nor from outside', async () => {
    const leader = await makeMember(test, 'leader');
    const keeper = await makeMember(test, 'records_keeper', { organization: leader.organization });
    expect(
      (await keeper.post(at(leader.orgId, '/invitations'), { email: 'a@example.org', role: 'leader' }))
        .status,
    ).toBe(403);
    expect((await keeper.get(at(leader.orgId, '/invitations'))).status).toBe(403);
    const bad = await leader.post(at(leader.orgId, '/invitations'), {
      email: 'not an address',
      role: 'king',
    });
    expect(bad.body.errors.map((error: { field: string }) => error.field).toSorted()).toEqual([
      'email',
      'role',
    ]);
  });
});
