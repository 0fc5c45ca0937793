import type { KeyObject } from 'node:crypto';
import type { PublishedFact, Questionnaire } from '@followthrough/shared/ballots/content.ts';
import type { PublicRound } from '@followthrough/shared/ballots/wire.ts';
import type { RoleId } from '@followthrough/shared/instrument/model.ts';
import { Problem } from '../http/problem.ts';

export interface StratumRow {
  stratumId: string;
  roles: RoleId[];
  publicKey: string;
  fingerprint: string;
  questionnaire: Questionnaire;
  /** `publicKey`, ready for use. */
  verifyingKey: KeyObject;
}

/** What a round's opening fixed for good. */
export interface FrozenRound {
  org_id: string;
  languages: string[];
  published_facts: PublishedFact[];
  strata: StratumRow[];
}

/** What may change as long as a round is not sealed. */
export interface RoundCalendar {
  org_name: string;
  state: string;
  opens_at: Date;
  closes_at: Date;
  seal_at: Date;
}

/** All that both doors know of a round. */
export type PublicRoundRow = FrozenRound & RoundCalendar;

type RoundState = PublicRound['round']['state'];

/** By the calendar; the seal's own job may run a little later, and from seal_at on nothing is taken even if it has not. */
export function stateOf(round: RoundCalendar, now: Date): RoundState {
  if (round.state === 'sealed' || now >= round.seal_at) return 'sealed';
  if (now >= round.closes_at) return 'closed';
  return now >= round.opens_at ? 'open' : 'waiting';
}

export function roundOnWire(roundId: string, round: PublicRoundRow, now: Date): PublicRound['round'] {
  return {
    roundId,
    orgName: round.org_name,
    state: stateOf(round, now),
    opensAt: round.opens_at.toISOString(),
    closesAt: round.closes_at.toISOString(),
    sealAt: round.seal_at.toISOString(),
    now: now.toISOString(),
    languages: round.languages,
  };
}

/** Why a first ballot can't be taken now, or null. */
export function whyNoFirst(round: RoundCalendar, now: Date): Problem | null {
  switch (stateOf(round, now)) {
    case 'open':
      return null;
    case 'waiting':
      return new Problem('round_waiting', { opensAt: round.opens_at.toISOString() });
    case 'closed':
      return new Problem('round_closed', {
        closesAt: round.closes_at.toISOString(),
        sealAt: round.seal_at.toISOString(),
      });
    case 'sealed':
      return sealed(round);
  }
}

export const sealed = (round: RoundCalendar): Problem =>
  new Problem('round_sealed', { sealAt: round.seal_at.toISOString() });

export function stratumOf(round: FrozenRound, stratumId: string): StratumRow {
  const stratum = round.strata.find((one) => one.stratumId === stratumId);
  if (!stratum) throw new Error('a round does not have this stratum');
  return stratum;
}

export function stratumOnWire({
  stratumId,
  roles,
  publicKey,
  fingerprint,
}: StratumRow): PublicRound['strata'][number] {
  return { stratumId, roles, publicKey, fingerprint };
}
