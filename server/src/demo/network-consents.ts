import type { RecommendationId } from '@followthrough/shared/instrument/model.ts';
import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import type { ConsentLevel } from '@followthrough/shared/networks/consent.ts';
import { isProtected } from '@followthrough/shared/instrument/protected.ts';
import { defaultLevel } from '@followthrough/shared/networks/consent.ts';
import { DOORS } from './doors.ts';
import type { DemoMember } from './network-members.ts';
import type { DemoNetwork } from './networks.ts';
import type { DemoOrganization } from './organizations.ts';

export type Levels = Partial<Record<RecommendationId, ConsentLevel>>;

/** What a member says in a cycle; what it leaves out stays as the network's default has it. */
export type Manner = (cycle: number) => Levels;

const OPEN_TO_ALL = RECOMMENDATION_IDS.filter((rec) => !isProtected(rec));
const each = (recommendations: readonly RecommendationId[], level: ConsentLevel): Levels =>
  Object.fromEntries(recommendations.map((rec) => [rec, level]));

/** Coalitions and providers count a member in unless it says otherwise. */
const leavesItAsItIs: Manner = () => ({});
const byName: Manner = (cycle) => (cycle === 0 ? {} : each(OPEN_TO_ALL, 'named'));
const partlyByName: Manner = () => each(['R2', 'R5', 'R9'], 'named');
const keepsPayToItself: Manner = () => each(['R1', 'R7'], 'nothing');
const cameRound: Manner = (cycle) => (cycle < 3 ? each(OPEN_TO_ALL, 'nothing') : {});
/** Shared its access figures by name for one year. */
const onceByName: Manner = (cycle) => (cycle === 2 ? each(['R5'], 'named') : {});

/** A funder counts a member in only where it says so. */
const yesToTotals: Manner = () => each(OPEN_TO_ALL, 'aggregate');
const payAndAccess: Manner = () => each(['R1', 'R5', 'R7'], 'aggregate');
const yesAndThenNo: Manner = (cycle) => (cycle < 3 ? each(OPEN_TO_ALL, 'aggregate') : {});

/** The leader's door: known by name to the provider in three things, in the funder's totals only. */
const ALDER: Record<string, Manner> = {
  [DOORS.provider]: (cycle) =>
    cycle < 2 ? {} : { ...each(['R2', 'R5', 'R9'], 'named'), ...each(['R6'], 'nothing') },
  [DOORS.funder]: (cycle) => (cycle < 1 ? {} : each(OPEN_TO_ALL, 'aggregate')),
};

/** Member after member, and then again from the start. */
const MANNERS: Record<string, readonly Manner[]> = {
  [DOORS.leader]: [
    leavesItAsItIs,
    byName,
    leavesItAsItIs,
    partlyByName,
    keepsPayToItself,
    byName,
    leavesItAsItIs,
    cameRound,
    leavesItAsItIs,
    leavesItAsItIs,
    leavesItAsItIs,
    leavesItAsItIs,
  ],
  [DOORS.provider]: [
    leavesItAsItIs,
    leavesItAsItIs,
    partlyByName,
    leavesItAsItIs,
    byName,
    keepsPayToItself,
    leavesItAsItIs,
    leavesItAsItIs,
    leavesItAsItIs,
    leavesItAsItIs,
  ],
  [DOORS.funder]: [
    yesToTotals,
    yesToTotals,
    payAndAccess,
    yesToTotals,
    leavesItAsItIs,
    yesToTotals,
    yesToTotals,
    yesAndThenNo,
    yesToTotals,
    yesToTotals,
  ],
};
/** Alder asks about recommendation 8 at a yearly meeting: from then on, everybody is in. */
const ALL_AGREE: Record<string, { from: number; recommendation: RecommendationId }> = {
  [DOORS.leader]: { from: 3, recommendation: 'R8' },
};
/** Which member shares by name in one cycle and takes it back half a year later. */
const TAKES_IT_BACK: Record<string, { place: number; cycle: number }> = {
  [DOORS.leader]: { place: 12, cycle: 2 },
};

export function takesBackIn(steward: string, place: number): number | null {
  const one = TAKES_IT_BACK[steward];
  return one?.place === place ? one.cycle : null;
}

export function mannerOf(steward: string, organization: DemoOrganization, place: number): Manner {
  const own = organization.name === DOORS.leader ? ALDER[steward] : undefined;
  const usual = MANNERS[steward] ?? [];
  const special = takesBackIn(steward, place) === null ? own : onceByName;
  const manner = special ?? usual[place % usual.length] ?? leavesItAsItIs;
  const agreed = ALL_AGREE[steward];
  if (!agreed) return manner;
  return (cycle) =>
    cycle < agreed.from ? manner(cycle) : { ...manner(cycle), [agreed.recommendation]: 'aggregate' };
}

/** What counts for a cycle, defaults filled in. */
export function levelsIn(
  { stewardKind }: Pick<DemoNetwork, 'stewardKind'>,
  { manner }: DemoMember,
  cycle: number,
): Record<RecommendationId, ConsentLevel> {
  const said = manner(cycle);
  return Object.fromEntries(
    RECOMMENDATION_IDS.map((rec) => [rec, said[rec] ?? defaultLevel(stewardKind, rec)]),
  ) as Record<RecommendationId, ConsentLevel>;
}
