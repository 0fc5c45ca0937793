import { mean, sum } from './statistics.ts';

export const ACTION_STATUS = ['none', 'planned', 'started', 'done_once', 'sustained'] as const;
export type ActionStatus = (typeof ACTION_STATUS)[number];
export const ACTION_EVIDENCE = ['none', 'internal', 'public_or_partner'] as const;
export type ActionEvidence = (typeof ACTION_EVIDENCE)[number];

const STATUS_WORTH: Record<ActionStatus, number> = {
  none: 0,
  planned: 0.25,
  started: 0.5,
  done_once: 0.75,
  sustained: 1,
};
const EVIDENCE_WORTH: Record<ActionEvidence, number> = { none: 0.8, internal: 0.9, public_or_partner: 1 };

export interface TrackedAction {
  readonly status: ActionStatus;
  readonly evidence: ActionEvidence;
  /** Whole months since the last update or "still true". */
  readonly months: number;
}
export interface TrackedPromise {
  readonly theme: string;
  readonly actions: readonly TrackedAction[];
}

/** How fresh news of an action is: 1 for a year, then halved every two years, never under a quarter. */
export function freshness(months: number): number {
  return months <= 12 ? 1 : Math.max(0.25, 0.5 ** ((months - 12) / 24));
}

export function actionScore({ status, evidence, months }: TrackedAction): number {
  return 100 * STATUS_WORTH[status] * EVIDENCE_WORTH[evidence] * freshness(months);
}

export interface FollowThrough {
  /** One score per promise, in the order given: its best action, so that early ideas never drag it down. */
  perPromise: { theme: string; score: number }[];
  score: number;
  dividedBy: number;
}

/**
 * Follow-through on promises (docs/scoring.md §3). Path A (the letter was signed) is the mean over the promises; none
 * scores 0. Path B (own promises) divides by at least `minDivisor`; in a first cycle with none chosen yet it does not
 * apply. Not signing is never a zero.
 */
export function followThrough(
  promises: readonly TrackedPromise[],
  path: { path: 'A' } | { path: 'B'; minDivisor: number; firstCycle: boolean },
): FollowThrough | 'not_applicable' {
  const perPromise = promises.map(({ theme, actions }) => ({
    theme,
    score: Math.max(0, ...actions.map(actionScore)),
  }));
  const scores = perPromise.map(({ score }) => score);
  if (path.path === 'A') {
    return { perPromise, score: scores.length > 0 ? mean(scores) : 0, dividedBy: scores.length };
  }
  if (scores.length === 0 && path.firstCycle) return 'not_applicable';
  const dividedBy = Math.max(path.minDivisor, scores.length);
  return { perPromise, score: sum(scores) / dividedBy, dividedBy };
}
