import type { ToldChange } from '../disclosure/change.ts';
import { toldChange } from '../disclosure/change.ts';
import { toldTotal } from '../disclosure/money.ts';
import { publicCells } from '../disclosure/public.ts';
import type { EarlierCell, ReleaseUnit } from '../disclosure/release.ts';
import { release } from '../disclosure/release.ts';
import type { Measure as ToldMeasure } from '../disclosure/told-cell.ts';
import { scoreMeasure, YES_NO } from '../disclosure/told-cell.ts';
import { cellName, declaredCells, latticeOf } from './declared-cells.ts';
import type { FreezeInput, FrozenCell, LedgerCell, MoneyFigures } from './freeze-release.ts';
import type { Measure } from './measures.ts';
import { isFact, isSlow, recommendationOf } from './measures.ts';

/** No combination of all that networks ever told speaks of fewer members than this. */
const THRESHOLD = 5;

/**
 * One measure of a network's year. It is audited together with all that was ever told of this measure and year, to anyone;
 * of slow facts, with all years. Who is in which cell decides, and nothing else.
 */
export function freezeMeasure(input: FreezeInput, measure: Measure): FrozenCell[] {
  const { network, year, instrument } = input;
  // Names go with scores alone: nobody's facts are told by name.
  const known = new Set(isFact(measure) ? [] : input.named[recommendationOf(measure)]);
  const eitherYear = new Set([...known, ...(input.namedBefore[recommendationOf(measure)] ?? [])]);
  const units = unitsOf(input, measure, known);
  const ledger = input.ledger.filter((cell) => cell.measure === measure);
  const audited = ledger.filter((cell) => isSlow(measure) || cell.year === year);
  const lattice = isFact(measure) ? [[]] : latticeOf(network.breakdowns);
  const isMoney = measure === 'cost_to_close';

  const verdicts = release({
    measure: toldMeasure(measure, input),
    nBands: instrument.release_bands.n,
    previous: audited.map(earlier),
    values: new Map(
      [...input.otherValues].flatMap(([orgId, { [measure]: value }]): [string, number][] =>
        value === undefined ? [] : [[orgId, isMoney ? 0 : value]],
      ),
    ),
    alsoKnown: [...known],
    // An amount is told as a band of its own; here it only counts.
    snapshots: [
      {
        kind: 'revision',
        threshold: THRESHOLD,
        units: isMoney ? units.map((unit) => ({ ...unit, value: 0 })) : units,
        lattice,
      },
    ],
  });
  const verdictOf = new Map(verdicts.map((verdict) => [cellName(verdict.by), verdict]));
  const ofNetwork = ledger.filter(({ networkId }) => networkId === network.networkId);
  const yearBefore = ofNetwork.filter((cell) => cell.year === year - 1);

  const cells = declaredCells(network.breakdowns, lattice).map(({ name, by }, place): FrozenCell => {
    const verdict = verdictOf.get(name);
    const cell = { measure, cell: name, by, place, isPublic: false };
    if (!verdict?.released) return { ...cell, told: null, units: [] };
    const { nFrom, mean, shares, shareStep } = verdict.told;
    const figures = isMoney
      ? totalOf(units, verdict.units)
      : {
          mean,
          shares,
          shareStep,
          change: isFact(measure) ? null : changeSince(yearBefore, name, verdict, eitherYear),
        };
    return figures
      ? { ...cell, told: { nFrom, figures }, units: verdict.units }
      : { ...cell, told: null, units: [] };
  });
  const standing = ofNetwork.filter((cell) => cell.year === year);
  const fresh = cells.filter((cell) => !standing.some((told) => isSameGroup(told, cell)));
  return network.publicFromYear !== null && network.publicFromYear <= year
    ? withPublic(
        fresh,
        audited.filter(({ isPublic }) => isPublic),
        known,
      )
    : fresh;
}

/** Whom a measure can speak of: members whose consent covers it and whose check has a figure. */
function unitsOf({ members }: FreezeInput, measure: Measure, known: ReadonlySet<string>): ReleaseUnit[] {
  const covered = recommendationOf(measure);
  return members.flatMap(({ orgId, by, levels, values }) => {
    const value = values[measure];
    return value === undefined || levels[covered] === 'nothing'
      ? []
      : [{ id: orgId, attributes: by, value, known: known.has(orgId) }];
  });
}

function toldMeasure(measure: Measure, { instrument }: FreezeInput): ToldMeasure {
  if (isSlow(measure)) return YES_NO;
  return isFact(measure) ? { bands: [], tellsMean: measure === 'access_unmet' } : scoreMeasure(instrument);
}

function earlier({ units, told: { nFrom, figures } }: LedgerCell): EarlierCell {
  return {
    units,
    told:
      'from' in figures
        ? null
        : { nFrom, mean: figures.mean, shares: figures.shares, shareStep: figures.shareStep },
  };
}

/** Kept in cents, told in dollars. */
function totalOf(units: readonly ReleaseUnit[], inCell: readonly string[]): MoneyFigures | null {
  const within = new Set(inCell);
  const total = toldTotal(
    units.filter(({ id }) => within.has(id)).map(({ value }) => value / 100),
    THRESHOLD,
  );
  return total.state === 'shown' ? { from: total.from, to: total.to } : null;
}

/** From the year before's figure of the same cell: of its newest revision that could be told. */
function changeSince(
  yearBefore: readonly LedgerCell[],
  name: string,
  after: Parameters<typeof toldChange>[1],
  known: ReadonlySet<string>,
): ToldChange | null {
  const [newest] = yearBefore.filter(({ cell }) => cell === name).toSorted((a, b) => b.revision - a.revision);
  const told = newest && earlier(newest).told;
  return told ? toldChange({ units: newest.units, told }, after, known, THRESHOLD) : null;
}

function isSameGroup(told: LedgerCell, { cell, units }: FrozenCell): boolean {
  const before = new Set(told.units);
  return told.cell === cell && before.size === units.length && units.every((unit) => before.has(unit));
}

/** Marks what may be on the network's public page: cells that hold among all public cells with a threshold of their own. */
function withPublic(
  cells: readonly FrozenCell[],
  publicBefore: readonly LedgerCell[],
  known: ReadonlySet<string>,
): FrozenCell[] {
  const candidates = cells
    .filter(({ told }) => told !== null)
    .map(({ cell, by, units }) => ({ name: cell, tier: Object.keys(by).length, units: new Set(units) }));
  const previous = publicBefore.map(({ cell, units }) => ({ name: cell, units: new Set(units) }));
  const passed = new Set(publicCells({ released: candidates, previous, known }).map(({ name }) => name));
  return cells.map((cell) => ({ ...cell, isPublic: passed.has(cell.cell) }));
}
