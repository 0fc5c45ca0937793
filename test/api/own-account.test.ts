import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signedIn } from '../make/person.ts';
import { password, registered } from '../make/registered.ts';
import { inboxOf } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
beforeEach(() => test.clock.advance(3_600_000)); // past every rate limit

describe('sessions', () => {
  it('are listed by family of browser, and can be ended one by one or all but this', async () => {
    const here = await registered(test, 'many@example.org');
    const firefox = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0' };
    const there = new Visitor(test);
    await there.post('/api/v1/sign-in', { email: 'many@example.org', password }, firefox);
    const elsewhere = new Visitor(test);
    await elsewhere.post('/api/v1/sign-in', { email: 'many@example.org', password });

    const { sessions } = (await here.get('/api/v1/me/sessions')).body;
    expect(sessions).toHaveLength(3);
    expect(sessions.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
    const remote = sessions.find((one: { label: string }) => one.label === 'Firefox on Windows');

    expect((await here.delete(`/api/v1/me/sessions/${remote.sessionId}`)).status).toBe(204);
    expect((await there.get('/api/v1/me')).body.person).toBeNull();
    expect((await here.delete(`/api/v1/me/sessions/${remote.sessionId}`)).body.code).toBe('not_found');
    expect((await here.delete('/api/v1/me/sessions')).status).toBe(204);
    expect((await elsewhere.get('/api/v1/me')).body.person).toBeNull();
    expect((await here.get('/api/v1/me')).body.person).not.toBeNull();
  });

  it('of another person can’t be ended', async () => {
    const mine = await signedIn(test);
    const { sessions } = (await mine.get('/api/v1/me/sessions')).body;
    const other = await signedIn(test);
    expect((await other.delete(`/api/v1/me/sessions/${sessions[0].sessionId}`)).body.code).toBe('not_found');
  });

  it('end after two idle weeks, and after thirty days in any case', async () => {
    const idle = await registered(test, 'idle@example.org');
    const busy = new Visitor(test);
    await busy.post('/api/v1/sign-in', { email: 'idle@example.org', password });
    for (let day = 0; day < 29; day += 1) {
      test.clock.advance(86_400_000);
      expect((await busy.get('/api/v1/me')).body.person).not.toBeNull();
    }
    expect((await idle.get('/api/v1/me')).body.person).toBeNull();
    test.clock.advance(86_400_000);
    expect((await busy.get('/api/v1/me')).body.person).toBeNull();
  });

  it('end by signing out, and by leaving fast, which also clears the browser', async () => {
    const visitor = await registered(test, 'out@example.org');
    const secret = visitor.cookies.get('session')!;
    expect((await visitor.post('/api/v1/sign-out')).status).toBe(204);
    expect(visitor.cookies.has('session')).toBe(false);
    visitor.cookies.set('session', secret);
    expect((await visitor.get('/api/v1/me')).body.person).toBeNull();

    const leaving = await registered(test, 'leave@example.org');
    const left = await leaving.post('/api/v1/leave');
    expect([left.status, left.headers['clear-site-data']]).toEqual([204, '"cache", "cookies", "storage"']);
    expect(leaving.cookies.has('session')).toBe(false);
    expect((await new Visitor(test).post('/api/v1/leave')).status).toBe(204);
  });
});

describe('one’s own account', () => {
  it('has another name from now on, everywhere', async () => {
    const visitor = await registered(test, 'name@example.org');
    const made = await visitor.post('/api/v1/organizations', { kind: 'coalition', name: 'Harbor' });
    expect((await visitor.patch('/api/v1/me', { name: 'Ines O.' })).status).toBe(204);
    expect((await visitor.get('/api/v1/me')).body.person.name).toBe('Ines O.');
    const { members } = (await visitor.get(`/api/v1/organizations/${made.body.orgId}/members`)).body;
    expect(members[0].name).toBe('Ines O.');
  });

  it('gets another password only with the present one, which signs out everywhere else', async () => {
    const visitor = await registered(test, 'change@example.org');
    const other = new Visitor(test);
    await other.post('/api/v1/sign-in', { email: 'change@example.org', password });
    const next = 'quite another sentence';
    expect((await visitor.put('/api/v1/me/password', { current: 'wrong', next })).body.code).toBe(
      'wrong_password',
    );
    expect((await visitor.put('/api/v1/me/password', { current: password, next })).status).toBe(204);
    expect((await other.get('/api/v1/me')).body.person).toBeNull();
    expect((await visitor.get('/api/v1/me')).body.person).not.toBeNull();
    expect((await other.post('/api/v1/sign-in', { email: 'change@example.org', password })).status).toBe(401);
    expect(
      (await other.post('/api/v1/sign-in', { email: 'change@example.org', password: next })).status,
    ).toBe(200);
    const mails = (await inboxOf(test, 'change@example.org')).map((mail) => mail.subject);
    expect(mails).toContain('A change in your account');
  });
});

describe('recovery', () => {
  it('answers alike for every address, and sends a link only where there is an account', async () => {
    await registered(test, 'lost@example.org');
    const visitor = new Visitor(test);
    const known = await visitor.post('/api/v1/recoveries', { email: 'lost@example.org' });
    const unknown = await visitor.post('/api/v1/recoveries', { email: 'never@example.org' });
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    await inboxOf(test, 'lost@example.org'); // finds the account, queues the mail
    expect((await inboxOf(test, 'lost@example.org')).at(-1)?.subject).toBe('Set a new password');
    expect(await inboxOf(test, 'never@example.org')).toEqual([]);
  });

  it('sets a new password, ends every session and every other link, and signs nobody in', async () => {
    const email = 'back@example.org';
    const thief = await registered(test, email);
    const visitor = new Visitor(test);
    await visitor.post('/api/v1/recoveries', { email });
    await visitor.post('/api/v1/recoveries', { email });
    await inboxOf(test, email);
    const [first, second] = (await inboxOf(test, email)).filter(
      (mail) => mail.subject === 'Set a new password',
    );
    const next = 'a better sentence this time';
    expect(
      (await visitor.post('/api/v1/recoveries/finish', { token: first?.token, password: next })).status,
    ).toBe(204);
    expect(visitor.cookies.has('session')).toBe(false);
    expect((await thief.get('/api/v1/me')).body.person).toBeNull();
    const again = await visitor.post('/api/v1/recoveries/finish', { token: second?.token, password: next });
    expect(again.body.code).toBe('link_used');
    expect((await visitor.post('/api/v1/sign-in', { email, password: next })).body.state).toBe('signed_in');
  });

  it('ends after an hour, and a weak password doesn’t use the link up', async () => {
    const email = 'hour@example.org';
    await registered(test, email);
    const visitor = new Visitor(test);
    await visitor.post('/api/v1/recoveries', { email });
    await inboxOf(test, email);
    const token = (await inboxOf(test, email)).at(-1)?.token;
    expect((await visitor.post('/api/v1/recoveries/finish', { token, password: 'short' })).status).toBe(400);
    test.clock.advance(3_600_000);
    expect((await visitor.post('/api/v1/recoveries/finish', { token, password })).body.code).toBe(
      'link_expired',
    );
  });
});
