/** How large a figure can sensibly be. Beyond these it is a slip of the hand, and scoring it would mislead. */
import type { AnswerErrors } from './answer-errors.ts';
import type { Measure } from './model.ts';

interface Bound {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  readonly below: string;
  readonly above: string;
}

const NOT_NEGATIVE = 'Type 0 or more.';
/** In stored units: money in whole cents, a share as 0 to 1. */
const BOUNDS: Partial<Record<Measure, Bound>> = {
  count: {
    least: 0,
    most: 1_000_000,
    whole: true,
    below: NOT_NEGATIVE,
    above: 'Type a number up to 1,000,000.',
  },
  days: {
    least: 0,
    most: 366,
    whole: false,
    below: NOT_NEGATIVE,
    above: 'A year has 366 days at most. Type the days per year.',
  },
  hours: {
    least: 0,
    most: 8_784,
    whole: false,
    below: NOT_NEGATIVE,
    above: 'A year has 8,784 hours at most. Type the hours per year.',
  },
  share: {
    least: 0.01,
    most: 1,
    whole: false,
    below: 'Type the share in percent, from 1 to 100, such as 38.',
    above: 'A share cannot be over 100 percent. Type a number from 1 to 100.',
  },
  money: {
    least: 0,
    most: 1_000_000_000_000,
    whole: true,
    below: NOT_NEGATIVE,
    above: 'Type an amount up to 10 billion dollars.',
  },
  hourly_pay: {
    least: 0,
    most: 100_000,
    whole: true,
    below: NOT_NEGATIVE,
    above: 'Type the pay per hour, up to $1,000. For a yearly amount, divide it by the hours.',
  },
  living_wage: {
    least: 100,
    most: 100_000,
    whole: true,
    below: 'Type the living wage per hour, at least $1.',
    above: 'Type the living wage per hour, up to $1,000.',
  },
};

/** The figure when it is a number within its bounds; otherwise the error is noted. */
export function readFigure(
  input: unknown,
  measure: Measure,
  field: string,
  errors: AnswerErrors,
): number | undefined {
  if (typeof input !== 'number' || !Number.isFinite(input)) {
    return errors.add(field, 'wrong_type', 'Type a number, such as 12.');
  }
  const bound = BOUNDS[measure];
  if (!bound) return errors.add(field, 'wrong_type', 'This field does not hold a number.');
  if (input < bound.least) return errors.add(field, 'too_small', bound.below);
  if (input > bound.most) return errors.add(field, 'too_large', bound.above);
  if (bound.whole && !Number.isInteger(input)) {
    const advice =
      measure === 'count'
        ? 'Type a whole number, without a decimal point.'
        : 'Type an amount in dollars and cents.';
    return errors.add(field, 'not_whole', advice);
  }
  return input === 0 ? 0 : input;
}
