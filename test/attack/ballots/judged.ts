/** The attacks on ballots in full or in part, each figure with whether it is as it must be (docs/ballots.md §9). */
import { availableParallelism } from 'node:os';
import type { Outcome, Wanted } from './campaign.ts';
import { naiveDesigns } from './naive.ts';
import type { Guesses } from './relink.ts';
import { relink, shareBeatingChance } from './relink.ts';
import { Threads } from './threads.ts';

interface Judged {
  readonly name: string;
  readonly figure: string;
  readonly isMet: boolean;
}

const SIZES = [5, 12, 40];
/** Rounds that run at the same time, in one database. */
const AT_ONCE = 20;
const LEAST_CAUGHT = 0.95;

/** Yields figure after figure. `said` hears how far it is. */
export async function* judgedBallots(
  isLong: boolean,
  said: (sentence: string) => void,
): AsyncGenerator<Judged> {
  const rounds = { ourRounds: isLong ? 1000 : 40, naiveRounds: isLong ? 400 : 200 };
  const threads = await Threads.start(Math.min(4, availableParallelism()));
  const lots = async <W extends 'ourRounds' | 'naiveRounds'>(
    name: string,
    what: W,
    wanted: Wanted<W>,
  ): Promise<Outcome<W>[]> => {
    let done = 0;
    const one = async () => {
      const outcome = await threads.carryOut(what, wanted);
      done += AT_ONCE;
      if (done % 200 === 0) said(`${name}: ${done} rounds`);
      return outcome;
    };
    return Promise.all(Array.from({ length: rounds[what] / AT_ONCE }, one));
  };
  try {
    for (const people of SIZES) {
      const name = `relink, ${people} people`;
      const all = await lots(name, 'ourRounds', { rounds: AT_ONCE, people });
      yield judgedOurs(
        `${name}, before the seal`,
        all.map(({ before }) => before),
      );
      yield judgedOurs(
        `${name}, after the seal`,
        all.map(({ after }) => after),
      );
    }
    for (const { name: design, tells } of naiveDesigns) {
      for (const people of SIZES) {
        const name = `naive: ${design}, ${people} people`;
        const all = await lots(name, 'naiveRounds', { design, rounds: AT_ONCE, people });
        yield tells === 'each' ? judgedNaive(name, all) : judgedNaiveInGroups(name, all);
      }
    }
    const wanted = isLong
      ? { people: 200, sends: 10_000, restarts: 20 }
      : { people: 50, sends: 600, restarts: 3 };
    yield judgedSends(await threads.carryOut('sends', wanted));
  } finally {
    await threads.end();
  }
}

function judgedOurs(name: string, lots: readonly Guesses[]): Judged {
  const { share, chanceBound, rounds, best } = relink(lots);
  const figure = `${percent(share)} relinked in ${rounds} rounds, bound ${percent(chanceBound)} (${best})`;
  return { name, figure, isMet: share <= chanceBound };
}

function judgedNaive(name: string, lots: readonly Guesses[]): Judged {
  const { share, best } = relink(lots);
  const figure = `${percent(share)} relinked, to be caught at 95 % (${best})`;
  return { name, figure, isMet: share >= LEAST_CAUGHT };
}

/** Such a design tells less than everybody's ballot; it has to show against chance, in nearly every lot of rounds. */
function judgedNaiveInGroups(name: string, lots: readonly Guesses[]): Judged {
  const caught = shareBeatingChance(lots);
  const { share, chanceBound, best } = relink(lots);
  const figure =
    `${percent(share)} relinked, bound ${percent(chanceBound)}; beyond its bound in ${percent(caught)} of lots of ` +
    `${2 * AT_ONCE} rounds, to be caught in 95 % (${best})`;
  return { name, figure, isMet: caught >= LEAST_CAUGHT && share > chanceBound };
}

function judgedSends({ sends, people, restarts, ballots, doubles, lost }: Outcome<'sends'>): Judged {
  return {
    name: 'one ballot per person',
    figure: `${sends} sends of ${people} people, ${restarts} cut-offs: ${ballots} ballots, ${doubles} doubles, ${lost} lost`,
    isMet: doubles === 0 && lost === 0 && ballots === people,
  };
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
