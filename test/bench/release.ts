import { DEFAULT_LATTICE } from '@followthrough/shared/disclosure/lattice.ts';
import type { ReleaseUnit, Snapshot } from '@followthrough/shared/disclosure/release.ts';
import { release } from '@followthrough/shared/disclosure/release.ts';
import { scoreMeasure } from '@followthrough/shared/disclosure/told-cell.ts';
import { instrument } from '../make/answered-cycle.ts';
import { rngFrom } from '../make/answers.ts';
import type { Figure } from './figures.ts';
import { median, timed, valueAtMost } from './figures.ts';

const SECOND = 1000;
const TIMES = 3;

/** Releases one measure of one network, then of twenty networks that overlap, one after the other. */
export async function releaseFigures(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [size, threshold] of [
    [60, 5],
    [60, 10],
  ] as const) {
    const members = field(size);
    const times: number[] = [];
    for (let time = 0; time < TIMES; time += 1) times.push(await timed(() => told([members], threshold)));
    figures.push(
      valueAtMost(`release a network of ${size}, threshold ${threshold}`, median(times) / SECOND, 3, 's'),
    );
  }
  const networks = overlapping(field(500));
  let share = 0;
  const time = await timed(() => {
    share = told(networks, 5);
  });
  const name = `release 20 networks over 500 members (${(100 * share).toFixed(0)} % of cells of 5 and more)`;
  figures.push(valueAtMost(name, time / SECOND, 300, 's'));
  return figures;
}

/** The share of cells with enough units that is released. */
function told(networks: ReleaseUnit[][], threshold: number): number {
  const snapshots = networks.map((units): Snapshot => ({
    kind: 'revision',
    threshold,
    units,
    lattice: DEFAULT_LATTICE,
  }));
  const verdicts = release({
    measure: scoreMeasure(instrument),
    nBands: instrument.release_bands.n,
    previous: [],
    snapshots,
  });
  const large = verdicts.filter(({ units }) => units.length >= threshold);
  return large.filter(({ released }) => released).length / large.length;
}

function field(size: number): ReleaseUnit[] {
  const rng = rngFrom(2026);
  const one = (values: readonly string[]) => values[Math.floor(rng() * values.length)] ?? '';
  return Array.from({ length: size }, (_, at) => ({
    id: `unit ${at}`,
    attributes: {
      type: one(['coalition', 'program', 'program', 'provider']),
      size: one(['small', 'medium', 'large']),
      setting: one(['rural', 'urban', 'tribal']),
    },
    value: 100 * rng(),
    known: false,
  }));
}

/** Ten coalitions side by side, five providers across three of them each, five funders here and there. */
function overlapping(members: ReleaseUnit[]): ReleaseUnit[][] {
  const rng = rngFrom(7);
  const state = members.length / 10;
  const coalitions = Array.from({ length: 10 }, (_, at) => members.slice(at * state, (at + 1) * state));
  const providers = [0, 2, 4, 5, 7].map((first) => coalitions.slice(first, first + 3).flat());
  const funders = Array.from({ length: 5 }, () => members.filter(() => rng() < 0.2));
  return [...coalitions, ...providers, ...funders];
}
