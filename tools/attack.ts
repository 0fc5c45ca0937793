/**
 * `npm run attack`: the attack programs on the ballots (docs/ballots.md §9) and the releases (docs/disclosure.md), printed as
 * figures. `-- --long` runs them in full, which takes a while; without it, a tenth of that or less. Names of parts
 * (`npm run attack -- releases`) run these alone.
 */
import { publishInstruments } from '../server/src/instrument-publisher/publish.ts';
import { relink } from '../test/attack/ballots/relink.ts';
import type { Evidence } from '../test/attack/ballots/relink.ts';
import { answeredRound, naiveDesigns, naiveRound } from '../test/attack/ballots/rounds.ts';
import { manySends } from '../test/attack/ballots/sends.ts';
import { attackWorld } from '../test/attack/ballots/world.ts';
import { judgedReleases } from '../test/attack/releases/judged.ts';
import { temporaryDatabase } from './temporary-database.ts';

const isLong = process.argv.includes('--long');
const ROUNDS = isLong ? 1000 : 40;
const SIZES = [5, 12, 40];

let passed = 0;
let failed = 0;
function judge(name: string, figure: string, isMet: boolean): void {
  if (isMet) passed++;
  else failed++;
  console.log(`${name.padEnd(46)}  ${figure.padEnd(70)}  ${isMet ? 'passed' : 'FAILED'}`);
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

async function attackBallots(): Promise<void> {
  const database = await temporaryDatabase();
  try {
    await publishInstruments(database.ownerUrl);
    const world = await attackWorld(database);
    for (const people of SIZES) {
      const before: Evidence[] = [];
      const after: Evidence[] = [];
      for (let i = 0; i < ROUNDS; i++) {
        const round = await answeredRound(world, people);
        before.push(round.before);
        after.push(round.after);
      }
      for (const [when, evidence] of [
        ['before the seal', before],
        ['after the seal', after],
      ] as const) {
        const { share, chanceBound, rounds, best } = relink(evidence);
        const figure = `${percent(share)} relinked in ${rounds} rounds, bound ${percent(chanceBound)} (${best})`;
        judge(`relink, ${people} people, ${when}`, figure, share <= chanceBound);
      }
    }
    for (const design of naiveDesigns) {
      for (const people of SIZES) {
        const evidence: Evidence[] = [];
        for (let i = 0; i < ROUNDS; i++) evidence.push(await naiveRound(world, design, people));
        const { share, best } = relink(evidence);
        judge(
          `naive: ${design}, ${people} people`,
          `${percent(share)} relinked, to be caught at 95 % (${best})`,
          share >= 0.95,
        );
      }
    }
    const sends = await manySends(
      world,
      isLong ? { people: 200, sends: 10_000, restarts: 20 } : { people: 50, sends: 600, restarts: 3 },
    );
    judge(
      'one ballot per person',
      `${sends.sends} sends of ${sends.people} people, ${sends.restarts} cut-offs: ${sends.ballots} ballots, ${sends.doubles} doubles, ${sends.lost} lost`,
      sends.doubles === 0 && sends.lost === 0 && sends.ballots === sends.people,
    );
    await world.close();
  } finally {
    await database.close();
  }
}

async function attackReleases(): Promise<void> {
  for await (const { name, figure, isMet } of judgedReleases(isLong)) judge(name, figure, isMet);
}

const parts: Record<string, () => Promise<void>> = { ballots: attackBallots, releases: attackReleases };
const wanted = process.argv.slice(2).filter((argument) => argument !== '--long');
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. The parts are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
for (const [name, part] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(name)) await part();

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
