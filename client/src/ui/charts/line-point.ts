/** One year of `LineWithBand`. Scores are 0 to 100. */
export interface LinePoint {
  year: number;
  score: number;
  /** The 90 % range. */
  low: number;
  high: number;
  /** Points of the same version are comparable in every question; where it changes, a break is drawn. */
  version: string;
}

/** A stretch of points that one line joins. */
export interface Stretch {
  points: readonly LinePoint[];
  /** It crosses from one version to the next, so it is drawn dashed. */
  crossing: boolean;
}

/**
 * Solid stretches inside each version, dashed ones across each break; points in order of years. Where a year is missing,
 * nothing is joined.
 */
export function stretches(points: readonly LinePoint[]): Stretch[] {
  const all: Stretch[] = [];
  for (const [index, point] of points.entries()) {
    const previous = points[index - 1];
    if (!previous || point.year - previous.year > 1) continue;
    const crossing = previous.version !== point.version;
    const last = all.at(-1);
    const goesOn = last?.crossing === false && last.points.at(-1) === previous;
    if (goesOn && !crossing) all[all.length - 1] = { points: [...last.points, point], crossing };
    else all.push({ points: [previous, point], crossing });
  }
  return all;
}

/** A point with no neighbor in the years beside it: no band reaches it, so its range is drawn by itself. */
export function standsAlone(point: Partial<LinePoint>, points: readonly LinePoint[]): boolean {
  return !points.some(({ year }) => Math.abs(year - (point.year ?? year)) === 1);
}

/** Where breaks are drawn: half-way between the years on either side. */
export function breaks(points: readonly LinePoint[]): number[] {
  return points.flatMap((point, index) => {
    const previous = points[index - 1];
    return previous && previous.version !== point.version ? [(previous.year + point.year) / 2] : [];
  });
}

/** Every year of the span, with its point or with nothing: a year without a score leaves a gap in the band. */
export function everyYear(
  points: readonly LinePoint[],
  [first, last]: readonly [number, number],
): Partial<LinePoint>[] {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    return points.find((point) => point.year === year) ?? { year };
  });
}
