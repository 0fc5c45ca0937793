/** A share as whole numbers, so that a line such as two thirds is met exactly. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

export interface DecisionRule {
  /** Members who may vote; a member whose vote is paused is not among them. */
  readonly eligible: number;
  /** Votes of any kind ÷ eligible must reach this share, 0–1. */
  readonly quorum: number;
  /** The share of yes that passes; exactly one half means more than half. */
  readonly passLine: Fraction;
  /** No cast weight counts for more than this share of all cast weight; null for no cap. */
  readonly weightCap: number | null;
  readonly impactedMajority: boolean;
  /** More blocks than this stop the decision; null for no limit. */
  readonly maxBlocks: number | null;
}

export interface Vote {
  readonly weight: number;
  /** Standing aside is abstaining with a reason. */
  readonly vote: 'yes' | 'no' | 'block' | 'abstain';
  readonly impacted: boolean;
}

export type WhyNotPassed = 'no_quorum' | 'blocked' | 'threshold_not_met' | 'impacted_majority_not_met';

export interface Decision {
  passed: boolean;
  /** Shares 0–1 after the cap; null when nobody cast a vote that counts. */
  yesShare: number | null;
  impactedYesShare: number | null;
  blocks: number;
  why: WhyNotPassed | null;
}

/** Sums of shares are compared with this much room for rounding. */
const ROUNDING = 1e-9;

function meets(share: number, line: Fraction): boolean {
  const half = line.numerator * 2 === line.denominator;
  const needed = line.numerator / line.denominator;
  return half ? share > needed + ROUNDING : share >= needed - ROUNDING;
}

const MORE_THAN_HALF: Fraction = { numerator: 1, denominator: 2 };

/** Whether a vote passes under a charter's rule, and the first reason if it does not (docs/scoring.md §9). */
export function decide(rule: DecisionRule, votes: readonly Vote[]): Decision {
  const cast = votes.filter(({ vote }) => vote !== 'abstain');
  const castWeight = cast.reduce((total, { weight }) => total + weight, 0);
  const most = rule.weightCap === null ? Infinity : rule.weightCap * castWeight;
  const yesShareOf = (some: readonly Vote[]): number | null => {
    let yes = 0;
    let all = 0;
    for (const { weight, vote } of some) {
      const counted = Math.min(weight, most);
      all += counted;
      if (vote === 'yes') yes += counted;
    }
    return all > 0 ? yes / all : null;
  };
  const yesShare = yesShareOf(cast);
  const impactedYesShare = yesShareOf(cast.filter(({ impacted }) => impacted));
  const blocks = cast.filter(({ vote }) => vote === 'block').length;
  const why = ((): WhyNotPassed | null => {
    if (votes.length < rule.quorum * rule.eligible - ROUNDING) return 'no_quorum';
    if (rule.maxBlocks !== null && blocks > rule.maxBlocks) return 'blocked';
    if (yesShare === null || !meets(yesShare, rule.passLine)) return 'threshold_not_met';
    const asked = rule.impactedMajority && impactedYesShare !== null;
    return asked && !meets(impactedYesShare, MORE_THAN_HALF) ? 'impacted_majority_not_met' : null;
  })();
  return { passed: why === null, yesShare, impactedYesShare, blocks, why };
}
