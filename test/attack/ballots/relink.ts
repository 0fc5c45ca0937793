/**
 * The relinking attacker (docs/ballots.md §9): she holds every file and wants to know whose ballot is whose. Whatever is in an order
 * – rows on the disk, transaction numbers, bytes of the write-ahead log, lines of a log, letters, slots, any column that can be
 * sorted – is an order in which people or ballots may have come (orders.ts); two such orders laid side by side are a guess. She
 * learns on some rounds which pair of orders works best, and is judged on the others.
 */
export interface Order {
  source: string;
  /** Names of people or of ballots, first to last. */
  names: string[];
}

export interface Evidence {
  people: Order[];
  ballots: Order[];
  /** What she is after, and does not have: person → ballot. */
  truth: Map<string, string>;
}

/** What guessing from each pair of orders got right in some rounds. */
export interface Guesses {
  rounds: number;
  people: number;
  pairs: string[];
  /** By pair: people matched rightly with their ballot. */
  right: number[];
}

interface Relinked {
  rounds: number;
  /** Of all people, those matched rightly with their ballot. */
  share: number;
  /** What chance gets, plus three standard deviations. */
  chanceBound: number;
  best: string;
}

/** Guesses from every order of people beside every order of ballots, read forwards and backwards. */
export function guessesFrom(rounds: readonly Evidence[]): Guesses {
  const pairs = pairsOf(rounds[0]!);
  const right: number[] = Array.from({ length: pairs.length }, () => 0);
  let people = 0;
  for (const { people: ofPeople, ballots, truth } of rounds) {
    if (ofPeople.length * ballots.length * 2 !== pairs.length)
      throw new Error('rounds with different files can’t be told together');
    people += truth.size;
    // Both in numbers: a person's, and that of the person whose ballot it is.
    const numbers = new Map([...truth.keys()].map((name, i) => [name, i]));
    const owners = new Map([...truth].map(([name, ballot]) => [ballot, numbers.get(name)]));
    const guesses = ballots
      .map(({ names }) => names.map((name) => owners.get(name)))
      .flatMap((names) => [names, names.toReversed()]);
    let pair = 0;
    for (const { names } of ofPeople) {
      const wanted = names.map((name) => numbers.get(name));
      for (const guess of guesses) {
        let hits = 0;
        for (let i = 0; i < wanted.length; i++) if (wanted[i] === guess[i]) hits++;
        right[pair++]! += hits;
      }
    }
  }
  return { rounds: rounds.length, people, pairs, right };
}

const pairsOf = ({ people, ballots }: Evidence): string[] =>
  people.flatMap((person) =>
    ballots.flatMap((ballot) =>
      ['', ', reversed'].map((reversed) => `${person.source} × ${ballot.source}${reversed}`),
    ),
  );

/** Learns on the first half of these lots of rounds and is judged on the second; at least two. */
export function relink(lots: readonly Guesses[]): Relinked {
  const half = Math.floor(lots.length / 2);
  const [learned, judged] = [together(lots.slice(0, half)), together(lots.slice(half))];
  const best = learned.right.indexOf(Math.max(...learned.right));
  // A random matching hits once a round on average, with a variance of one.
  const bound = judged.rounds + 3 * Math.sqrt(judged.rounds);
  return {
    rounds: judged.rounds,
    share: judged.right[best]! / judged.people,
    chanceBound: bound / judged.people,
    best: judged.pairs[best]!,
  };
}

const together = (lots: readonly Guesses[]): Guesses => ({
  rounds: lots.reduce((sum, lot) => sum + lot.rounds, 0),
  people: lots.reduce((sum, lot) => sum + lot.people, 0),
  pairs: lots[0]!.pairs,
  right: lots[0]!.pairs.map((_, pair) => lots.reduce((sum, lot) => sum + lot.right[pair]!, 0)),
});

/** Of all neighboring pairs of lots, the share in which relinking beats chance: she learns on the one and is judged on the other. */
export function shareBeatingChance(lots: readonly Guesses[]): number {
  const pairs = lots.flatMap((lot, i) => (i % 2 === 1 ? [[lots[i - 1]!, lot]] : []));
  const beaten = pairs.filter((pair) => {
    const { share, chanceBound } = relink(pair);
    return share > chanceBound;
  });
  return beaten.length / pairs.length;
}
