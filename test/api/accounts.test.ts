import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makePerson, signedIn } from '../make/person.ts';
import { inboxOf } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

// Counts how often the real hashing is done: equal work is what makes answers take equal time.
const hashing = vi.hoisted(() => ({ calls: 0 }));
vi.mock(import('node:crypto'), async (original) => {
  const real = await original();
  const argon2 = ((...args: Parameters<typeof real.argon2>) => {
    hashing.calls += 1;
    real.argon2(...args);
  }) as typeof real.argon2;
  return { ...real, argon2 };
});

const password = 'four words in a row';
let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
beforeEach(() => test.clock.advance(3_600_000)); // past every rate limit

async function workOf<T>(run: () => Promise<T>): Promise<{ answer: T; hashes: number }> {
  const before = hashing.calls;
  const answer = await run();
  return { answer, hashes: hashing.calls - before };
}

/** Through the front door: registered, confirmed, signed in. */
async function registered(email: string): Promise<Visitor> {
  const visitor = new Visitor(test);
  expect((await visitor.post('/api/v1/registrations', { email, name: 'Ines Okafor', password })).status).toBe(
    204,
  );
  const [mail] = await inboxOf(test, email);
  expect((await visitor.post('/api/v1/verifications', { token: mail?.token })).status).toBe(204);
  expect((await visitor.post('/api/v1/sign-in', { email, password })).body).toEqual({ state: 'signed_in' });
  return visitor;
}

describe('registration', () => {
  it('makes an account that can be confirmed and used', async () => {
    const visitor = await registered('new@example.org');
    const { person } = (await visitor.get('/api/v1/me')).body;
    expect(person).toMatchObject({ email: 'new@example.org', name: 'Ines Okafor', emailVerified: true });
  });

  it('answers alike, with the same work, for an address that is taken; its owner is told', async () => {
    await makePerson(test, { email: 'taken@example.org' });
    const body = { name: 'Somebody', password };
    const visitor = new Visitor(test);
    const taken = await workOf(() =>
      visitor.post('/api/v1/registrations', { ...body, email: 'Taken@example.org' }),
    );
    const fresh = await workOf(() =>
      visitor.post('/api/v1/registrations', { ...body, email: 'fresh@example.org' }),
    );
    expect([taken.answer.status, taken.answer.body, taken.hashes]).toEqual([204, '', 1]);
    expect([fresh.answer.status, fresh.answer.body, fresh.hashes]).toEqual([204, '', 1]);
    const mails = await inboxOf(test, 'taken@example.org');
    expect(mails.map((mail) => mail.subject)).toEqual(['You already have an account']);
  });

  it('says which field is wrong', async () => {
    const answer = await new Visitor(test).post('/api/v1/registrations', {
      email: 'nobody',
      name: ' ',
      password: 'short',
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { field: string }) => error.field).toSorted()).toEqual([
      'email',
      'name',
      'password',
    ]);
  });

  it('makes one account of two that race for an address', async () => {
    const body = { email: 'race@example.org', name: 'Racer', password };
    const answers = await Promise.all(
      [1, 2, 3].map(() => new Visitor(test).post('/api/v1/registrations', body)),
    );
    expect(answers.map((answer) => answer.status)).toEqual([204, 204, 204]);
    const { rows } = await test.owner.query(`select 1 from person where email = 'race@example.org'`);
    expect(rows).toHaveLength(1);
  });

  it('leaves an unconfirmed person without an organization, and can send the link again', async () => {
    const visitor = await signedIn(
      test,
      await makePerson(test, { email: 'later@example.org', verified: false }),
    );
    const refused = await visitor.post('/api/v1/organizations', { kind: 'coalition', name: 'Too early' });
    expect([refused.status, refused.body.code]).toEqual([403, 'email_not_verified']);
    expect((await visitor.post('/api/v1/verifications/again')).status).toBe(204);
    const [mail] = await inboxOf(test, 'later@example.org');
    expect((await visitor.post('/api/v1/verifications', { token: mail?.token })).status).toBe(204);
    expect((await visitor.get('/api/v1/me')).body.person.emailVerified).toBe(true);
  });
});

describe('links by mail', () => {
  async function linkFor(email: string) {
    const visitor = new Visitor(test);
    await visitor.post('/api/v1/registrations', { email, name: 'Ines', password });
    const [mail] = await inboxOf(test, email);
    return { visitor, mail: mail! };
  }

  it('carry their secret behind the #, and are kept as a hash alone', async () => {
    const { mail } = await linkFor('hash@example.org');
    expect(mail.body).toMatch(/\/verify#[\w-]{43}\n/);
    const dump = await test.owner.query(`select token_hash from email_token`);
    expect(JSON.stringify(dump.rows)).not.toContain(mail.token);
    const queue = await test.owner.query(`select payload::text from graphile_worker._private_jobs`);
    expect(JSON.stringify(queue.rows)).not.toContain(mail.token);
  });

  it('work once: of five at once one is let in', async () => {
    const { mail } = await linkFor('once@example.org');
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => new Visitor(test).post('/api/v1/verifications', { token: mail.token })),
    );
    expect(answers.filter((answer) => answer.status === 204)).toHaveLength(1);
    expect(answers.filter((answer) => answer.body.code === 'link_used')).toHaveLength(4);
  });

  it('are used up by no GET', async () => {
    const { visitor, mail } = await linkFor('get@example.org');
    await visitor.get(`/verify`);
    await visitor.get(`/api/v1/verifications?token=${mail.token}`);
    expect((await visitor.post('/api/v1/verifications', { token: mail.token })).status).toBe(204);
  });

  it('end: two days for an address, and nothing works with a wrong one', async () => {
    const { visitor, mail } = await linkFor('old@example.org');
    test.clock.advance(48 * 3_600_000);
    expect((await visitor.post('/api/v1/verifications', { token: mail.token })).body.code).toBe(
      'link_expired',
    );
    expect((await visitor.post('/api/v1/verifications', { token: 'x'.repeat(43) })).body.code).toBe(
      'link_unknown',
    );
    expect((await visitor.post('/api/v1/recoveries/finish', { token: mail.token, password })).body.code).toBe(
      'link_unknown',
    );
  });
});

