import { naiveDesigns, naiveRounds } from './naive.ts';
import type { Guesses } from './relink.ts';
import { guessesFrom } from './relink.ts';
import { answeredRounds } from './rounds.ts';
import type { SendsOutcome } from './sends.ts';
import { manySends } from './sends.ts';
import type { AttackWorld } from './world.ts';

/** The pieces of the attack, each small enough to be handed to a thread: what is asked, and what comes back. */
interface Pieces {
  ourRounds: [{ rounds: number; people: number }, { before: Guesses; after: Guesses }];
  naiveRounds: [{ design: string; rounds: number; people: number }, Guesses];
  sends: [{ people: number; sends: number; restarts: number }, SendsOutcome];
}
export type What = keyof Pieces;
export type Wanted<W extends What> = Pieces[W][0];
export type Outcome<W extends What> = Pieces[W][1];

const pieces: { [W in What]: (world: AttackWorld, wanted: Wanted<W>) => Promise<Outcome<W>> } = {
  async ourRounds(world, wanted) {
    const rounds = await answeredRounds(world, wanted);
    return {
      before: guessesFrom(rounds.map((round) => round.before)),
      after: guessesFrom(rounds.map((round) => round.after)),
    };
  },
  async naiveRounds(world, { design: name, ...wanted }) {
    const design = naiveDesigns.find((one) => one.name === name);
    if (!design) throw new Error(`no such design: ${name}`);
    return guessesFrom(await naiveRounds(world, design, wanted));
  },
  sends: manySends,
};

export const carryOut = <W extends What>(
  world: AttackWorld,
  what: W,
  wanted: Wanted<W>,
): Promise<Outcome<W>> => pieces[what](world, wanted);
