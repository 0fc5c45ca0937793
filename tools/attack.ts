/**
 * `npm run attack`: the attack programs on the ballots (docs/ballots.md §9) and the releases (docs/disclosure.md), printed as
 * figures. `-- --long` runs them in full, which takes a while; without it, a tenth of that or less. Names of parts
 * (`npm run attack -- releases`) run these alone.
 */
import { judgedBallots } from '../test/attack/ballots/judged.ts';
import { judgedHttp } from '../test/attack/http/worlds.ts';
import { judgedReleases } from '../test/attack/releases/judged.ts';

const isLong = process.argv.includes('--long');

let passed = 0;
let failed = 0;
function judge(name: string, figure: string, isMet: boolean): void {
  if (isMet) passed++;
  else failed++;
  console.log(`${name.padEnd(46)}  ${figure.padEnd(70)}  ${isMet ? 'passed' : 'FAILED'}`);
}

async function attackBallots(): Promise<void> {
  const started = Date.now();
  const said = (sentence: string) => {
    if (isLong) console.error(`${((Date.now() - started) / 60_000).toFixed(1)} min  ${sentence}`);
  };
  for await (const { name, figure, isMet } of judgedBallots(isLong, said)) judge(name, figure, isMet);
}

async function attackReleases(): Promise<void> {
  for await (const { name, figure, isMet } of judgedReleases(isLong)) judge(name, figure, isMet);
}

/** Whole networks on a server of their own, read as all roles read them. */
async function attackOverHttp(): Promise<void> {
  for await (const { name, figure, isMet } of judgedHttp(isLong)) judge(name, figure, isMet);
}

const parts: Record<string, () => Promise<void>> = {
  ballots: attackBallots,
  releases: attackReleases,
  http: attackOverHttp,
};
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