describe('signing in', () => {
  it('does the same work and answers the same for an unknown address and a wrong password', async () => {
    await registered('known@example.org');
    const visitor = new Visitor(test);
    const wrong = await workOf(() =>
      visitor.post('/api/v1/sign-in', { email: 'known@example.org', password: 'not this one' }),
    );
    const unknown = await workOf(() =>
      visitor.post('/api/v1/sign-in', { email: 'unknown@example.org', password: 'not this one' }),
    );
    expect(wrong.answer.body).toEqual(unknown.answer.body);
    expect([wrong.answer.status, unknown.answer.status]).toEqual([401, 401]);
    expect([wrong.hashes, unknown.hashes]).toEqual([1, 1]);
  });

  it('lets nobody in who has no password', async () => {
    await makePerson(test, { email: 'nopass@example.org' });
    const answer = await new Visitor(test).post('/api/v1/sign-in', {
      email: 'nopass@example.org',
      password: ' ',
    });
    expect(answer.body.code).toBe('wrong_credentials');
  });

  it('sets a cookie that scripts can’t read, and stores only its hash', async () => {
    const visitor = await registered('cookie@example.org');
    const answer = await visitor.post('/api/v1/sign-in', { email: 'cookie@example.org', password });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^session=[\w-]{43};.*Path=\/;.*HttpOnly;.*SameSite=Lax/);
    const { rows } = await test.owner.query('select session_hash, label from session');
    expect(JSON.stringify(rows)).not.toContain(visitor.cookies.get('session'));
  });

  it('replaces the session that the browser had', async () => {
    const visitor = await registered('again@example.org');
    const former = visitor.cookies.get('session')!;
    await visitor.post('/api/v1/sign-in', { email: 'again@example.org', password });
    const old = new Visitor(test);
    old.cookies.set('session', former);
    expect((await old.get('/api/v1/me')).body.person).toBeNull();
    expect((await visitor.get('/api/v1/me')).body.person).not.toBeNull();
  });

  it('slows down who guesses, says for how long, and forgets after that', async () => {
    await registered('guessed@example.org');
    test.clock.advance(3_600_000);
    const visitor = new Visitor(test);
    const guess = () =>
      visitor.post('/api/v1/sign-in', { email: 'guessed@example.org', password: 'a guess' });
    for (let n = 0; n < 10; n += 1) expect((await guess()).status).toBe(401);
    const refused = await guess();
    expect([refused.status, refused.body.code]).toEqual([429, 'too_many']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    test.clock.advance(Number(refused.headers['retry-after']) * 1000);
    expect((await visitor.post('/api/v1/sign-in', { email: 'guessed@example.org', password })).status).toBe(
      200,
    );
  });

  it('never keeps a password or an answer for a retry', async () => {
    const visitor = await registered('trace@example.org');
    const key = { 'idempotency-key': 'a-key-that-is-long-enough' };
    await visitor.post('/api/v1/sign-in', { email: 'trace@example.org', password }, key);
    const { rows } = await test.owner.query(
      `select 1 from idempotency_key where key = 'a-key-that-is-long-enough'`,
    );
    expect(rows).toHaveLength(0);
  });
});

describe('sessions', () => {
  it('are listed by family of browser, and can be ended one by one or all but this', async () => {
    const here = await registered('many@example.org');
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
    const idle = await registered('idle@example.org');
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
    const visitor = await registered('out@example.org');
    const secret = visitor.cookies.get('session')!;
    expect((await visitor.post('/api/v1/sign-out')).status).toBe(204);
    expect(visitor.cookies.has('session')).toBe(false);
    visitor.cookies.set('session', secret);
    expect((await visitor.get('/api/v1/me')).body.person).toBeNull();

    const leaving = await registered('leave@example.org');
    const left = await leaving.post('/api/v1/leave');
    expect([left.status, left.headers['clear-site-data']]).toEqual([204, '"cache", "cookies", "storage"']);
    expect(leaving.cookies.has('session')).toBe(false);
    expect((await new Visitor(test).post('/api/v1/leave')).status).toBe(204);
  });
});

describe('one’s own account', () => {
  it('has another name from now on, everywhere', async () => {
    const visitor = await registered('name@example.org');
    const made = await visitor.post('/api/v1/organizations', { kind: 'coalition', name: 'Harbor' });
    expect((await visitor.patch('/api/v1/me', { name: 'Ines O.' })).status).toBe(204);
    expect((await visitor.get('/api/v1/me')).body.person.name).toBe('Ines O.');
    const { members } = (await visitor.get(`/api/v1/organizations/${made.body.orgId}/members`)).body;
    expect(members[0].name).toBe('Ines O.');
  });

  it('gets another password only with the present one, which signs out everywhere else', async () => {
    const visitor = await registered('change@example.org');
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
    await registered('lost@example.org');
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
    const thief = await registered(email);
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
    await registered(email);
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
