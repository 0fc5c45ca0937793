/**
 * Sums of money, attacked from outside and by every member (docs/disclosure.md §8): nobody may learn an amount within a
 * tenth. That it stays open is shown by amounts that read the same everywhere and are that far off for the one in question.
 */
import type { FoundCell } from './known.ts';

/** A band of a sum as it was told, with those whose amounts are in it. */
export interface ToldSum {
  readonly units: readonly string[];
  readonly told: { readonly from: number; readonly to: number | null };
}

const TENTH = 0.1;
/** What an amount may turn out to be, as a multiple of what it is. */
const OTHERWISE = [1 - TENTH, 1 + TENTH, 0.5, 2, 0, 5, 20];

export const sumsOf = (found: readonly FoundCell[], year: number): ToldSum[] =>
  found.flatMap(({ measure, freezing, units, figures: { money } }) =>
    measure === 'cost_to_close' && freezing.year === year && money ? [{ units, told: money }] : [],
  );

export interface MoneyFindings {
  readonly narrow: string[];
  pairs: number;
}

/** Tries every amount against everybody who knows her own, and against one who knows none. */
export function attackMoney(
  sums: readonly ToldSum[],
  amounts: ReadonlyMap<string, number>,
  bandOf: (amounts: readonly number[]) => ToldSum['told'] = toldOf,
): MoneyFindings {
  const findings: MoneyFindings = { narrow: [], pairs: 0 };
  const units = [...new Set(sums.flatMap((one) => one.units))];
  const fits = (changed: ReadonlyMap<string, number>): boolean =>
    sums.every(({ units: inSum, told }) => {
      if (!inSum.some((unit) => changed.has(unit))) return true;
      const { from, to } = bandOf(inSum.map((unit) => changed.get(unit) ?? amounts.get(unit)!));
      return from === told.from && to === told.to;
    });
  for (const unit of units) {
    const amount = amounts.get(unit)!;
    // Who has nothing to close has no tenth of it; that an amount is small is what the lowest band says.
    if (amount === 0) continue;
    const partners = otherwise(unit, amount, units, amounts, fits);
    for (const insider of [null, ...units]) {
      if (insider === unit) continue;
      findings.pairs += 1;
      if (!partners.some((partner) => partner === null || partner !== insider))
        findings.narrow.push(`${insider ?? 'somebody outside'} knows ${unit} (${amount}) within a tenth`);
    }
  }
  return findings;
}

/** Up to two units of which one can make up for another amount of this one; null where nobody has to. */
function otherwise(
  unit: string,
  amount: number,
  units: readonly string[],
  amounts: ReadonlyMap<string, number>,
  fits: (changed: ReadonlyMap<string, number>) => boolean,
): (string | null)[] {
  const found: (string | null)[] = [];
  for (const partner of [null, ...units]) {
    if (partner === unit) continue;
    const isOpen = OTHERWISE.some((factor) => {
      const moved = new Map([[unit, factor * amount]]);
      if (partner !== null) {
        const left = amounts.get(partner)! + amount - factor * amount;
        if (left < 0) return false;
        moved.set(partner, left);
      }
      return fits(moved);
    });
    if (!isOpen) continue;
    found.push(partner);
    if (partner === null || found.length === 2) break;
  }
  return found;
}

/** Where bands begin, by the words of docs/disclosure.md §8. */
const STEPS = [0, ...[3, 4, 5, 6, 7, 8].flatMap((power) => [1, 2, 5].map((step) => step * 10 ** power)), 1e9];
const LARGEST_TO_REST = 10;

/** The band that these amounts read as: the two largest count up to ten times all others together. */
export function toldOf(amounts: readonly number[]): ToldSum['told'] {
  const [largest = 0, second = 0, ...others] = amounts.toSorted((a, b) => b - a);
  const rest = others.reduce((total, amount) => total + amount, 0);
  const most = LARGEST_TO_REST * rest;
  const held = bandOfSum(rest + Math.min(largest, most) + Math.min(second, most));
  return largest > most ? { ...held, to: null } : held;
}

/** The sum to the next thousand below: what a bad build would tell. */
export function toTheThousand(amounts: readonly number[]): ToldSum['told'] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const from = 1000 * Math.floor(total / 1000);
  return { from, to: from + 1000 };
}

function bandOfSum(total: number): ToldSum['told'] {
  const from = STEPS.findLast((step) => step <= total) ?? 0;
  return { from, to: STEPS.find((step) => step > from) ?? null };
}
