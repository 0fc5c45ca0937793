/** What was read, as the judge of releases takes it: one knowledge for each measure. */
import { instrumentFile } from '../../make/instrument-file.ts';
import { isFact, isSlow } from '@followthrough/shared/networks/measures.ts';
import type { Measure } from '@followthrough/shared/networks/measures.ts';
import type { Truth } from '../releases/attack.ts';
import { bandsOf } from '../releases/declared.ts';
import type { Coding, Knowledge, ReadCell, ReadChange, Told } from '../releases/knowledge.ts';
import type { Lived } from './lived.ts';
import { optionLabel } from './lived.ts';
import type { Everything, ReadYear } from './read-all.ts';
import type { Reading } from './reading.ts';
import { EVERYBODY, FACTS_IN_WORDS, placeOf } from './reading.ts';
import type { CellThen } from './who-is-in.ts';

const instrument = instrumentFile('1.1');

type Figures = Exclude<Reading, string>;

/** A told cell with the figures in which it was read. */
export interface FoundCell extends CellThen {
  readonly figures: Figures;
  readonly isPublic: boolean;
}

/** Each cell with its figures. Throws for figures that speak of nobody the attacker can think of. */
export function foundCells({ years }: Everything, cells: readonly CellThen[]): FoundCell[] {
  const found = new Map<string, FoundCell>();
  for (const read of years)
    for (const [place, figures] of read.readings) {
      if (typeof figures === 'string') continue;
      const cell = newestAt(cells, read, place);
      if (!cell) throw new Error(`${place} of network ${read.network + 1} in ${read.year} speaks of nobody`);
      const key = JSON.stringify([cell.freezing, place, figures]);
      const isPublic = typeof read.open?.get(place) === 'object' || found.get(key)?.isPublic === true;
      found.set(key, { ...cell, figures, isPublic });
    }
  return [...found.values()];
}

/** Of the cells that told something of this place, the one that counts on that day. */
function newestAt(
  cells: readonly CellThen[],
  { network, year, at }: ReadYear,
  place: string,
): CellThen | undefined {
  return cells
    .filter(
      ({ freezing, measure, group, releasedAt }) =>
        freezing.network === network &&
        freezing.year === year &&
        releasedAt <= at &&
        place === placeOf(titleOf(measure), labelOf(group)),
    )
    .toSorted((a, b) => b.freezing.revision - a.freezing.revision)[0];
}

function titleOf(measure: Measure): string {
  if (isFact(measure)) return FACTS_IN_WORDS[measure];
  const at = instrument.recommendations.findIndex(({ id }) => id === measure);
  return `${at + 1}. ${instrument.recommendations[at]!.title['en']}`;
}

const labelOf = (group: string): string =>
  group.split(',').filter(Boolean).map(optionLabel).join(', ') || EVERYBODY;

/** Everything that is known of one measure; facts that stay count over all years as one. */
export function knowledgeOf(
  measure: Measure,
  found: readonly FoundCell[],
  { names }: Everything,
  coding: Coding,
): Knowledge {
  const named = new Map<string, Map<string, number>>();
  for (const { orgId, recommendation, year, score } of names) {
    if (recommendation !== measure) continue;
    const namespace = namespaceOf(measure, year);
    named.set(namespace, (named.get(namespace) ?? new Map<string, number>()).set(orgId, score));
  }
  const of = found.filter((one) => one.measure === measure);
  const cellOf = new Map(of.map((one) => [one, readCell(one)]));
  for (const { namespace, place, units, hidden } of cellOf.values())
    for (const unit of units)
      if (!hidden.includes(unit) && !named.get(namespace)?.has(unit))
        throw new Error(`${place} counts ${unit} by name, and no steward read it`);
  return {
    cells: [...cellOf.values()],
    changes: of.flatMap((one) => changeOf(one, of, cellOf)),
    named,
    bands: bandsFor(measure),
    coding,
  };
}

const namespaceOf = (measure: Measure, year: number): string =>
  isSlow(measure) ? measure : `${measure} ${year}`;

/** Bands of which shares are told; where none are, all values are in one. */
function bandsFor(measure: Measure): Knowledge['bands'] {
  if (isSlow(measure)) return bandsOf('facts');
  return isFact(measure) ? [{ low: 0, high: 100 }] : bandsOf('scores');
}

function readCell({
  freezing,
  measure,
  group,
  units,
  hidden,
  shareStep,
  isPublic,
  figures,
}: FoundCell): ReadCell {
  const { mean, shares } = figures;
  const withStep = (share: Told): Told => ({ ...share, step: shareStep });
  return {
    namespace: namespaceOf(measure, freezing.year),
    place: `network ${freezing.network + 1}, ${freezing.year}, revision ${freezing.revision}, ${group || 'everybody'}`,
    units,
    hidden,
    // Of yes and no the one figure that is told is the share of yes.
    mean: isSlow(measure) ? null : mean,
    shares: isSlow(measure)
      ? mean && [null, withStep(mean)]
      : shares.length > 0
        ? shares.map(withStep)
        : null,
    isPublic,
  };
}

/** A change speaks of the year before's figure as it stood. */
function changeOf(
  to: FoundCell,
  all: readonly FoundCell[],
  cellOf: ReadonlyMap<FoundCell, ReadCell>,
): ReadChange[] {
  const { change } = to.figures;
  if (change === null) return [];
  const from = all
    .filter(
      ({ freezing, group }) =>
        freezing.network === to.freezing.network &&
        freezing.year === to.freezing.year - 1 &&
        group === to.group,
    )
    .toSorted((a, b) => b.freezing.revision - a.freezing.revision)[0];
  if (!from) throw new Error(`a change of ${change.points} since a year that told nothing`);
  return [{ from: cellOf.get(from)!, to: cellOf.get(to)!, points: change.points }];
}

/** What organizations really answered; sums of money count as nothing here, since money.ts attacks them. */
export function truthOf({ plan, leaders }: Lived, measure: Measure): Truth {
  const placeOfUnit = new Map(leaders.map(({ orgId }, place) => [orgId, place]));
  return (namespace, unit) => {
    if (measure === 'cost_to_close') return 0;
    const { checks } = plan.organizations[placeOfUnit.get(unit)!]!;
    const asked = isSlow(measure) ? [...checks.keys()] : [Number(namespace.split(' ')[1])];
    return checks.get(asked[0]!)!.values[measure]!;
  };
}
