/** One row of `Dumbbells`. Means are 0 to 100. */
export interface DumbbellRow {
  /** The part of the work that the statement belongs to. */
  number: number;
  name: string;
  /** The one who answers by name; null without an answer. */
  own: number | null;
  /** The group's mean; null where it is not shown. */
  others: number | null;
  /** What the mean lies in, where it is told no closer: drawn in place of the ring. */
  band?: readonly [number, number] | undefined;
  /** The two differ by more than chance. */
  differ: boolean;
  /** The figures in words, such as "48 and 75". */
  value: string;
  /** The whole row as a sentence. */
  sentence: string;
}
