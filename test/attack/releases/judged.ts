/** The campaigns against the releases, each figure with whether it is as it must be. */
import { availableParallelism } from 'node:os';
import { LEAST_WIDTH } from './attack.ts';
import type { Tally } from './campaign.ts';
import { campaignOf } from './campaigns.ts';

export interface Judged {
  readonly name: string;
  readonly figure: string;
  readonly isMet: boolean;
}

const LEAST_UTILITY = 0.55;
/** A planted bad build is broken in most datasets, or the attack is blind. The smallest hold nothing to break. */
const LEAST_BROKEN = 0.5;

/** Yields figure after figure. In short form the smaller ones of some datasets, in full ten thousand. */
export async function* judgedReleases(isLong: boolean): AsyncGenerator<Judged> {
  const threads = Math.min(4, availableParallelism());
  const [datasets, planted, largest] = isLong ? [10_000, 1000, Infinity] : [120, 40, 100];
  const said = (done: number) => {
    if (isLong && done % 500 === 0) console.error(`${done} datasets`);
  };
  for (const build of ['planted: threshold only', 'planted: audit per snapshot'] as const) {
    const tally = await campaignOf(build, planted, { threads, outsideOf: 0, largest });
    const broken = tally.combined + tally.narrowed;
    yield {
      name: build,
      figure: `broken in ${percent(broken, tally.datasets)} of ${tally.datasets} datasets, by ${percent(tally.combined, tally.datasets)} combinations`,
      isMet: broken / tally.datasets >= LEAST_BROKEN,
    };
  }
  yield* judgedRules(
    await campaignOf('the release rules', datasets, { threads, outsideOf: 2, largest, said }),
  );
}

function* judgedRules(tally: Tally): Generator<Judged> {
  const { datasets, combined, narrowed, examples, solved, outside } = tally;
  yield {
    name: 'releases: row space, differences',
    figure: `${combined} of ${datasets} datasets hold a combination below T; ${tally.cells} cells`,
    isMet: combined === 0,
  };
  yield {
    name: 'releases: single insiders',
    figure:
      `${narrowed} of ${datasets} datasets leave an insider less than ${LEAST_WIDTH} points; ${tally.pairs} pairs, ` +
      `${tally.programs} programs, narrowest solved ${solved.length > 0 ? Math.min(...solved).toFixed(1) : 'none'}`,
    isMet: narrowed === 0,
  };
  const ascending = outside.toSorted((a, b) => a - b);
  const median = ascending[Math.floor(ascending.length / 2)] ?? Number.NaN;
  const full = ascending.filter((width) => width > 99.9).length;
  yield {
    name: 'releases: from outside, typical values',
    figure: `width ${ascending[0]?.toFixed(1)} least, ${median.toFixed(1)} median, 100 for ${percent(full, outside.length)} of ${outside.length}`,
    isMet: median > 99.9,
  };
  yield {
    name: 'releases: utility, 20 members or more',
    figure: `${percent(tally.released, tally.declared)} of ${tally.declared} cells with T unknown members released, aim 55 %`,
    isMet: tally.released / tally.declared >= LEAST_UTILITY,
  };
  for (const example of examples) yield { name: 'releases: counterexample', figure: example, isMet: false };
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
