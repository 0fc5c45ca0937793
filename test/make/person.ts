import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { TestApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

export interface MadePerson {
  personId: string;
  name: string;
  email: string;
}

/** A person with a verified address, and no password unless its hash is given. */
export async function makePerson(
  test: TestApp,
  given: Partial<MadePerson> & { passwordHash?: string; verified?: boolean } = {},
): Promise<MadePerson> {
  const personId = given.personId ?? randomUUID();
  const person = {
    personId,
    name: given.name ?? 'Ines Okafor',
    email: given.email ?? `person-${personId.slice(0, 8)}@example.org`,
  };
  await test.owner.query(
    `insert into person (person_id, email, name, email_verified_at, password_hash, created_at) values ($1, $2, $3, $4, $5, $6)`,
    [
      personId,
      person.email,
      person.name,
      given.verified === false ? null : test.clock.current,
      given.passwordHash ?? null,
      test.clock.current,
    ],
  );
  return person;
}

/** A browser in which this person is signed in; the session is made on the spot, for a day. */
export async function signedIn(
  test: TestApp,
  person?: MadePerson,
): Promise<Visitor & { person: MadePerson }> {
  const who = person ?? (await makePerson(test));
  const secret = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(secret).digest('hex');
  await test.owner.query(
    `insert into session (session_hash, session_id, person_id, label, created_at, last_used_on, expires_at)
     values ($1, $2, $3, 'Firefox on Linux', $4::timestamptz, $4::timestamptz::date, $4::timestamptz + interval '1 day')`,
    [hash, randomUUID(), who.personId, test.clock.current],
  );
  const visitor = new Visitor(test);
  visitor.cookies.set('session', secret);
  return Object.assign(visitor, { person: who });
}
