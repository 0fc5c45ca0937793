/** The figure that scores `score` on straight lines between `[figure, score]` points, rising or falling. */
export function figureFor(points: readonly (readonly [number, number])[], score: number): number {
  for (const [i, to] of points.entries()) {
    const from = points[i - 1];
    if (!from || from[1] === to[1]) continue;
    const share = (score - from[1]) / (to[1] - from[1]);
    if (share >= 0 && share <= 1) return from[0] + share * (to[0] - from[0]);
  }
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) throw new RangeError('no points');
  return Math.abs(score - first[1]) < Math.abs(score - last[1]) ? first[0] : last[0];
}
