import type { MadeCycle } from './cycle.ts';
import type { Answered, Visitor } from '../setup/visitor.ts';

export const cyclePath = (cycle: MadeCycle) => `/api/v1/organizations/${cycle.orgId}/cycles/${cycle.cycleId}`;

/** Saves an answer as a browser does: based on the version it knows, 0 = none. */
export function saveAnswer(
  by: Visitor,
  cycle: MadeCycle,
  itemId: string,
  answer: object,
  basedOn = 0,
): Promise<Answered> {
  return by.put(`${cyclePath(cycle)}/answers/${itemId}`, answer, { 'if-match': `"${basedOn}"` });
}

export const level = (value: number) => ({ state: 'answered', value });

/** Plausible answers to enough of a section for a score: R2, without anything that depends on the profile. */
export const networkAnswers = {
  'R2.regional_groups': level(3),
  'R2.regional_reach': { state: 'answered', value: { members_active: 12, members_total: 20 } },
  'R2.issue_groups': { state: 'answered', value: 3 },
  'R2.shared_leadership': { state: 'answered', value: { groups_outside_lead: 2, groups_total: 4 } },
  'R2.shared_resources': level(2),
};
