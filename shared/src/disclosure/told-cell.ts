import type { Instrument } from '../instrument/model.ts';
import { ROUNDING, sum } from '../scoring/statistics.ts';
import { bandOf, highestTold, toStep } from './coding.ts';
import type { Releasable } from './releasable.ts';
import { releasable } from './releasable.ts';

/** A number that is a bound says: this much, or beyond it in this direction. */
export type Bound = 'or_less' | 'or_more';

/** A number that was told, in whole fives or wider steps, 0–100. */
export interface ToldNumber {
  readonly value: Releasable<number>;
  readonly bound: Bound | null;
}

/** All that is told of one released cell. */
export interface ToldCell {
  /** `from` of the band of how many units; 0 below the lowest band. */
  readonly nFrom: Releasable<number>;
  /** Null for measures of which shares alone are told. */
  readonly mean: ToldNumber | null;
  /** Percent of the units in each band of the measure; empty where only the mean is told. */
  readonly shares: readonly ToldNumber[];
  /** Shares are told to whole multiples of this. */
  readonly shareStep: number;
}

/** What is told of values 0–100: the share in each of a few bands, from low to high, and their mean or not. */
export interface Measure {
  readonly bands: readonly { readonly from: number; readonly to: number }[];
  readonly tellsMean: boolean;
}

/** Scores: their mean, and the share in each of the instrument's score bands. */
export function scoreMeasure(instrument: Instrument): Measure {
  return { bands: instrument.release_bands.score, tellsMean: true };
}

/** Facts that a unit has (100) or hasn't (0): the two shares alone. */
export const YES_NO: Measure = {
  bands: [
    { from: 0, to: 0 },
    { from: 100, to: 100 },
  ],
  tellsMean: false,
};

/** Means go to whole fives, and so do shares that nothing can be subtracted from. */
export const STEP = 5;

/** Other shares leave open so many of `n` units. */
const UNITS_LEFT_OPEN = 3;

/** The step of shares of `n` units from which others can be subtracted: the least multiple of five that is wide enough. */
export function widerStep(n: number): number {
  return STEP * Math.ceil((100 * UNITS_LEFT_OPEN) / n / STEP);
}

/** A number and its bound before it is marked as releasable. */
export interface Figure {
  readonly value: number;
  readonly bound: Bound | null;
}

/** A cell's values; those of units known by name are apart: the coding protects the others. */
export interface CellValues {
  readonly unknown: readonly number[];
  readonly known: readonly number[];
}

/**
 * One number 0–100 for each unit of a cell, of which the mean is told: the values themselves, or, for the share in a band,
 * 100 for those in it.
 */
export interface Part {
  readonly unknown: number;
  readonly unknownTotal: number;
  readonly known: number;
  readonly knownTotal: number;
  /** The mean of the unknown units is told between 100 minus this and this. */
  readonly highest: number;
  /** Of shares, one exactly at its bound reads as a bound too: numbers of units are so few that it would say too much. */
  readonly isShare: boolean;
  /** It is told to whole multiples of this. */
  readonly step: number;
}

/** The parts of a cell's values of which figures are told: for the mean, if the measure tells it, then for each band. */
export function partsOf(
  { unknown, known }: CellValues,
  { bands, tellsMean }: Measure,
  shareStep: number,
): Part[] {
  const part = (isShare: boolean, numberOf: (value: number) => number): Part => ({
    unknown: unknown.length,
    unknownTotal: sum(unknown.map(numberOf)),
    known: known.length,
    knownTotal: sum(known.map(numberOf)),
    highest: Math.max(50, isShare ? highestShare(unknown.length) : highestTold(unknown.length)),
    isShare,
    step: isShare ? shareStep : STEP,
  });
  return [
    ...(tellsMean ? [part(false, (value) => value)] : []),
    ...bands.map((band) => part(true, (value) => (bandOf(value, bands) === band ? 100 : 0))),
  ];
}

/**
 * The figure as it is told: the mean of the unknown units is held within its bounds, put together with what is known, and
 * brought to whole fives (docs/disclosure.md §6).
 */
export function codedFigure(part: Part): Figure {
  const { unknownTotal, unknown, highest, isShare } = part;
  const mean = unknownTotal / unknown;
  const margin = isShare ? ROUNDING : 0;
  return {
    value: toldOf(Math.min(highest, Math.max(100 - highest, mean)), part),
    bound: mean + margin > highest ? 'or_more' : mean - margin < 100 - highest ? 'or_less' : null,
  };
}

/** Marks figures that came out of the audit, the coding and the guard: for the mean, if it is told, then for each band. */
export function toldCell(
  size: number,
  { figures, shareStep }: { readonly figures: readonly Figure[]; readonly shareStep: number },
  { tellsMean }: Measure,
  nBands: readonly { readonly from: number }[],
): ToldCell {
  const marked = figures.map(({ value, bound }) => ({ value: releasable(value), bound }));
  return {
    nFrom: releasable(bandOf(size, nBands)?.from ?? 0),
    mean: (tellsMean ? marked[0] : null) ?? null,
    shares: marked.slice(Number(tellsMean)),
    shareStep,
  };
}

/**
 * The highest share of `n` units that is told, in percent: all but two of them, and nothing above the highest mean. Whoever
 * alone is outside a band then can't tell whether all others are in it.
 */
function highestShare(n: number): number {
  return Math.min(highestTold(n), (100 * (n - 2)) / n);
}

/** The mean of all, given the mean of the unknown units. */
export function toldOf(unknownMean: number, { unknown, known, knownTotal, step }: Part): number {
  return toStep((unknownMean * unknown + knownTotal) / (unknown + known), step);
}
