import { sha256 } from '../../credentials/fresh-secret.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import type { InvitationRow } from './invitation-queries.ts';
import { invitationByToken } from './invitation-queries.ts';

/**
 * The invitation behind a link that still works.
 * @throws Problem `invitation_unknown`, `invitation_used`, `invitation_revoked`, `invitation_expired`.
 */
export async function openInvitation(tx: Tx, token: string, now: Date): Promise<InvitationRow> {
  const invitation = await invitationByToken(tx, sha256(token));
  if (!invitation) throw new Problem('invitation_unknown');
  if (invitation.accepted_at) throw new Problem('invitation_used');
  if (invitation.revoked_at) throw new Problem('invitation_revoked');
  if (invitation.expires_at <= now) throw new Problem('invitation_expired');
  return invitation;
}
