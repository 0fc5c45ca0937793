import type { Actor, PersonActor } from './actor.ts';

/** What a condition on a row needs to know of it. */
export interface Subject {
  section?: string;
  cycleId?: string;
}

type Rule = (actor: Actor, subject?: Subject) => boolean;

const signedIn: Rule = (actor) => actor.kind === 'person';
const withRole =
  (...roles: string[]): Rule =>
  (actor) =>
    actor.kind === 'person' && actor.membership !== null && roles.includes(actor.membership.role);

const leader = withRole('leader');
const records = withRole('leader', 'records_keeper');
const anyMember = withRole('leader', 'records_keeper', 'member');

/** A colleague with a section's link may touch that section of that cycle and nothing else. */
const lentSection: Rule = (actor, subject) =>
  actor.kind === 'section_guest' &&
  (subject?.section === undefined || subject.section === actor.section) &&
  (subject?.cycleId === undefined || subject.cycleId === actor.cycleId);

const either =
  (...rules: Rule[]): Rule =>
  (actor, subject) =>
    rules.some((rule) => rule(actor, subject));

/**
 * Who may do what: the only place that decides. An action that is not in this table does not compile;
 * a route that names no action does not boot (guard.ts).
 */
const policy = {
  'account.use': signedIn,
  'organization.create': signedIn,
  'invitation.accept': signedIn,
  'organization.read': anyMember,
  'organization.change': leader,
  'members.read': anyMember,
  'members.manage': leader,
  'history.read': leader,
  'cycle.read': either(records, lentSection),
  'cycle.open': leader,
  'cycle.change': records,
  'answers.read': either(records, lentSection),
  'answer.save': either(records, lentSection),
  'evidence.use': either(records, lentSection),
  'handover.manage': records,
  'handover.finish': lentSection,
  'assessment.submit': leader,
  'round.prepare': leader,
  'round.read': records,
  'comments.review': leader,
  'results.read': anyMember,
  'results.details': records,
  'voices.read': records,
  'networks.read': records,
  'networks.manage': leader,
  'offer.open': signedIn,
  'sharing.read': records,
  'sharing.decide': leader,
  'released.read': anyMember,
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof policy;
export const actions = Object.keys(policy) as Action[];

export function can(actor: Actor, action: Action, subject?: Subject): boolean {
  return policy[action](actor, subject);
}

/** The actions that a screen may offer, computed here so that no client derives a permission. */
export function abilitiesOf(actor: PersonActor | Exclude<Actor, PersonActor>): Action[] {
  return actions.filter((action) => can(actor, action));
}
