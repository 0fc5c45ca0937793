/** A score band's ends as whole numbers that don't overlap: 0 to 33, 34 to 66, 67 to 100. */
export function bandEnds({ from, to }: { from: number; to: number }): { low: number; high: number } {
  return { low: from === 0 ? 0 : Math.floor(from) + 1, high: Math.floor(to) };
}
