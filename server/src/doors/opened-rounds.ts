import { createPublicKey } from 'node:crypto';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import pg from 'pg';
import { withScope } from '../db/scope.ts';
import type { FrozenRound, PublicRoundRow, RoundCalendar, StratumRow } from './round-on-wire.ts';

/** A round's questionnaires take some 100 kB here, so these are a few megabytes. */
const MOST_ROUNDS = 100;

type FrozenRow = Omit<FrozenRound, 'strata'> & { strata: Omit<StratumRow, 'verifyingKey'>[] };

/**
 * What everybody may know of rounds that were opened. What the opening fixed for good is kept, so that the database need not write
 * it and this process need not read it with each ballot; of the last so many rounds that were asked for. Dates, state and name are
 * asked anew each time.
 */
export class OpenedRounds {
  readonly #pool: Pool;
  readonly #known = new Map<string, Promise<FrozenRound | null>>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Null for a round that was never opened. */
  async frozen(roundId: string): Promise<FrozenRound | null> {
    const reading = this.#known.get(roundId) ?? this.#read(roundId);
    this.#known.delete(roundId);
    this.#known.set(roundId, reading); // the last in the line of those to forget
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_ROUNDS && oldest !== undefined) this.#known.delete(oldest);
    let round: FrozenRound | null = null;
    try {
      round = await reading;
    } finally {
      // One that opens later, or could not be read, is looked for again.
      if (!round && this.#known.get(roundId) === reading) this.#known.delete(roundId);
    }
    return round;
  }

  /** With its calendar as it stands now. Null for a round that was never opened, or is gone. */
  async now(roundId: string): Promise<PublicRoundRow | null> {
    const frozen = await this.frozen(roundId);
    if (!frozen) return null;
    const asking = `select * from round_calendar(${pg.escapeLiteral(roundId)})`;
    return withScope(this.#pool, {}, async ({ firstRows }) => withCalendar(frozen, firstRows), asking);
  }

  async #read(roundId: string): Promise<FrozenRound | null> {
    const { rows } = await withScope(this.#pool, {}, ({ tx }) =>
      sql<FrozenRow>`select org_id, languages, published_facts, strata from public_round(${roundId})`.execute(
        tx,
      ),
    );
    const [row] = rows;
    return row ? { ...row, strata: row.strata.map(withKey) } : null;
  }
}

/** What the statement that asks for a calendar found; null where the round is gone. */
export function withCalendar(frozen: FrozenRound, rows: readonly unknown[]): PublicRoundRow | null {
  const [calendar] = rows as RoundCalendar[];
  return calendar ? { ...frozen, ...calendar } : null;
}

const withKey = (stratum: FrozenRow['strata'][number]): StratumRow => ({
  ...stratum,
  verifyingKey: createPublicKey({
    key: Buffer.from(stratum.publicKey, 'base64url'),
    format: 'der',
    type: 'spki',
  }),
});
