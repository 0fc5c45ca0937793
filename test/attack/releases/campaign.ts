/** The attacks on many random datasets of one build, as figures. */
import { attack } from './attack.ts';
import { datasetOf } from './datasets.ts';
import { namespaceOf } from './declared.ts';
import { thresholdOnly } from './planted.ts';
import type { Published } from './systems.ts';
import { publish } from './systems.ts';

/** The real rules, and the two planted ones that must break. */
const builds = {
  'the release rules': (dataset) => publish(dataset),
  'planted: threshold only': (dataset) => thresholdOnly(dataset),
  'planted: audit per snapshot': (dataset) => publish(dataset, 'nothing'),
} satisfies Record<string, (dataset: ReturnType<typeof datasetOf>) => Published>;

export type Build = keyof typeof builds;

export interface Campaign {
  readonly build: Build;
  /** Datasets with these seeds, both ends included. */
  readonly from: number;
  readonly to: number;
  /** Units per namespace whose width from outside is worked out. */
  readonly outsideOf: number;
  /** Datasets with more units than this, counted once in each snapshot, are passed over: they take most of the time. */
  readonly largest: number;
}

export interface Tally {
  datasets: number;
  cells: number;
  /** Datasets with a combination below the threshold. */
  combined: number;
  /** Datasets with a unit that an insider knows too well. */
  narrowed: number;
  /** One line for the first few broken datasets. */
  readonly examples: string[];
  /** Pairs of an insider and a unit, and the programs solved for those that nothing quicker decided. */
  pairs: number;
  programs: number;
  /** Widths of single pairs, where these had to be solved for. */
  readonly solved: number[];
  /** Widths from outside on typical values. */
  readonly outside: number[];
  /** Of one network's first seal with 20 members or more: cells with enough unknown units, and those released. */
  declared: number;
  released: number;
}

const EXAMPLES = 5;

export function noTally(): Tally {
  return {
    datasets: 0,
    cells: 0,
    combined: 0,
    narrowed: 0,
    examples: [],
    pairs: 0,
    programs: 0,
    solved: [],
    outside: [],
    declared: 0,
    released: 0,
  };
}

export function campaign({ build, from, to, outsideOf, largest }: Campaign): Tally {
  const tally = noTally();
  for (let seed = from; seed <= to; seed += 1) {
    const dataset = datasetOf(seed);
    if (dataset.snapshots.reduce((total, { units }) => total + units.length, 0) > largest) continue;
    const isTypical = dataset.profile === 'typical' && dataset.speaksOf === 'scores';
    const { knowledge, declared, released } = builds[build](dataset);
    const values = new Map(
      dataset.snapshots.flatMap((snapshot) =>
        snapshot.units.map(({ id, value }) => [`${namespaceOf(dataset, snapshot)} ${id}`, value]),
      ),
    );
    const found = attack(
      knowledge,
      dataset.threshold,
      (namespace, unit) => values.get(`${namespace} ${unit}`)!,
      isTypical ? outsideOf : 0,
    );
    const isLarge = (dataset.snapshots[0]?.units.length ?? 0) >= 20;
    add(tally, {
      datasets: 1,
      cells: knowledge.cells.length,
      combined: Number(found.combinations.length > 0),
      narrowed: Number(found.narrow.length > 0),
      examples: [...found.combinations, ...found.narrow].slice(0, 1).map((line) => `seed ${seed}, ${line}`),
      pairs: found.pairs,
      programs: found.programs,
      solved: found.solved,
      outside: found.outside,
      declared: isLarge ? declared : 0,
      released: isLarge ? released : 0,
    });
  }
  return tally;
}

/** Adds the second to the first. */
export function add(tally: Tally, more: Tally): void {
  for (const count of [
    'datasets',
    'cells',
    'combined',
    'narrowed',
    'pairs',
    'programs',
    'declared',
    'released',
  ] as const)
    tally[count] += more[count];
  tally.examples.push(...more.examples.slice(0, EXAMPLES - tally.examples.length));
  tally.solved.push(...more.solved);
  tally.outside.push(...more.outside);
}
