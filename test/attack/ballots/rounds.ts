import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { RoundKeys } from '../../../server/src/doors/a/round-keys.ts';
import { Slots } from '../../../server/src/doors/a/slots.ts';
import { sealRound } from '../../../server/src/doors/seal-round.ts';
import { Respondent } from '../../make/respondent.ts';
import type { MadeRound } from '../../make/round.ts';
import { contentOf, makeOpeningRound, makeRound, sha256 } from '../../make/round.ts';
import type { Named } from './evidence.ts';
import { aboutBallots, aboutPeople, aboutSealed, everyOrder } from './evidence.ts';
import { shuffled } from './orders.ts';
import { Recording } from './recording.ts';
import type { Evidence, Order } from './relink.ts';
import type { AttackWorld } from './world.ts';

/** Questions that staff are asked; their levels tell five to the power of three people apart. */
const ITEMS = ['R1.pay_voice', 'R4.culture_voice', 'R8.trust_voice'];

export interface Asked {
  /** On the roster; her name from here on. */
  entryId: string;
  token: string;
  tokenHash: string;
  email: string;
  /** The network address of her device. */
  address: string;
}

export interface AskedRound extends MadeRound {
  people: Asked[];
}

/** Rounds with everything that the attacker may know of the people in them. */
export async function askedRounds(
  world: AttackWorld,
  { rounds, people }: { rounds: number; people: number },
  doors: 'open' | 'shut',
): Promise<AskedRound[]> {
  const make = doors === 'open' ? makeRound : makeOpeningRound;
  return Promise.all(
    Array.from({ length: rounds }, async () => {
      const round = await make(world, [{ roles: ['staff'], people }]);
      const { rows } = await world.owner.query<{ entry_id: string; token_hash: string; email: string }>(
        `select entry_id, token_hash, email from roster_entry where org_id = $1 and round_id = $2`,
        [round.orgId, round.roundId],
      );
      const tokens = new Map(round.strata[0]!.tokens.map((token) => [sha256(token), token]));
      const asked = rows.map(({ entry_id: entryId, token_hash: tokenHash, email }) => ({
        entryId,
        token: tokens.get(tokenHash)!,
        tokenHash,
        email,
        address: `fd00::${randomBytes(8).toString('hex').match(/..../g)!.join(':')}`,
      }));
      return { ...round, people: asked };
    }),
  );
}

const idTraces = (id: string): Buffer[] => [Buffer.from(id), Buffer.from(id.replaceAll('-', ''), 'hex')];

/** What would name these people, wherever it stands. */
export const peopleOf = ({ roundId, people }: AskedRound): Named => ({
  roundId,
  traces: new Map(
    people.map(({ entryId, token, tokenHash, email, address }) => [
      entryId,
      [...idTraces(entryId), ...[token, tokenHash, email, address].map((text) => Buffer.from(text))],
    ]),
  ),
});

/** Ballots by their names, or by what is written in them. */
export const ballotsOf = ({ roundId }: AskedRound, names: Iterable<string>): Named => ({
  roundId,
  traces: new Map([...names].map((name) => [name, [Buffer.from(name)]])),
});

/**
 * Rounds as they are run, all at the same time, each answered in random order by everybody: with invitations beforehand, a reminder
 * in the middle and one that still waits for a mail server. What every file then holds, before the seal and after it.
 */
