/** Points of a straight-line rule, ascending in x: `[figure, score 0–100]`. */
export type Points = readonly (readonly [x: number, score: number])[];

/** The score of a figure by straight lines between points, flat beyond both ends (docs/scoring.md §1). */
export function piecewise(points: Points, x: number): number {
  let previous = points[0];
  if (!previous) throw new RangeError('a straight-line rule needs points');
  if (x <= previous[0]) return previous[1];
  for (const point of points) {
    if (x < point[0]) {
      const [x0, y0] = previous;
      const [x1, y1] = point;
      return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
    }
    previous = point;
  }
  return previous[1];
}
