import type { AssessmentAbilities, CycleState, Hub } from '@followthrough/shared/api/assessment.ts';
import type { OrganizationKind } from '@followthrough/shared/api/vocabulary.ts';
import type { Actor } from '../../access/actor.ts';
import { can } from '../../access/policy.ts';
import { Problem } from '../../http/problem.ts';
import type { OpenHandover } from '../handovers/read.ts';

/** Who works on the check: their name for the history, and the organization it is for. */
export interface Caller {
  name: string;
  orgName: string;
  orgKind: OrganizationKind;
}

/** The caller behind an actor whom the policy has let in. */
export function callerOf(actor: Actor): Caller {
  if (actor.kind === 'section_guest')
    return { name: actor.colleague, orgName: actor.orgName, orgKind: actor.orgKind };
  if (actor.kind === 'person' && actor.membership) {
    return { name: actor.name, orgName: actor.membership.orgName, orgKind: actor.membership.kind };
  }
  throw new Problem('not_found');
}

/** What this actor may do with a cycle in this state, so that no screen has to work it out. */
export function abilitiesIn(actor: Actor, state: CycleState): AssessmentAbilities {
  const open = state === 'open';
  return {
    save: open && can(actor, 'answer.save'),
    changeProfile: open && can(actor, 'cycle.change'),
    submit: open && can(actor, 'assessment.submit'),
    reopen: state === 'submitted' && can(actor, 'assessment.submit'),
    handOver: open && can(actor, 'handover.manage'),
    finishSection: open && can(actor, 'handover.finish'),
  };
}

/** A colleague with a section's link sees that section of that cycle; everything else doesn't exist for them. */
export function requireSection(actor: Actor, cycleId: string, section: string): void {
  if (!can(actor, 'answers.read', { cycleId, section })) throw new Problem('not_found');
}

/** The colleague whom a section's link has let in, or null for anybody else. */
export function guestOf(actor: Actor, handovers: readonly OpenHandover[]): Hub['guest'] {
  if (actor.kind !== 'section_guest') return null;
  const { colleague, handoverId } = actor;
  const own = handovers.find((one) => one.handoverId === handoverId);
  return { colleague, handoverId, doneAt: own?.doneAt ?? null };
}
