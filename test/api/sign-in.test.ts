import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makePerson, signedIn } from '../make/person.ts';
import { password, registered } from '../make/registered.ts';
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

describe('registration', () => {
  it('makes an account that can be confirmed and used', async () => {
    const visitor = await registered(test, 'new@example.org');
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
    await registered(test, 'known@example.org');
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
    const visitor = await registered(test, 'cookie@example.org');
    const answer = await visitor.post('/api/v1/sign-in', { email: 'cookie@example.org', password });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^session=[\w-]{43};.*Path=\/;.*HttpOnly;.*SameSite=Lax/);
    const { rows } = await test.owner.query('select session_hash, label from session');
    expect(JSON.stringify(rows)).not.toContain(visitor.cookies.get('session'));
  });

  it('replaces the session that the browser had', async () => {
    const visitor = await registered(test, 'again@example.org');
    const former = visitor.cookies.get('session')!;
    await visitor.post('/api/v1/sign-in', { email: 'again@example.org', password });
    const old = new Visitor(test);
    old.cookies.set('session', former);
    expect((await old.get('/api/v1/me')).body.person).toBeNull();
    expect((await visitor.get('/api/v1/me')).body.person).not.toBeNull();
  });

  it('slows down who guesses, says for how long, and forgets after that', async () => {
    await registered(test, 'guessed@example.org');
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
    const visitor = await registered(test, 'trace@example.org');
    const key = { 'idempotency-key': 'a-key-that-is-long-enough' };
    await visitor.post('/api/v1/sign-in', { email: 'trace@example.org', password }, key);
    const { rows } = await test.owner.query(
      `select 1 from idempotency_key where key = 'a-key-that-is-long-enough'`,
    );
    expect(rows).toHaveLength(0);
  });
});
