import type { ToldCell, ToldFigures, ToldRecommendation } from '@followthrough/shared/api/releases.ts';

/** From this many members on, one organization's own score may stand beside theirs. */
const PEERS = 10;
/** Means are told to the nearest five. */
const HALF_A_STEP = 2.5;

/** What is told of the members that have exactly these values; null where nothing is. */
export function figuresOf(
  { cells }: ToldRecommendation,
  by: Readonly<Record<string, string>>,
): ToldFigures | null {
  const wanted = Object.entries(by);
  const has = (cell: ToldCell) =>
    Object.keys(cell.by).length === wanted.length && wanted.every(([id, value]) => cell.by[id] === value);
  return cells.find(has)?.figures ?? null;
}

export const totalOf = (recommendation: ToldRecommendation): ToldFigures | null =>
  figuresOf(recommendation, {});

/** What is told of everybody, where they are enough for one organization to compare itself with. */
export function peersOf(recommendation: ToldRecommendation): ToldFigures | null {
  const total = totalOf(recommendation);
  return total && total.nFrom >= PEERS ? total : null;
}

/** Where a mean lies that is told rounded, or as a bound. */
export function meanLiesIn({ mean, bound }: Pick<ToldFigures, 'mean' | 'bound'>): [number, number] {
  return [
    bound === 'or_less' ? 0 : Math.max(0, mean - HALF_A_STEP),
    bound === 'or_more' ? 100 : Math.min(100, mean + HALF_A_STEP),
  ];
}
