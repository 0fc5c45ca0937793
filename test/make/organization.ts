import { randomUUID } from 'node:crypto';
import type { OrganizationKind, RoleInOrganization } from '@followthrough/shared/api/vocabulary.ts';
import type { TestApp } from '../setup/test-app.ts';
import type { Visitor } from '../setup/visitor.ts';
import type { MadePerson } from './person.ts';
import { makePerson, signedIn } from './person.ts';

export interface MadeOrganization {
  orgId: string;
  name: string;
  kind: OrganizationKind;
}

/** An organization nobody belongs to yet; `makeMember` adds people. */
export async function makeOrganization(
  test: TestApp,
  given: Partial<MadeOrganization> & { profile?: Record<string, unknown> } = {},
): Promise<MadeOrganization> {
  const organization = {
    orgId: given.orgId ?? randomUUID(),
    name: given.name ?? 'Harbor Coalition',
    kind: given.kind ?? 'coalition',
  };
  await test.owner.query(
    `insert into organization (org_id, kind, name, profile, created_at) values ($1, $2, $3, $4, $5)`,
    [
      organization.orgId,
      organization.kind,
      organization.name,
      JSON.stringify(given.profile ?? {}),
      test.clock.current,
    ],
  );
  return organization;
}

/** Signed in and belonging to the organization; makes whatever of the two is not given. */
export async function makeMember(
  test: TestApp,
  role: RoleInOrganization,
  given: { organization?: MadeOrganization; person?: MadePerson } = {},
): Promise<Visitor & { person: MadePerson; organization: MadeOrganization; orgId: string }> {
  const organization = given.organization ?? (await makeOrganization(test));
  const person = given.person ?? (await makePerson(test));
  await test.owner.query(
    `insert into membership (org_id, person_id, role, name, email, since) values ($1, $2, $3, $4, $5, $6)`,
    [organization.orgId, person.personId, role, person.name, person.email, test.clock.current],
  );
  return Object.assign(await signedIn(test, person), { organization, orgId: organization.orgId });
}
