import type { OrganizationKind } from '@followthrough/shared/api/vocabulary.ts';
import type { Actor } from '../../access/actor.ts';
import { Problem } from '../../http/problem.ts';

/** Who asks for which cycle, and when. */
export interface Asked {
  actor: Actor;
  orgId: string;
  cycleId: string;
  now: Date;
}

/** The organization that the policy has let this actor into. */
export function memberIn(actor: Actor): { orgName: string; orgKind: OrganizationKind } {
  if (actor.kind !== 'person' || !actor.membership) throw new Problem('not_found');
  return { orgName: actor.membership.orgName, orgKind: actor.membership.kind };
}
