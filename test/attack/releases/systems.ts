/**
 * The real rules, and the only door to them: a dataset goes in, what anybody could read of it comes out. They are called as
 * the release job calls them: for one measure at a time, seal after seal, with all that was released before.
 */
import { toldChange } from '@followthrough/shared/disclosure/change.ts';
import { publicCells } from '@followthrough/shared/disclosure/public.ts';
import type { CellVerdict, EarlierCell } from '@followthrough/shared/disclosure/release.ts';
import { release } from '@followthrough/shared/disclosure/release.ts';
import type { ToldCell, ToldNumber } from '@followthrough/shared/disclosure/told-cell.ts';
import { scoreMeasure, YES_NO } from '@followthrough/shared/disclosure/told-cell.ts';
import { instrumentFile } from '../../make/instrument-file.ts';
import { heldWithinBounds } from './coding.ts';
import type { Dataset, Snapshot } from './datasets.ts';
import type { Knowledge, ReadCell, ReadChange, Told } from './knowledge.ts';
import { bandsOf, namespaceOf } from './declared.ts';

const instrument = instrumentFile('1.1');

/** What the rules let through, and how much of what they might have. */
export interface Published {
  readonly knowledge: Knowledge;
  /** Cells with enough unknown units, of the first network's first seal. */
  readonly declared: number;
  readonly released: number;
}

interface Kept extends EarlierCell {
  readonly told: ToldCell;
  readonly values: ReadonlyMap<string, number>;
  readonly read: ReadCell;
  readonly network: number;
  readonly name: string;
  readonly cycle: number;
}

/** `remembers` decides what each seal's audit knows of: everything, or for a planted bad build nothing. */
export function publish(dataset: Dataset, remembers: 'everything' | 'nothing' = 'everything'): Published {
  const kept = new Map<string, Kept[]>();
  const named = new Map<string, Map<string, number>>();
  const changes: ReadChange[] = [];
  let [declared, released] = [0, 0];
  for (const [place, snapshot] of dataset.snapshots.entries()) {
    const namespace = namespaceOf(dataset, snapshot);
    const before = remembers === 'everything' ? (kept.get(namespace) ?? []) : [];
    const names = named.get(namespace) ?? new Map<string, number>();
    named.set(namespace, names);
    letBeNamed(dataset, place, before, names);
    const verdicts = releaseOf(dataset, snapshot, before, names);
    const hiddenIn = ({ units }: CellVerdict) => units.filter((unit) => !names.has(unit));
    if (place === 0) {
      declared = verdicts.filter((verdict) => hiddenIn(verdict).length >= dataset.threshold).length;
      released = verdicts.filter((verdict) => verdict.released).length;
    }
    const values = new Map(snapshot.units.map(({ id, value }) => [id, value]));
    const told = verdicts.filter((verdict) => verdict.released);
    const open = publicOf(told, before, new Set(names.keys()));
    const cells = told.map((verdict): Kept => {
      const name = JSON.stringify(verdict.by);
      return {
        units: verdict.units,
        told: verdict.told,
        values,
        network: snapshot.network,
        cycle: snapshot.cycle,
        name,
        read: {
          namespace,
          place: `snapshot ${place}, ${name}`,
          units: verdict.units,
          hidden: hiddenIn(verdict),
          mean: verdict.told.mean && toldOf(verdict.told.mean),
          shares: sharesOf(verdict.told),
          isPublic: open.has(verdict),
        },
      };
    });
    for (const cell of cells)
      changes.push(...changeTo(cell, [...kept.values()].flat(), named, dataset.threshold));
    kept.set(namespace, [...(kept.get(namespace) ?? []), ...cells]);
  }
  return {
    knowledge: {
      cells: [...kept.values()].flat().map(({ read }) => read),
      changes,
      named,
      bands: bandsOf(dataset.speaksOf),
      coding: heldWithinBounds,
    },
    declared,
    released,
  };
}

/**
 * Those who agreed before this seal, in whichever network, become known by name: but only where nothing that counts them
 * among the unknown was released before. Naming them then would sharpen what was told.
 */
function letBeNamed(
  { snapshots }: Dataset,
  place: number,
  before: readonly Kept[],
  names: Map<string, number>,
): void {
  const told = new Set(before.flatMap(({ units }) => units));
  const { cycle } = snapshots[place]!;
  const agreed = snapshots.filter((other, at) => other.cycle === cycle && (at === place || !other.isLate));
  for (const { id, value, named } of agreed.flatMap(({ units }) => units))
    if (named && !told.has(id)) names.set(id, value);
}

function releaseOf(
  { speaksOf, threshold }: Dataset,
  { units, lattice }: Snapshot,
  before: readonly Kept[],
  names: ReadonlyMap<string, number>,
): CellVerdict[] {
  return release({
    measure: speaksOf === 'facts' ? YES_NO : scoreMeasure(instrument),
    nBands: instrument.release_bands.n,
    previous: before.map(({ units: members, told }) => ({ units: members, told })),
    alsoKnown: [...names.keys()],
    values: new Map(before.flatMap(({ values }) => [...values])),
    snapshots: [
      {
        kind: 'revision',
        threshold,
        lattice,
        units: units.map(({ id, attributes, value }) => ({ id, attributes, value, known: names.has(id) })),
      },
    ],
  });
}

type Released = Extract<CellVerdict, { released: true }>;

function publicOf(
  told: readonly Released[],
  before: readonly Kept[],
  known: ReadonlySet<string>,
): ReadonlySet<Released> {
  const cells = told.map((verdict, at) => ({
    name: `${at}`,
    tier: verdict.tier,
    units: new Set(verdict.units),
    verdict,
  }));
  const previous = before
    .filter(({ read }) => read.isPublic)
    .map(({ read }) => ({ name: read.place, units: new Set(read.units) }));
  return new Set(publicCells({ released: cells, previous, known }).map(({ verdict }) => verdict));
}

/** The changes told beside a cell, against the same network's cells of that name in the cycle before. */
function changeTo(
  cell: Kept,
  others: readonly Kept[],
  named: ReadonlyMap<string, ReadonlyMap<string, number>>,
  threshold: number,
): ReadChange[] {
  return others
    .filter(
      (other) => other.network === cell.network && other.name === cell.name && other.cycle === cell.cycle - 1,
    )
    .flatMap((other) => {
      const known = new Set(
        [other, cell].flatMap(({ read }) => [...(named.get(read.namespace)?.keys() ?? [])]),
      );
      const change = toldChange(other, cell, known, threshold);
      return change ? [{ from: other.read, to: cell.read, points: change.points }] : [];
    });
}

function sharesOf({ shares, shareStep }: ToldCell): Told[] | null {
  return shares.length > 0 ? shares.map((share) => ({ ...toldOf(share), step: shareStep })) : null;
}

function toldOf({ value, bound }: ToldNumber): Told {
  return { value, held: bound === null ? 'no' : bound === 'or_more' ? 'or more' : 'or less' };
}
