import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/credentials/password.ts';
import type { MadePerson } from '../make/person.ts';
import { makePerson, signedIn } from '../make/person.ts';
import { SoftAuthenticator } from '../setup/authenticator.ts';
import { inboxOf } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { totpCode } from '../setup/totp.ts';
import { Visitor } from '../setup/visitor.ts';

const password = 'four words in a row';
const origin = 'https://check.example.org';
let passwordHash: string;
let test: TestApp;
beforeAll(async () => {
  passwordHash = await hashPassword(password);
  test = await testApp({ publicUrl: new URL(origin) });
});
beforeEach(() => test.clock.advance(3_600_000));

const codeNow = (secret: string) => totpCode(secret, test.clock.current);

async function withSecondFactor() {
  const person = await makePerson(test, { passwordHash });
  const visitor = await signedIn(test, person);
  const { secret, uri } = (await visitor.post('/api/v1/me/second-factor/setup', { password })).body;
  expect(uri).toContain(`secret=${secret}`);
  const confirmed = await visitor.post('/api/v1/me/second-factor/confirm', { code: codeNow(secret) });
  expect(confirmed.status).toBe(200);
  test.clock.advance(60_000);
  return { person, visitor, secret: secret as string, codes: confirmed.body.codes as string[] };
}

async function firstStep(person: MadePerson, given = password) {
  const browser = new Visitor(test);
  const answer = await browser.post('/api/v1/sign-in', { email: person.email, password: given });
  return { browser, step: answer.body.step as string, state: answer.body.state as string };
}

describe('the second step', () => {
  it('is asked after the password, and signs in with a code of the moment', async () => {
    const { person, secret } = await withSecondFactor();
    const { browser, step, state } = await firstStep(person);
    expect([state, browser.cookies.has('session')]).toEqual(['second_factor', false]);
    const answer = await browser.post('/api/v1/sign-in/second-factor', { step, code: codeNow(secret) });
    expect(answer.body).toEqual({ state: 'signed_in' });
    expect((await browser.get('/api/v1/me')).body.person.email).toBe(person.email);
  });

  it('lets a wrong code be tried again, a few times', async () => {
    const { person, secret } = await withSecondFactor();
    const { browser, step } = await firstStep(person);
    const right = codeNow(secret);
    const wrong = right === '000000' ? '000001' : '000000';
    for (let n = 0; n < 8; n += 1) {
      expect((await browser.post('/api/v1/sign-in/second-factor', { step, code: wrong })).body.code).toBe(
        'wrong_code',
      );
    }
    expect((await browser.post('/api/v1/sign-in/second-factor', { step, code: right })).status).toBe(200);
  });

  it('is closed to guessing after ten tries', async () => {
    const { person } = await withSecondFactor();
    test.clock.advance(3_600_000);
    const { browser, step } = await firstStep(person);
    for (let n = 0; n < 10; n += 1)
      await browser.post('/api/v1/sign-in/second-factor', { step, code: '000000' });
    expect((await browser.post('/api/v1/sign-in/second-factor', { step, code: '000000' })).body.code).toBe(
      'too_many',
    );
  });

  it('takes each code once, also when two come at the same moment', async () => {
    const { person, secret } = await withSecondFactor();
    const [one, two] = [await firstStep(person), await firstStep(person)];
    const code = codeNow(secret);
    const answers = await Promise.all(
      [one, two].map(({ browser, step }) => browser.post('/api/v1/sign-in/second-factor', { step, code })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 401]);
  });

  it('takes each recovery code once', async () => {
    const { person, visitor, codes } = await withSecondFactor();
    expect(new Set(codes).size).toBe(10);
    const typed = codes[0]!.toUpperCase().replaceAll('-', ' ');
    const first = await firstStep(person);
    expect(
      (await first.browser.post('/api/v1/sign-in/second-factor', { step: first.step, code: typed })).status,
    ).toBe(200);
    const again = await firstStep(person);
    const refused = await again.browser.post('/api/v1/sign-in/second-factor', {
      step: again.step,
      code: codes[0],
    });
    expect(refused.body.code).toBe('wrong_code');
    expect((await visitor.get('/api/v1/me/second-factor')).body).toEqual({ on: true, recoveryCodesLeft: 9 });
  });

  it('ends after ten minutes', async () => {
    const { person, secret } = await withSecondFactor();
    const { browser, step } = await firstStep(person);
    test.clock.advance(600_000);
    const late = await browser.post('/api/v1/sign-in/second-factor', { step, code: codeNow(secret) });
    expect([late.status, late.body.code]).toEqual([410, 'sign_in_expired']);
  });

  it('is not got around by a recovery link', async () => {
    const { person } = await withSecondFactor();
    const browser = new Visitor(test);
    await browser.post('/api/v1/recoveries', { email: person.email });
    await inboxOf(test, person.email);
    const mail = (await inboxOf(test, person.email)).find((one) => one.subject === 'Set a new password');
    const next = 'another four words here';
    expect(
      (await browser.post('/api/v1/recoveries/finish', { token: mail?.token, password: next })).status,
    ).toBe(204);
    const after = await firstStep(person, next);
    expect([after.state, after.browser.cookies.has('session')]).toEqual(['second_factor', false]);
  });

  it('is set up and turned off only with the password; a set-up that is not confirmed asks for nothing', async () => {
    const person = await makePerson(test, { passwordHash });
    const visitor = await signedIn(test, person);
    expect((await visitor.post('/api/v1/me/second-factor/confirm', { code: '123456' })).body.code).toBe(
      'second_factor_not_begun',
    );
    expect((await visitor.post('/api/v1/me/second-factor/setup', { password: 'wrong' })).body.code).toBe(
      'wrong_password',
    );
    await visitor.post('/api/v1/me/second-factor/setup', { password });
    expect((await firstStep(person)).state).toBe('signed_in');

    const on = await withSecondFactor();
    expect((await on.visitor.post('/api/v1/me/second-factor/setup', { password })).body.code).toBe(
      'second_factor_on',
    );
    expect((await on.visitor.post('/api/v1/me/second-factor/off', { password: 'wrong' })).body.code).toBe(
      'wrong_password',
    );
    expect((await on.visitor.post('/api/v1/me/second-factor/off', { password })).status).toBe(204);
    expect((await firstStep(on.person)).state).toBe('signed_in');
  });

  it('keeps neither its secret nor its codes where they can be read', async () => {
    const { secret, codes } = await withSecondFactor();
    const person = await test.owner.query('select totp_secret from person');
    const recovery = await test.owner.query('select code_hash from recovery_code');
    const replay = await test.owner.query('select response::text from idempotency_key');
    const everything = JSON.stringify([person.rows, recovery.rows, replay.rows]);
    for (const plain of [secret, ...codes]) expect(everything).not.toContain(plain);
  });
});

