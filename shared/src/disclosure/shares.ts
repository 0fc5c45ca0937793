import type { Candidate, Verdict } from './audit.ts';
import { audit } from './audit.ts';
import type { Cell } from './ledger.ts';
import type { ToldCell } from './told-cell.ts';
import { STEP, widerStep } from './told-cell.ts';

interface ToldEarlier {
  readonly units: readonly string[];
  readonly told: ToldCell | null;
}

/**
 * Shares tell how many units exactly, where means leave a remainder: they are told of so many times the threshold, and of
 * still more where others can be subtracted.
 */
const THRESHOLDS_FOR_SHARES = { alone: 2, subtracted: 3 };

/**
 * The cells whose shares are told, with their step (docs/disclosure.md §6): those that share no unit with any other of which
 * shares are told, and then those that pass the audit again among these, with a higher threshold. Membership alone decides.
 */
export function stepsOfShares<C extends Candidate>(
  verdicts: readonly Verdict<C>[],
  earlier: readonly ToldEarlier[],
  { threshold, known, steps }: { threshold: number; known: ReadonlySet<string>; steps: number | undefined },
): ReadonlyMap<C, number> {
  const hiddenIn = (units: Iterable<string>): string[] => [...units].filter((unit) => !known.has(unit));
  const least = THRESHOLDS_FOR_SHARES.alone * threshold;
  // Where it isn't known what was told, shares were, if they could be.
  const previous: Cell[] = earlier.flatMap(({ units, told }, index) =>
    (told ? told.shares.length > 0 : hiddenIn(units).length >= least)
      ? [{ name: `earlier ${index}`, units: new Set(units) }]
      : [],
  );
  const taken = new Set(previous.flatMap(({ units }) => hiddenIn(units)));
  const isAlone = ({ units }: C): boolean => {
    const hidden = hiddenIn(units);
    if (hidden.length < least || hidden.some((unit) => taken.has(unit))) return false;
    for (const unit of hidden) taken.add(unit);
    return true;
  };
  const released = verdicts.flatMap((verdict) => (verdict.released ? [verdict.cell] : []));
  const { alone = [], other = [] } = Object.groupBy(released, (cell) => (isAlone(cell) ? 'alone' : 'other'));
  const again = audit(
    {
      cells: other,
      previous: [...previous, ...alone],
      threshold: THRESHOLDS_FOR_SHARES.subtracted * threshold,
      known,
    },
    steps,
  );
  return new Map([
    ...alone.map((cell) => [cell, STEP] as const),
    ...again.flatMap(({ cell, released: passes }) =>
      passes ? [[cell, widerStep(cell.units.size)] as const] : [],
    ),
  ]);
}
