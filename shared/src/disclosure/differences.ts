/** Cells by the units in them that nobody knows by name. */
export interface UnknownUnits {
  readonly units: ReadonlySet<string>;
  /** Released now: what is told of it may still be held wider. */
  readonly isNew: boolean;
}

/** One cell less others that share no unit: what a reader gets by subtracting sums. */
export interface Difference<C> {
  readonly from: C;
  readonly less: readonly C[];
  /** Units that count once in it. */
  readonly plus: readonly string[];
  /** Units that count against it. */
  readonly minus: readonly string[];
}

/** A cell is split into at most so many parts and a rest. */
const MOST_PARTS = 3;

/**
 * The differences that readers find first, each with at least one new cell: a cell itself; a cell less another that it
 * overlaps; a cell less two or three disjoint ones inside it.
 */
export function* differences<C extends UnknownUnits>(cells: readonly C[]): Generator<Difference<C>> {
  for (const [place, from] of cells.entries()) {
    if (from.isNew) yield { from, less: [], plus: [...from.units], minus: [] };
    const within: C[] = [];
    for (const [other, less] of cells.entries()) {
      if (other === place) continue;
      const shared = common(from.units, less.units);
      const [isInside, isAround] = [shared === less.units.size, shared === from.units.size];
      if (isInside && !isAround) within.push(less);
      // Of two that overlap, one order is enough: the other is its mirror image.
      const isSplit = shared > 0 && !isAround && (isInside || other > place);
      if (isSplit && (from.isNew || less.isNew)) yield differenceOf(from, [less]);
    }
    yield* splits(from, within, [], 0);
  }
}

function* splits<C extends UnknownUnits>(
  from: C,
  within: readonly C[],
  chosen: readonly C[],
  next: number,
): Generator<Difference<C>> {
  for (let at = next; at < within.length; at += 1) {
    const part = within[at];
    if (!part || chosen.some(({ units }) => common(units, part.units) > 0)) continue;
    const less = [...chosen, part];
    if (less.length > 1 && [from, ...less].some(({ isNew }) => isNew)) yield differenceOf(from, less);
    if (less.length < MOST_PARTS) yield* splits(from, within, less, at + 1);
  }
}

function differenceOf<C extends UnknownUnits>(from: C, less: readonly C[]): Difference<C> {
  const taken = new Set(less.flatMap(({ units }) => [...units]));
  return {
    from,
    less,
    plus: [...from.units].filter((unit) => !taken.has(unit)),
    minus: [...taken].filter((unit) => !from.units.has(unit)),
  };
}

/** How many units are in both. */
function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [smaller, larger] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const unit of smaller) if (larger.has(unit)) shared += 1;
  return shared;
}
