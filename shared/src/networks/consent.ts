import type { RecommendationId } from '../instrument/model.ts';
import { isProtected } from '../instrument/protected.ts';

/** How much of one recommendation a member lets a network tell, for one year. */
export type ConsentLevel = 'nothing' | 'aggregate' | 'named';

/** What convenes a network. A member program never does. */
export type StewardKind = 'coalition' | 'ta_provider' | 'funder';

/**
 * What counts until the member says something else: its answers stay out of a funder's totals, and protected
 * recommendations out of everybody's.
 */
export function defaultLevel(steward: StewardKind, recommendation: RecommendationId): ConsentLevel {
  return steward === 'funder' || isProtected(recommendation) ? 'nothing' : 'aggregate';
}

/** What a member may choose from. A funder's network offers no "by name". */
export function levelsOffered(steward: StewardKind): readonly ConsentLevel[] {
  return steward === 'funder' ? ['nothing', 'aggregate'] : ['nothing', 'aggregate', 'named'];
}

/**
 * Whether a network's release of a year may speak of a recommendation at all: unprotected ones always; protected ones only
 * if the network declared so before that year's check, and every member's consent of that year covers them.
 */
export function isReleasable(
  recommendation: RecommendationId,
  { protectedFromYear, year }: { protectedFromYear: number | null; year: number },
  levels: readonly ConsentLevel[],
): boolean {
  if (!isProtected(recommendation)) return true;
  return (
    protectedFromYear !== null && protectedFromYear <= year && levels.every((level) => level !== 'nothing')
  );
}

/** One decision of a member; of several, the one with the highest `seq` counts. */
export interface Decision {
  readonly recommendation: string;
  readonly seq: number;
  readonly level: ConsentLevel;
}

/** What counts for a recommendation in a year, by that year's decisions. */
export function levelOf(
  steward: StewardKind,
  recommendation: RecommendationId,
  decisions: readonly Decision[],
): { level: ConsentLevel; isDefault: boolean } {
  const latest = decisions
    .filter((decision) => decision.recommendation === recommendation)
    .reduce<Decision | null>((last, one) => (last !== null && last.seq > one.seq ? last : one), null);
  return latest === null
    ? { level: defaultLevel(steward, recommendation), isDefault: true }
    : { level: latest.level, isDefault: false };
}
