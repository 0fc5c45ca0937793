/** The attack on releases as they leave the product: what all roles get over HTTP, over all years, before the same judge. */
import { attack } from '../releases/attack.ts';
import { heldWithinBounds, roundedOnly } from '../releases/coding.ts';
import type { Judged } from '../releases/judged.ts';
import type { TestApp } from '../../setup/whole-app.ts';
import { openDoors } from './doors.ts';
import { foundCells, knowledgeOf, truthOf } from './known.ts';
import type { Lived } from './lived.ts';
import { live, on, RELEASED, REVISION_RELEASED } from './lived.ts';
import { attackMoney, sumsOf, toldOf, toTheThousand } from './money.ts';
import type { Build } from './plant.ts';
import { plant, PLANTED_MEASURES } from './plant.ts';
import { planOf } from './plan.ts';
import type { Everything } from './read-all.ts';
import { nothingRead, readAll } from './read-all.ts';
import { misledMembers } from './told-so-far.ts';
import { cellsEverTold, MEASURES } from './who-is-in.ts';

const THRESHOLD = 5;

export interface World {
  readonly seed: number;
  readonly size: number;
  readonly years: number;
}

/** In `npm test`; `npm run attack -- http --long` lives more and larger ones. */
export const shortWorld: World = { seed: 1, size: 20, years: 2 };

/** Lives one world on an application with an empty database, reads it, and judges what was read; then two bad builds of it. */
export async function* judgedWorld(test: TestApp, world: World): AsyncGenerator<Judged> {
  const plan = planOf(world.seed, world);
  const all = nothingRead();
  const lived = await live(test, plan, async (here) => readAll(here, all, someMembers(all, world.size)));
  await readAll(lived, all, [...lived.leaders.keys()]);
  const name = `http, world ${world.seed}`;

  const doors = await openDoors(lived);
  yield faultless(`${name}: all roles agree`, all.faults, `${all.answers} answers`);
  yield faultless(`${name}: doors of others`, doors.faults, `${doors.asked} asked`);
  const misled = await misledMembers(lived, await cellsEverTold(lived));
  yield faultless(`${name}: what members read of themselves`, misled, `${lived.leaders.length} answers`);
  yield* judgedReleases(name, lived, all);
  yield* judgedMoney(name, lived, all);
  for (const build of ['threshold only', 'audit per snapshot'] as const)
    yield* judgedPlanted(name, lived, all, build);
  yield await judgedTampering(name, lived);
}

/** Each day other members, so that over the years all have been asked. */
function someMembers({ years }: Everything, size: number): number[] {
  return Array.from({ length: 4 }, (_, index) => (years.length + 7 * index) % size);
}

function faultless(name: string, faults: readonly string[], of: string): Judged {
  const first = faults[0] === undefined ? '' : `, first: ${faults[0]}`;
  return { name, figure: `${faults.length} faults in ${of}${first}`, isMet: faults.length === 0 };
}

/** Rows that say what none should: each has to be noticed. */
async function judgedTampering(name: string, lived: Lived): Promise<Judged> {
  const { owner } = lived.test;
  const member = lived.leaders[0]!.organization.name;
  await owner.query(`update network set purpose = $1`, [`Together with ${member}.`]);
  await owner.query(
    `update released_cell set figures = jsonb_set(figures, '{mean,value}', '52'), n_from = 7 where measure = 'R2'`,
  );
  const read = nothingRead();
  await readAll(lived, read, []);
  const noticed = [`names ${member}`, 'a figure of 52', 'a count of 7'].filter((what) =>
    read.faults.some((line) => line.includes(what)),
  );
  return {
    name: `${name}, planted: rows that say too much`,
    figure: `${noticed.length} of 3 noticed`,
    isMet: noticed.length === 3,
  };
}

async function* judgedReleases(name: string, lived: Lived, all: Everything): AsyncGenerator<Judged> {
  const found = foundCells(all, await cellsEverTold(lived));
  const [combinations, narrow]: [string[], string[]] = [[], []];
  let pairs = 0;
  for (const measure of MEASURES) {
    const knowledge = knowledgeOf(measure, found, all, heldWithinBounds);
    const findings = attack(knowledge, THRESHOLD, truthOf(lived, measure), 0);
    combinations.push(...findings.combinations.map((line) => `${measure}: ${line}`));
    narrow.push(...findings.narrow);
    pairs += findings.pairs;
  }
  yield faultless(`${name}: row space, differences`, combinations, `${found.length} told cells`);
  yield faultless(`${name}: single insiders`, narrow, `${pairs} pairs`);
}

const amountsOf = ({ plan, leaders }: Lived, year: number): Map<string, number> =>
  new Map(
    plan.organizations.flatMap(({ checks }, place): [string, number][] => {
      const amount = checks.get(year)?.values.cost_to_close;
      return amount === undefined ? [] : [[leaders[place]!.orgId, amount]];
    }),
  );

async function moneyFindings(lived: Lived, all: Everything, bandOf: typeof toldOf) {
  const found = foundCells(all, await cellsEverTold(lived));
  const narrow: string[] = [];
  let [pairs, sums] = [0, 0];
  for (const year of lived.plan.years) {
    const told = sumsOf(found, year);
    const amounts = amountsOf(lived, year);
    for (const { units, told: band } of told)
      if (JSON.stringify(bandOf(units.map((unit) => amounts.get(unit)!))) !== JSON.stringify(band))
        narrow.push(`a sum in ${year} is told as ${JSON.stringify(band)}`);
    const findings = attackMoney(told, amounts, bandOf);
    narrow.push(...findings.narrow);
    pairs += findings.pairs;
    sums += told.length;
  }
  return { narrow, pairs, sums };
}

async function* judgedMoney(name: string, lived: Lived, all: Everything): AsyncGenerator<Judged> {
  const { narrow, pairs, sums } = await moneyFindings(lived, all, toldOf);
  yield faultless(`${name}: sums of money`, narrow, `${pairs} pairs, ${sums} sums`);
}

/** A dozen members make few cells, and what is told of one measure may then hold by luck; larger worlds leave no such luck. */
function leastBroken({ plan }: Lived): number {
  return plan.organizations.length < 20 ? 1 : PLANTED_MEASURES.length;
}

/** The bad build's releases in place of the product's, read and judged in the same way. */
async function* judgedPlanted(
  name: string,
  lived: Lived,
  { names }: Everything,
  build: Build,
): AsyncGenerator<Judged> {
  await plant(lived, build);
  const read: Everything = { ...nothingRead(), names };
  for (const year of lived.plan.years)
    for (const day of [RELEASED, REVISION_RELEASED]) {
      await on(lived, year, day);
      await readAll(lived, read, []);
    }
  const found = foundCells(read, await cellsEverTold(lived));
  const coding = build === 'threshold only' ? roundedOnly : heldWithinBounds;
  const broken = PLANTED_MEASURES.filter((measure) => {
    const { combinations, narrow } = attack(
      knowledgeOf(measure, found, read, coding),
      THRESHOLD,
      truthOf(lived, measure),
      0,
    );
    return combinations.length + narrow.length > 0;
  });
  const money = await moneyFindings(lived, read, toTheThousand);
  yield {
    name: `${name}, planted: ${build}`,
    figure: `${broken.length} of ${PLANTED_MEASURES.length} measures broken; ${money.narrow.length} amounts known within a tenth`,
    isMet: broken.length >= leastBroken(lived) && money.narrow.length > 0,
  };
}