describe('passkeys', () => {
  async function withPasskey() {
    const person = await makePerson(test, { passwordHash });
    const visitor = await signedIn(test, person);
    const key = new SoftAuthenticator(origin);
    const { step, options } = (await visitor.post('/api/v1/me/passkeys/challenge', { password })).body;
    const added = await visitor.post('/api/v1/me/passkeys', {
      step,
      name: 'Blue phone',
      response: key.register(options.challenge),
    });
    expect(added.status).toBe(204);
    return { person, visitor, key };
  }
  async function signInWith(key: SoftAuthenticator) {
    const browser = new Visitor(test);
    const { step, options } = (await browser.post('/api/v1/sign-in/passkey/challenge')).body;
    const send = () =>
      browser.post('/api/v1/sign-in/passkey', { step, response: key.sign(options.challenge) });
    return { browser, answer: await send(), send };
  }

  it('are added with the password and sign in without an address', async () => {
    const { person, visitor, key } = await withPasskey();
    expect((await visitor.post('/api/v1/me/passkeys/challenge', { password: 'wrong' })).body.code).toBe(
      'wrong_password',
    );
    const { browser, answer } = await signInWith(key);
    expect(answer.body).toEqual({ state: 'signed_in' });
    expect((await browser.get('/api/v1/me')).body.person.personId).toBe(person.personId);
    const { passkeys } = (await visitor.get('/api/v1/me/passkeys')).body;
    expect(passkeys).toMatchObject([
      { name: 'Blue phone', lastUsedOn: test.clock.current.toISOString().slice(0, 10) },
    ]);
  });

  it('answer each challenge once, and only with a counter that moves on', async () => {
    const { key } = await withPasskey();
    const { send } = await signInWith(key);
    expect((await send()).body.code).toBe('sign_in_expired');
    key.counter = 0; // a copy of the key
    expect((await signInWith(key)).answer.body.code).toBe('passkey_refused');
  });

  it('are refused when unknown, made for another site, or when nobody was verified', async () => {
    expect((await signInWith(new SoftAuthenticator(origin))).answer.body.code).toBe('passkey_refused');
    const { key, visitor } = await withPasskey();
    key.verifiesUser = false;
    expect((await signInWith(key)).answer.body.code).toBe('passkey_refused');
    const { step, options } = (await visitor.post('/api/v1/me/passkeys/challenge', { password })).body;
    const foreign = new SoftAuthenticator('https://elsewhere.example');
    const refused = await visitor.post('/api/v1/me/passkeys', {
      step,
      name: 'x',
      response: foreign.register(options.challenge),
    });
    expect(refused.body.code).toBe('passkey_refused');
  });

  it('are not added with somebody else’s challenge, and not twice', async () => {
    const { visitor, key } = await withPasskey();
    const other = await signedIn(test, await makePerson(test, { passwordHash }));
    const { step, options } = (await visitor.post('/api/v1/me/passkeys/challenge', { password })).body;
    const stolen = { step, name: 'x', response: new SoftAuthenticator(origin).register(options.challenge) };
    expect((await other.post('/api/v1/me/passkeys', stolen)).body.code).toBe('sign_in_expired');
    const twice = { step, name: 'x', response: key.register(options.challenge) };
    expect((await visitor.post('/api/v1/me/passkeys', twice)).body.code).toBe('passkey_known');
  });

  it('are renamed and removed by their owner alone', async () => {
    const { visitor, key } = await withPasskey();
    const [{ passkeyId }] = (await visitor.get('/api/v1/me/passkeys')).body.passkeys;
    const other = await signedIn(test);
    expect((await other.delete(`/api/v1/me/passkeys/${passkeyId}`)).body.code).toBe('not_found');
    expect((await visitor.patch(`/api/v1/me/passkeys/${passkeyId}`, { name: 'Old phone' })).status).toBe(204);
    expect((await visitor.get('/api/v1/me/passkeys')).body.passkeys[0].name).toBe('Old phone');
    expect((await visitor.delete(`/api/v1/me/passkeys/${passkeyId}`)).status).toBe(204);
    expect((await signInWith(key)).answer.body.code).toBe('passkey_refused');
  });
});
