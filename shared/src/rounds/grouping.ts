/** Who is asked together with whom, so that nobody stands in a group of fewer than five (docs/rounds.md §1). */
import { INSIDE_THRESHOLD } from '../disclosure/round-voices.ts';
import type { RoleId } from '../instrument/model.ts';

/** Everybody but the leader, whose answers are the official record. */
export const ASKED_ROLES = [
  'staff',
  'board',
  'survivor_advisory',
  'member_program',
] as const satisfies readonly RoleId[];
export type AskedRole = (typeof ASKED_ROLES)[number];

/** Groups that would share a single question are not worth merging. */
const FEWEST_SHARED_QUESTIONS = 2;

export interface RoleGroup {
  readonly roles: readonly AskedRole[];
  readonly size: number;
  /** How many questions all of these roles are asked. */
  readonly questions: number;
}

export interface Grouping {
  readonly groups: readonly RoleGroup[];
  /** Roles with people that no group can take in safely: while there are any, the round can't open. */
  readonly stranded: readonly AskedRole[];
}

/**
 * Merges roles of fewer than five people with others. Of all ways to do so, first those that leave nobody out, then the one in
 * which people are asked the most questions in all. Depends on how many people are asked and on nothing that anybody answers.
 *
 * @param sizes how many people of each role are on the roster
 * @param questionsFor how many questions all of some roles are asked
 */
export function groupRoles(
  sizes: Readonly<Record<AskedRole, number>>,
  questionsFor: (roles: readonly AskedRole[]) => number,
): Grouping {
  const present = ASKED_ROLES.filter((role) => sizes[role] > 0);
  let best: { grouping: Grouping; rank: readonly number[] } = {
    grouping: { groups: [], stranded: present },
    rank: [-Infinity],
  };
  for (const blocks of partitions(present)) {
    const weighed = blocks.map((roles) => ({
      roles,
      size: roles.reduce((sum, role) => sum + sizes[role], 0),
      questions: questionsFor(roles),
    }));
    const groups = weighed.filter(isSafe);
    const stranded = weighed.filter((group) => !isSafe(group));
    const asked = groups.reduce((sum, { size, questions }) => sum + size * questions, 0);
    const rank = [-stranded.reduce((sum, { size }) => sum + size, 0), asked, groups.length];
    if (isBetter(rank, best.rank)) {
      best = { grouping: { groups, stranded: stranded.flatMap(({ roles }) => roles) }, rank };
    }
  }
  return best.grouping;
}

const isSafe = ({ roles, size, questions }: RoleGroup): boolean =>
  size >= INSIDE_THRESHOLD && questions >= (roles.length > 1 ? FEWEST_SHARED_QUESTIONS : 1);

function isBetter(rank: readonly number[], than: readonly number[]): boolean {
  const at = rank.findIndex((value, index) => value !== than[index]);
  return at >= 0 && (rank[at] ?? 0) > (than[at] ?? -Infinity);
}

/** Every way to put these into blocks. */
function partitions(roles: readonly AskedRole[]): AskedRole[][][] {
  const [first, ...rest] = roles;
  if (first === undefined) return [[]];
  return partitions(rest).flatMap((blocks) => [
    [[first], ...blocks],
    ...blocks.map((block, index) => blocks.map((one, at) => (at === index ? [first, ...block] : one))),
  ]);
}
