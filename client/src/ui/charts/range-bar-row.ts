/** One row of `RangeBars`. Scores are 0 to 100. */
export interface RangeBarRow {
  number: number;
  name: string;
  /** The score with its 90 % range; null when there are not enough answers for one. */
  result: { score: number; low: number; high: number } | null;
  /** Without a score: what it would lie between, whatever the open answers are; null when nothing of it applies. */
  open?: { low: number; high: number } | null;
  /** The score of the check before; null when there is none. */
  before: number | null;
  /** How it moved, in words, such as "possible rise"; null in a first year. */
  change: string | null;
}
