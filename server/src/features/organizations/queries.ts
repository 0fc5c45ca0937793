import type { OrganizationKind, RoleInOrganization } from '@followthrough/shared/api/vocabulary.ts';
import { sql } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';

export async function insertOrganization(
  tx: Tx,
  organization: { orgId: string; kind: OrganizationKind; name: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('organization')
    .values({
      org_id: organization.orgId,
      kind: organization.kind,
      name: organization.name,
      created_at: organization.now,
    })
    .execute();
}

/** The new name stands everywhere at once, in what other organizations read too. */
export async function renameOrganization(tx: Tx, orgId: string, name: string): Promise<void> {
  await tx.updateTable('organization').set({ name }).where('org_id', '=', orgId).execute();
  await sql`select carry_new_name()`.execute(tx);
}

export function profileRow(tx: Tx, orgId: string) {
  return tx
    .selectFrom('organization')
    .select(['profile', 'profile_version'])
    .where('org_id', '=', orgId)
    .executeTakeFirstOrThrow();
}

/** @returns the new version, or null when `version` is not the current one. */
export async function updateProfile(
  tx: Tx,
  orgId: string,
  profile: object,
  version: number,
): Promise<number | null> {
  const row = await tx
    .updateTable('organization')
    .set({ profile: JSON.stringify(profile), profile_version: version + 1 })
    .where('org_id', '=', orgId)
    .where('profile_version', '=', version)
    .returning('profile_version')
    .executeTakeFirst();
  return row?.profile_version ?? null;
}

/** False when she belongs to it already. */
export async function insertMember(
  tx: Tx,
  member: {
    orgId: string;
    personId: string;
    role: RoleInOrganization;
    name: string;
    email: string;
    now: Date;
  },
): Promise<boolean> {
  const result = await tx
    .insertInto('membership')
    .values({
      org_id: member.orgId,
      person_id: member.personId,
      role: member.role,
      name: member.name,
      email: member.email,
      since: member.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function listMembers(tx: Tx, orgId: string) {
  const { rows } = await sql<{
    person_id: string;
    name: string;
    email: string;
    role: RoleInOrganization;
    since: Date;
  }>`
    select person_id, name, email, role, since from membership where org_id = ${orgId} order by lower(name), person_id`.execute(
    tx,
  );
  return rows;
}

/** The members with their roles, locked until the end: so that two leaders can't step down at the same time. */
export async function lockMembers(tx: Tx, orgId: string) {
  const { rows } = await sql<{ person_id: string; name: string; role: RoleInOrganization }>`
    select person_id, name, role from membership where org_id = ${orgId} order by person_id for update`.execute(
    tx,
  );
  return rows;
}

export async function setRole(
  tx: Tx,
  orgId: string,
  personId: string,
  role: RoleInOrganization,
): Promise<void> {
  await tx
    .updateTable('membership')
    .set({ role })
    .where('org_id', '=', orgId)
    .where('person_id', '=', personId)
    .execute();
}

export async function deleteMember(tx: Tx, orgId: string, personId: string): Promise<void> {
  await tx.deleteFrom('membership').where('org_id', '=', orgId).where('person_id', '=', personId).execute();
}
