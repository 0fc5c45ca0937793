import type { OrganizationKind, RoleInOrganization } from '@followthrough/shared/api/vocabulary.ts';
import { sql } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';

export async function isMemberAddress(tx: Tx, orgId: string, email: string): Promise<boolean> {
  const row = await tx
    .selectFrom('membership')
    .select('person_id')
    .where('org_id', '=', orgId)
    .where('email', '=', email)
    .executeTakeFirst();
  return row !== undefined;
}

/** A newer invitation to the same address replaces the one that waits. */
export async function revokePendingFor(tx: Tx, orgId: string, email: string, now: Date): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ revoked_at: now })
    .where('org_id', '=', orgId)
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}

export async function insertInvitation(
  tx: Tx,
  invitation: {
    orgId: string;
    invitationId: string;
    email: string;
    role: RoleInOrganization;
    tokenHash: string;
    invitedBy: string;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('invitation')
    .values({
      org_id: invitation.orgId,
      invitation_id: invitation.invitationId,
      email: invitation.email,
      role: invitation.role,
      token_hash: invitation.tokenHash,
      invited_by: invitation.invitedBy,
      created_at: invitation.now,
      expires_at: invitation.expiresAt,
    })
    .execute();
}

interface PendingInvitation {
  invitation_id: string;
  email: string;
  role: RoleInOrganization;
  invited_by: string;
  created_at: Date;
  expires_at: Date;
  mailed_at: Date | null;
}

export async function pendingInvitations(tx: Tx, orgId: string): Promise<PendingInvitation[]> {
  const { rows } = await sql<PendingInvitation>`
    select invitation_id, email, role, invited_by, created_at, expires_at, mailed_at from invitation
     where org_id = ${orgId} and accepted_at is null and revoked_at is null
     order by created_at desc, invitation_id`.execute(tx);
  return rows;
}

/** @returns the address it was for, or undefined when there was nothing left to take back. */
export async function revokeInvitation(
  tx: Tx,
  orgId: string,
  invitationId: string,
  now: Date,
): Promise<string | undefined> {
  const row = await tx
    .updateTable('invitation')
    .set({ revoked_at: now })
    .where('org_id', '=', orgId)
    .where('invitation_id', '=', invitationId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('email')
    .executeTakeFirst();
  return row?.email;
}

export interface InvitationRow {
  org_id: string;
  invitation_id: string;
  org_name: string;
  kind: OrganizationKind;
  email: string;
  role: RoleInOrganization;
  invited_by: string;
  expires_at: Date;
  accepted_at: Date | null;
  revoked_at: Date | null;
}

export async function invitationByToken(tx: Tx, tokenHash: string): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`select * from invitation_by_token(${tokenHash})`.execute(tx);
  return rows[0];
}

/** True for one caller only. */
export async function markAccepted(tx: Tx, orgId: string, invitationId: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('invitation')
    .set({ accepted_at: now })
    .where('org_id', '=', orgId)
    .where('invitation_id', '=', invitationId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The invitation came to this address, and whoever accepts it has read that mail. */
export async function verifyOwnAddress(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('person')
    .set({ email_verified_at: now })
    .where('person_id', '=', personId)
    .where('email_verified_at', 'is', null)
    .execute();
}
