import { stateOf } from './calendar.ts';
import type { RoundRow } from './queries.ts';
import type { RosterRow } from './roster-queries.ts';

/** Whether nothing but returned letters ever went to this address, and answers are still taken. */
export function isCorrectable(round: RoundRow, { deliveries }: RosterRow, now: Date): boolean {
  const state = stateOf(round, now);
  const cameBack = deliveries.length > 0 && deliveries.every((letter) => letter.state === 'bounced');
  return cameBack && (state === 'waiting' || state === 'open');
}
