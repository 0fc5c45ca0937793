import type { Clue, Puzzle, Span } from './completions.ts';
import { Completions } from './completions.ts';
import { countsOf, reachOf } from './reading.ts';
import type { Figure, Measure, Part } from './told-cell.ts';

/** A member who puts together her own value and all she was told can't place another within fewer points than this. */
const NARROWEST = 40;

/** A number just below a band's beginning is in the band before. */
const JUST_BELOW = 1e-5;

/** A told cell by its units that nobody knows by name: one part and figure for the mean, if it is told, then for each band. */
export interface GuardedCell {
  readonly units: ReadonlySet<string>;
  readonly parts: readonly Part[];
  /** Those of a new cell may be held wider. */
  figures: readonly Figure[];
  readonly isNew: boolean;
}

/**
 * Holds figures of new cells wider until every member leaves every other unit open by `NARROWEST` points, whatever she puts
 * together of all that was told; leaves them alone in all other cases (docs/disclosure.md §6). `values` are the units' own:
 * earlier cells with a unit whose value is not there are passed over.
 */
export function guard(
  cells: readonly GuardedCell[],
  measure: Measure,
  values: ReadonlyMap<string, number>,
): void {
  const read = cells.filter(({ units }) => [...units].every((unit) => values.has(unit)));
  const fresh = read.filter(({ isNew }) => isNew);
  // In an order of their own: which figure is held first must not follow from how the units happened to be listed.
  const units = [...new Set(read.flatMap((cell) => [...cell.units]))].toSorted();
  const truth = units.map((unit) => values.get(unit)!);
  const look = () => new Completions(puzzleOf(read, units, measure), truth);

  let completions = look();
  for (const unit of units.keys()) {
    const others = [...units.keys()].filter((other) => other !== unit);
    for (;;) {
      const [insider] = completions.notShown(unit, others, NARROWEST, 1);
      if (insider === undefined) break;
      const isOpen = () => look().apart(unit, new Set([insider]), NARROWEST) !== null;
      if (!isHeldWider(fresh, measure, isOpen)) break;
      completions = look();
    }
  }
}

/** A figure of a cell, by its place, and the bounds that it could be held at. */
interface Holdable {
  readonly cell: GuardedCell;
  readonly at: number;
  readonly bounds: readonly Figure[];
}

/**
 * Holds the first figure that opens what should be open, and that no further than needed; where none does alone, lets one go
 * altogether. Shares go before means, small cells before large ones. False where what was told earlier is too close by itself:
 * then nothing new is told, all figures are let go.
 */
function isHeldWider(cells: readonly GuardedCell[], { tellsMean }: Measure, isOpen: () => boolean): boolean {
  const isMean = ({ at }: Holdable): boolean => tellsMean && at === 0;
  const all = cells
    .toReversed()
    .flatMap((cell) => cell.figures.map((_, at): Holdable => ({ cell, at, bounds: boundsFor(cell, at) })))
    .filter(({ bounds }) => bounds.length > 0);
  const inOrder = [...all.filter((figure) => !isMean(figure)), ...all.filter(isMean)];
  const opens = ({ cell, at }: Holdable, figure: Figure): boolean => {
    const before = cell.figures;
    cell.figures = before.with(at, figure);
    if (isOpen()) return true;
    cell.figures = before;
    return false;
  };
  const plain = cells.map(({ figures }) => figures);
  for (const { cell, at, bounds } of inOrder) cell.figures = cell.figures.with(at, bounds.at(-1)!);
  if (!isOpen()) return false;
  for (const [place, cell] of cells.entries()) cell.figures = plain[place]!;
  for (const holdable of inOrder) {
    const before = holdable.cell.figures;
    if (!opens(holdable, holdable.bounds.at(-1)!)) continue;
    holdable.cell.figures = before;
    return holdable.bounds.some((figure) => opens(holdable, figure));
  }
  const [first] = inOrder;
  if (first) first.cell.figures = first.cell.figures.with(first.at, first.bounds.at(-1)!);
  return first !== undefined;
}

/** The bounds that say less than the cell's figure and are true, from the closest one on. */
function boundsFor({ figures, parts }: GuardedCell, at: number): Figure[] {
  const [figure, part] = [figures[at], parts[at]];
  if (!figure || !part) return [];
  const widthOf = (told: Figure): number => {
    const [low, high] = reachOf(told, part);
    return part.unknownTotal < low || part.unknownTotal > high ? 0 : high - low;
  };
  return (['or_more', 'or_less'] as const)
    .filter((bound) => figure.bound === null || figure.bound === bound)
    .flatMap((bound) => Array.from({ length: 21 }, (_, step): Figure => ({ value: 5 * step, bound })))
    .filter((held) => widthOf(held) > widthOf(figure))
    .toSorted((a, b) => widthOf(a) - widthOf(b));
}

/** All that was told, the same units taken together. */
function puzzleOf(
  cells: readonly GuardedCell[],
  units: readonly string[],
  { bands, tellsMean }: Measure,
): Puzzle {
  const placeOf = new Map(units.map((unit, place) => [unit, place]));
  const membersOf = (cell: GuardedCell) =>
    [...cell.units].map((unit) => placeOf.get(unit)!).toSorted((a, b) => a - b);
  const spanOf = (same: readonly GuardedCell[], at: number, read: typeof reachOf, open: Span): Span => {
    const spans = same.flatMap(({ figures, parts }) => {
      const [figure, part] = [figures[at], parts[at]];
      return figure && part ? [read(figure, part)] : [];
    });
    return spans.reduce((a, b): Span => [Math.max(a[0], b[0]), Math.min(a[1], b[1])], open);
  };
  return {
    bands: bands.map(({ from, to }, band) => ({
      low: from,
      high: Math.min(to, (bands[band + 1]?.from ?? Infinity) - JUST_BELOW),
    })),
    clues: [...Map.groupBy(cells, (cell) => membersOf(cell).join()).values()].map((same): Clue => {
      const members = membersOf(same[0]!);
      return {
        members,
        sum: spanOf(tellsMean ? same : [], 0, reachOf, [0, 100 * members.length]),
        counts: bands.map((_, band) => spanOf(same, Number(tellsMean) + band, countsOf, [0, members.length])),
      };
    }),
  };
}
