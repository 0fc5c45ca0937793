import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/credentials/password.ts';
import { makeMember } from '../make/organization.ts';
import { makePerson, signedIn } from '../make/person.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

describe('every request', () => {
  it('is ready', async () => {
    expect((await new Visitor(test).get('/api/ready')).body.status).toBe('ready');
  });

  it('is refused with a session cookie from another site, before anything happens', async () => {
    const visitor = await signedIn(test);
    const refused = await visitor.post('/api/v1/sign-out', {}, { origin: 'https://elsewhere.example' });
    expect(refused.body.code).toBe('cross_site');
  });

  it('names a character that no database keeps, in a text or a list of texts', async () => {
    const leader = await makeMember(test, 'leader');
    const at = `/api/v1/organizations/${leader.orgId}/networks`;
    const option = (label: string) => ({ id: label.length === 1 ? 'a' : 'b', label });
    const own = { id: 'region', label: 'Region', options: [option('a'), option('b\0')] };
    for (const body of [
      { name: 'Shore\0line', purpose: 'Learning.', breakdowns: [] },
      { name: 'Shoreline', purpose: 'Learning.', breakdowns: [own] },
    ]) {
      const { status, body: problem } = await leader.post(at, body);
      expect([status, problem.code]).toEqual([400, 'bad_json']);
      expect(problem.detail).toContain('a text in it holds a null character');
    }
  });

  it('answers an unknown address with the catalogue’s words', async () => {
    const answer = await new Visitor(test).get('/api/v1/nowhere');
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
  });
});

it('over https the session cookie is bound to this very host', async () => {
  const secure = await testApp({ secureCookies: true, publicUrl: new URL('https://check.example.org') });
  const person = await makePerson(secure, { passwordHash: await hashPassword('four words in a row') });
  const visitor = new Visitor(secure);
  const answer = await visitor.post('/api/v1/sign-in', {
    email: person.email,
    password: 'four words in a row',
  });
  const cookie = String(answer.headers['set-cookie']);
  expect(cookie).toMatch(/^__Host-session=/);
  expect(cookie).toMatch(/; Secure/);
  expect(cookie).not.toMatch(/; Domain/i);
  expect((await visitor.get('/api/v1/me')).body.person.email).toBe(person.email);
  await visitor.post('/api/v1/leave');
  expect(visitor.cookies.has('__Host-session')).toBe(false);
});
