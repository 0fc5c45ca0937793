import type { FirstBallotBody } from '@followthrough/shared/ballots/wire.ts';
import type { Pool } from 'pg';
import { insertBallots } from './queries.ts';

/** A first ballot whose signatures and answers were found good, so that nothing about it can make the database refuse. */
export interface FirstBallot extends Pick<FirstBallotBody, 'stratumId' | 'publicKey' | 'content'> {
  keyHash: string;
  arrived: Date;
}

interface RoundKey {
  orgId: string;
  roundId: string;
}

interface Waiting {
  ballot: FirstBallot;
  resolve: (isKept: boolean) => void;
  reject: (error: unknown) => void;
}

/** First ballots go to the database one batch per round at a time: what comes in meanwhile waits, and is the next batch. */
export class FirstBallots {
  readonly #pool: Pool;
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Whether this ballot was kept, on disk by now. False where its round takes none, and where its key has a ballot already. */
  keep(round: RoundKey, ballot: FirstBallot): Promise<boolean> {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const one = { ballot, resolve, reject };
    const waiting = this.#waiting.get(round.roundId);
    if (waiting) waiting.push(one);
    else void this.#write(round, one);
    return promise;
  }

  async #write(round: RoundKey, first: Waiting): Promise<void> {
    const waiting = [first];
    this.#waiting.set(round.roundId, waiting);
    while (waiting.length > 0) {
      // Two of one key at once are two tabs of one person: the second has to learn of the first.
      const batch = new Map(waiting.toReversed().map((one) => [one.ballot.keyHash, one]));
      waiting.splice(0, waiting.length, ...waiting.filter((one) => batch.get(one.ballot.keyHash) !== one));
      try {
        const kept = await insertBallots(
          this.#pool,
          round,
          [...batch.values()].map(({ ballot }) => ballot),
        );
        for (const [keyHash, { resolve }] of batch) resolve(kept.has(keyHash));
      } catch (error) {
        for (const { reject } of batch.values()) reject(error);
      }
    }
    this.#waiting.delete(round.roundId);
  }
}