export async function answeredRounds(
  world: AttackWorld,
  given: { rounds: number; people: number },
): Promise<{ before: Evidence; after: Evidence }[]> {
  const rounds = await askedRounds(world, given, 'open');
  await world.invite(rounds);
  const answering = rounds.map((round) => new Answering(world, round));
  const recording = await Recording.start(world);
  await recording.during('answering', () => Promise.all(answering.map((one) => one.some())));
  await recording.during('between', () => world.remind(rounds));
  await recording.during('answering', () => Promise.all(answering.map((one) => one.theRest())));

  const peopleOrders = await everyOrder(world, recording, aboutPeople, rounds.map(peopleOf));
  for (const round of rounds) peopleOrders.get(round.roundId)!.push(...(await slotOrders(world, round)));
  const ballotOrders = await everyOrder(
    world,
    recording,
    aboutBallots,
    answering.map(({ round, ballots }) => ballotsOf(round, ballots.values())),
  );
  await recording.during('sealing', async () => {
    for (const round of rounds) await sealRound(world.owner, world.doorA, round, round.sealAt);
  });
  const byAnswers = new Map(answering.flatMap((one) => [...one.byAnswers]));
  const sealedOrders = await everyOrder(
    world,
    recording,
    aboutSealed(ITEMS, byAnswers),
    answering.map(({ round, marks }) => ballotsOf(round, marks.values())),
  );
  await world.forget();
  return answering.map(({ round: { roundId }, ballots, marks }) => {
    const ofPeople = peopleOrders.get(roundId)!;
    return {
      before: { people: ofPeople, ballots: ballotOrders.get(roundId)!, truth: ballots },
      after: { people: ofPeople, ballots: sealedOrders.get(roundId)!, truth: marks },
    };
  });
}

/** Everybody in a round answers, one after the other in random order; how it really was is kept here. */
class Answering {
  readonly round: AskedRound;
  /** By person: the name of her ballot; what she wrote in it. */
  readonly ballots = new Map<string, string>();
  readonly marks = new Map<string, string>();
  /** What she wrote, by the levels she chose, which nobody else in her round chose. */
  readonly byAnswers = new Map<string, string>();
  readonly #world: AttackWorld;
  readonly #queue: Asked[];
  readonly #patterns: number[];

  constructor(world: AttackWorld, round: AskedRound) {
    this.#world = world;
    this.round = round;
    this.#queue = shuffled(round.people);
    this.#patterns = shuffled(Array.from({ length: 5 ** ITEMS.length }, (_, i) => i));
  }

  async some(): Promise<void> {
    await this.#next(randomInt(this.#queue.length + 1));
  }

  async theRest(): Promise<void> {
    await this.#next(this.#queue.length);
  }

  async #next(howMany: number): Promise<void> {
    for (const { entryId, token, address } of this.#queue.splice(0, howMany)) {
      this.#world.clock.advance(randomInt(1_000, 60_000));
      const mark = randomUUID();
      const pattern = this.#patterns.pop()!;
      const levels = ITEMS.map((_, i) => Math.floor(pattern / 5 ** i) % 5);
      const content = contentOf('staff', {
        answers: Object.fromEntries(ITEMS.map((item, i) => [item, levels[i]!])),
        comments: { 'R1.pay_voice': mark },
      });
      const respondent = new Respondent(this.#world.sendFrom(address), token);
      const { ballot, keyHash } = await respondent.sign(content);
      const { status } = await respondent.put(this.round.roundId, keyHash, ballot);
      if (status !== 200) throw new Error(`a ballot was not taken: ${status}`);
      this.ballots.set(entryId, keyHash);
      this.marks.set(entryId, mark);
      this.byAnswers.set(`${this.round.roundId} ${levels.join(',')}`, mark);
    }
  }
}

/** Even with the installation's secret, the keys and both slot files: slots by number, spent or not, and by what they hold. */
async function slotOrders(world: AttackWorld, { roundId, people }: AskedRound): Promise<Order[]> {
  const orders: Order[] = [];
  for (const folder of Object.values(world.doorFolders)) {
    const keys = RoundKeys.opened(
      world.secret,
      roundId,
      await readFile(path.join(folder, `${roundId}.keys`), 'utf8'),
    )!;
    const slots = Slots.decrypted(
      await readFile(path.join(folder, `${roundId}.slots`)),
      keys.slotKey,
      roundId,
    )!;
    const held = people.map(({ entryId, tokenHash }) => {
      const slot = keys.place(tokenHash)!.slot;
      return { entryId, slot, ...slots.get(slot)! };
    });
    const by = (key: (one: (typeof held)[number]) => string) =>
      held.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map((one) => one.entryId);
    orders.push(
      { source: 'slot file by slot', names: by((one) => String(one.slot).padStart(6, '0')) },
      { source: 'slot file by blinded hash', names: by((one) => one.blindedHash.toString('hex')) },
      { source: 'slot file by signature', names: by((one) => one.blindSignature.toString('hex')) },
    );
  }
  return orders;
}
