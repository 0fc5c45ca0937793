import { sum } from '../scoring/statistics.ts';
import { bandOf } from './coding.ts';
import type { Releasable } from './releasable.ts';
import { releasable } from './releasable.ts';

/** A total of whole dollars, in a wide band; `to` is null where it may be any more than `from`. */
export type ToldTotal =
  | { readonly state: 'too_few' }
  | {
      readonly state: 'shown';
      readonly from: Releasable<number>;
      readonly to: Releasable<number> | null;
    };

/** Where bands begin: 0, then 1, 2 and 5 times each power of ten from a thousand dollars to a billion. */
const LADDER = [
  { from: 0 },
  ...[3, 4, 5, 6, 7, 8].flatMap((power) => [1, 2, 5].map((step) => ({ from: step * 10 ** power }))),
  { from: 1e9 },
];

/** The others together are at least one part in so many of the largest amount that is counted. */
const LARGEST_TO_REST = 10;

/**
 * The total over a released cell: one amount of whole dollars for each member that gave one, 0 included. Fewer than
 * `threshold` of them: too few, whatever the amounts. The two largest amounts are counted up to ten times all others
 * together, so that nobody who knows one of them can tell the other within a tenth (the p % rule with p = 10); a total
 * that this holds down reads "or more" (docs/disclosure.md §8).
 */
export function toldTotal(amounts: readonly number[], threshold = 5): ToldTotal {
  if (amounts.length < threshold) return { state: 'too_few' };
  const [largest = 0, second = 0, ...others] = amounts.toSorted((a, b) => b - a);
  const rest = sum(others);
  const most = LARGEST_TO_REST * rest;
  const band = bandOf(rest + Math.min(largest, most) + Math.min(second, most), LADDER);
  const from = band?.from ?? 0;
  const to = largest > most ? undefined : LADDER.find((higher) => higher.from > from)?.from;
  return { state: 'shown', from: releasable(from), to: to === undefined ? null : releasable(to) };
}
