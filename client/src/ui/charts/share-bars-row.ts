/** One row of `ShareBars`. */
export interface ShareBarsRow {
  number: number;
  name: string;
  /** How the whole divides among three bands, lowest first, in percent; null where it is not shown. */
  shares: readonly number[] | null;
  /** The figure in words, such as "near 45"; or why there is none. */
  value: string;
  /** How it moved, in words; null where that is not told. */
  change: string | null;
  /** The whole row as a sentence. */
  sentence: string;
}

/** Where each share begins and how wide it is, 0 to 1. Rounded shares may miss 100 together, and then fill the bar all the same. */
export function stretchesOf(shares: readonly number[]): { from: number; width: number }[] {
  const all = shares.reduce((sum, share) => sum + share, 0);
  let from = 0;
  return shares.map((share) => {
    const stretch = { from, width: all > 0 ? share / all : 0 };
    from += stretch.width;
    return stretch;
  });
}
