/** Staff at the start of the year and those of them still here, for staff of color and for other staff. */
export interface RetentionInput {
  readonly pocStart: number;
  readonly pocStayed: number;
  readonly otherStart: number;
  readonly otherStayed: number;
}

/**
 * How often staff of color stayed, as percent of how often other staff did; at most 100 (docs/scoring.md §2). One is
 * added to each count of stayers and two to each start, so that one departure in a small team is not a verdict.
 * Groups too small to judge are the caller's to refuse.
 */
export function retentionRatio({ pocStart, pocStayed, otherStart, otherStayed }: RetentionInput): number {
  const poc = (pocStayed + 1) / (pocStart + 2);
  const other = (otherStayed + 1) / (otherStart + 2);
  return Math.min(100, (100 * poc) / other);
}
