import type { OrganizationKind } from '@followthrough/shared/api/vocabulary.ts';
import type { Chance } from './chance.ts';

export const CYCLES = 5;

/** Who takes part in the first cycle, and who of the others joins in each later one. */
const JOINING: Record<OrganizationKind, { first: number; later: number }> = {
  coalition: { first: 0.75, later: 0.35 },
  ta_provider: { first: 0.6, later: 0.35 },
  member_program: { first: 0.15, later: 0.08 },
  funder: { first: 0, later: 0 },
};

/** In which cycles an organization takes part: joining late, dropping out, coming back. */
export function participationOf(
  kind: OrganizationKind,
  { leaderChanges, resources }: { leaderChanges: readonly boolean[]; resources: number },
  chance: Chance,
): boolean[] {
  const active: boolean[] = [];
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const { first, later } = JOINING[kind];
    if (cycle === 0) active.push(chance.happens(first));
    else if (active[cycle - 1]) {
      const leaving = 0.07 + (leaderChanges[cycle] ? 0.06 : 0) + (resources < -1 ? 0.04 : 0);
      active.push(!chance.happens(leaving));
    } else active.push(chance.happens(active.includes(true) ? 0.3 : later));
  }
  return active;
}
