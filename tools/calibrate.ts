/**
 * `npm run calibrate`: simulates organizations whose truth is known and prints how often the 90 % ranges hold it, and
 * how often an organization that did not change is told that it did. It prints what it finds; the aims stand beside.
 */
import { bootstrapRanges } from '@followthrough/shared/scoring/bootstrap.ts';
import { changeBetween } from '@followthrough/shared/scoring/change-between.ts';
import type { ChangeLabel } from '@followthrough/shared/scoring/change.ts';
import { seededRandom } from '@followthrough/shared/scoring/random.ts';
import type { Range } from '@followthrough/shared/scoring/range.ts';
import { reading, simulatedOrganization } from './simulated-organization.ts';
import { instrumentOf } from './vector-file.ts';

const ORGANIZATIONS = 2000;
/** The bootstrap is slower, so fewer organizations get it. */
const BOOTSTRAPPED = 600;
/** Points by which each item moves in a year although nothing changed, in the harder of the two steady worlds. */
const YEARLY_ITEM_SD = 8;

const RANGE_AIM: Range = [88, 92];
const FALSE_ALARM_AIM: Range = [0, 5];

/** How many of so many cases. */
interface Tally {
  hits: number;
  cases: number;
}
const tally = (): Tally => ({ hits: 0, cases: 0 });

function count(into: Tally, hit: boolean): void {
  into.cases += 1;
  if (hit) into.hits += 1;
}

function holds(range: Range | null | undefined, truth: number | null | undefined, into: Tally): void {
  if (range && typeof truth === 'number') count(into, range[0] <= truth && truth <= range[1]);
}

function printLine(name: string, { hits, cases }: Tally, aim: Range): void {
  const figure = (100 * hits) / cases;
  const short = Math.max(aim[0] - figure, figure - aim[1], 0);
  const verdict = short === 0 ? 'met' : `missed by ${short.toFixed(1)} points`;
  const aimText = aim[0] === 0 ? `at most ${aim[1]} %` : `${aim[0]}–${aim[1]} %`;
  console.log(
    `${name.padEnd(62)} ${figure.toFixed(1).padStart(5)} %   aim ${aimText.padEnd(12)} ${verdict}   (${cases} cases)`,
  );
}

const instrument = instrumentOf('1.0.0');
const random = seededRandom('calibration');
const closed = tally();
const closedByRecommendation = new Map(instrument.recommendations.map(({ id }) => [id, tally()]));
const overall = tally();
const bootstrap = tally();
const steady = { clear_rise: tally(), clear_dip: tally() };
const restless = { clear_rise: tally(), clear_dip: tally() };

function countAlarms(into: typeof steady, label: ChangeLabel): void {
  count(into.clear_rise, label === 'clear_rise');
  count(into.clear_dip, label === 'clear_dip');
}

for (let number = 0; number < ORGANIZATIONS; number += 1) {
  const organization = simulatedOrganization(instrument, random);
  const first = reading(organization, 0, random);
  for (const { recId, range90 } of first.seen.recommendations) {
    holds(range90, first.truth.get(recId), closed);
    holds(range90, first.truth.get(recId), closedByRecommendation.get(recId) ?? tally());
  }
  holds(first.seen.overall.range90, first.overallTruth, overall);
  if (number < BOOTSTRAPPED) {
    const ranges = bootstrapRanges(first.input, first.seen, `calibration ${number}`);
    for (const { recId, range90 } of ranges.recommendations)
      holds(range90, first.truth.get(recId), bootstrap);
  }
  for (const [into, yearlySd] of [
    [steady, 0],
    [restless, YEARLY_ITEM_SD],
  ] as const) {
    const before = yearlySd === 0 ? first : reading(organization, yearlySd, random);
    const after = reading(organization, yearlySd, random);
    for (const { change } of changeBetween(before.seen, after.seen, instrument.scoring.change)) {
      if (change) countAlarms(into, change.label);
    }
  }
}

console.log(`${ORGANIZATIONS} made-up organizations, ${BOOTSTRAPPED} of them with the bootstrap; seed fixed`);
printLine('90 % range of a recommendation holds the truth, closed form', closed, RANGE_AIM);
for (const [recId, each] of closedByRecommendation) printLine(`  ${recId}`, each, RANGE_AIM);
printLine('90 % range of a recommendation holds the truth, bootstrap', bootstrap, RANGE_AIM);
printLine('90 % range of the overall score holds the truth', overall, RANGE_AIM);
printLine('a steady organization is told "clear rise"', steady.clear_rise, FALSE_ALARM_AIM);
printLine('a steady organization is told "clear dip"', steady.clear_dip, FALSE_ALARM_AIM);
const harder = `  each item also moves ${YEARLY_ITEM_SD} points a year by itself`;
printLine(`${harder}: "clear rise"`, restless.clear_rise, FALSE_ALARM_AIM);
printLine(`${harder}: "clear dip"`, restless.clear_dip, FALSE_ALARM_AIM);
