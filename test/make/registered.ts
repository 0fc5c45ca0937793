import { expect } from 'vitest';
import { inboxOf } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

export const password = 'four words in a row';

/** Through the front door: registered, confirmed, signed in. */
export async function registered(test: TestApp, email: string): Promise<Visitor> {
  const visitor = new Visitor(test);
  const body = { email, name: 'Ines Okafor', password };
  expect((await visitor.post('/api/v1/registrations', body)).status).toBe(204);
  const [mail] = await inboxOf(test, email);
  expect((await visitor.post('/api/v1/verifications', { token: mail?.token })).status).toBe(204);
  expect((await visitor.post('/api/v1/sign-in', { email, password })).body).toEqual({ state: 'signed_in' });
  return visitor;
}
