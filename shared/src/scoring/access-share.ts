import { sum } from './statistics.ts';

/** A year's access money and the budget it came from, in one currency unit. */
export interface AccessBudget {
  readonly spent: readonly number[];
  readonly budgeted: number;
  readonly expense: number;
  /** Grant money passed on to other groups. */
  readonly passThrough: number;
}

export interface AccessShare {
  /** Percent of the budget that is the group's own to spend. */
  sharePct: number;
  /** The same with passed-on grants left in: shown for comparison, never scored. */
  sharePctIfPassThroughKept: number;
}

/**
 * The access share of a budget (docs/scoring.md §2): the larger of money spent and money set aside, so that unspent
 * access money is not a failing, over expenses without passed-on grants. Null when nothing is left to divide by.
 */
export function accessShare(budget: AccessBudget): AccessShare | null {
  const own = budget.expense - budget.passThrough;
  if (!(own > 0)) return null;
  const access = Math.max(sum(budget.spent), budget.budgeted);
  return { sharePct: (100 * access) / own, sharePctIfPassThroughKept: (100 * access) / budget.expense };
}
