import { ROUNDING, sum } from './statistics.ts';

/** One part of the index: its chosen share (0–1), or why there is none. */
export interface RelianceComponent {
  readonly weight: number;
  readonly share: number | 'not_applicable' | 'unknown';
}

export type Reliance =
  | { state: 'answered'; index: number }
  | { state: 'unknown' }
  | { state: 'not_applicable' };

/**
 * The share of a whole that a group can choose: (part − required) ÷ (whole − required). Null when everything is
 * required, so nothing is chosen.
 */
export function chosenShare(part: number, required: number, whole: number): number | null {
  const choosable = whole - required;
  return choosable > 0 ? (part - required) / choosable : null;
}

/**
 * The carceral reliance index, 0–1: the weighted mean of the answered parts, weights rescaled (docs/scoring.md §2).
 * With fewer than `minAnswered` parts that apply it does not apply; with fewer answered it is unknown.
 */
export function relianceIndex(components: readonly RelianceComponent[], minAnswered: number): Reliance {
  const applicable = components.filter(({ share }) => share !== 'not_applicable');
  if (applicable.length < minAnswered) return { state: 'not_applicable' };
  const answered = applicable.flatMap(({ weight, share }) =>
    typeof share === 'number' ? [{ weight, share }] : [],
  );
  const weight = sum(answered.map((component) => component.weight));
  if (answered.length < minAnswered || weight < ROUNDING) return { state: 'unknown' };
  return { state: 'answered', index: sum(answered.map((c) => c.weight * c.share)) / weight };
}
