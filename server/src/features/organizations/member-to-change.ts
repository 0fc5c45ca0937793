import type { RoleInOrganization } from '@followthrough/shared/api/vocabulary.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { lockMembers } from './queries.ts';

/**
 * The member whose role is about to become `next` (null = leaves), with all members locked until the transaction ends.
 * @throws Problem `not_found`; `last_leader` when nobody would be left to lead.
 */
export async function memberToChange(
  tx: Tx,
  orgId: string,
  personId: string,
  next: RoleInOrganization | null,
): Promise<{ name: string; role: RoleInOrganization }> {
  const members = await lockMembers(tx, orgId);
  const member = members.find((one) => one.person_id === personId);
  if (!member) throw new Problem('not_found');
  const leaders = members.filter((one) => one.role === 'leader');
  if (member.role === 'leader' && next !== 'leader' && leaders.length === 1) throw new Problem('last_leader');
  return member;
}
