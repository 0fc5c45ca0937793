import type { RecommendationId } from '@followthrough/shared/instrument/model.ts';
import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import { breakdownValues } from '@followthrough/shared/networks/breakdowns.ts';
import type { ConsentLevel } from '@followthrough/shared/networks/consent.ts';
import type { MemberYear } from '@followthrough/shared/networks/freeze-release.ts';
import type { KeptFigure } from '@followthrough/shared/networks/member-values.ts';
import { memberValues } from '@followthrough/shared/networks/member-values.ts';
import type { CycleScore } from '@followthrough/shared/scoring/score-cycle.ts';
import { levelsIn } from './network-consents.ts';
import type { DemoMember } from './network-members.ts';
import { isMemberIn } from './network-members.ts';
import type { DemoNetwork } from './networks.ts';
import type { DemoOrganization } from './organizations.ts';
import type { DemoCycle, DemoWorld } from './world.ts';

interface Check {
  cycle: DemoCycle;
  submittedAt: Date;
  kept: KeptFigure[];
}

/** A member in one cycle: its check if it was handed in, and what it lets be told of it. */
export interface MemberCycle {
  member: DemoMember;
  levels: Record<RecommendationId, ConsentLevel>;
  /** Null: not begun, or not handed in. */
  check: Check | null;
  /** Its check of the year before. */
  before: Check | null;
}

/** The members that a network counts in a cycle, as they are today: whoever handed in late has a check as well. */
export function memberCyclesOf(
  { cycles }: DemoWorld,
  scores: ReadonlyMap<string, CycleScore>,
): (network: DemoNetwork, cycle: number) => MemberCycle[] {
  const checks = new Map<string, Check>();
  for (const cycle of cycles) {
    const score = scores.get(cycle.cycleId);
    if (!score || cycle.submittedAt === null) continue;
    checks.set(keyOf(cycle.organization, cycle.year.cycle), {
      cycle,
      submittedAt: new Date(cycle.submittedAt),
      kept: keptFigures(score),
    });
  }
  return (network, cycle) =>
    network.members
      .filter((member) => isMemberIn(member, cycle))
      .map((member) => ({
        member,
        levels: levelsIn(network, member, cycle),
        check: checks.get(keyOf(member.organization, cycle)) ?? null,
        before: checks.get(keyOf(member.organization, cycle - 1)) ?? null,
      }));
}

const keyOf = ({ orgId }: DemoOrganization, cycle: number): string => `${orgId} ${cycle}`;

function keptFigures({ recommendations }: CycleScore): KeptFigure[] {
  return recommendations.flatMap(({ recId, items }) =>
    items.map((item) => ({ ...item, recommendation: recId })),
  );
}

/** Its value of each breakdown in that cycle; those from the profile are missing while there is no check. */
export function valuesOfBreakdowns({ breakdowns }: DemoNetwork, { member, check }: MemberCycle) {
  return check
    ? breakdownValues(breakdowns, {
        instrument: check.cycle.instrument,
        profile: check.cycle.profile,
        chosen: member.own,
      })
    : member.own;
}

/** The member as a freeze at `at` finds it: with its check, if it was handed in by then. */
export function asFrozen(network: DemoNetwork, found: MemberCycle, at: Date): MemberYear {
  const { member, levels, check } = found;
  return {
    orgId: member.organization.orgId,
    by: valuesOfBreakdowns(network, found),
    levels,
    values: check && check.submittedAt <= at ? memberValues(check.cycle.instrument, check.kept) : {},
  };
}

/** What it shared by name in that cycle, if only for a while. */
export function sharedByName({ levels, check }: MemberCycle): RecommendationId[] {
  return check ? RECOMMENDATION_IDS.filter((recommendation) => levels[recommendation] === 'named') : [];
}
