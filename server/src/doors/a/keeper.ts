import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { lockDirectory } from '../../embedded-postgres/directory-lock.ts';
import { Problem } from '../../http/problem.ts';
import { Book } from './book.ts';
import type { StratumOfTokens } from './round-keys.ts';
import { RoundKeys } from './round-keys.ts';
import { Slots } from './slots.ts';
import type { FileCalls } from './twin-file.ts';
import { TwinFile } from './twin-file.ts';

export interface DoorAPlaces {
  /** Must be on a disk of this machine; one process at a time may hold it. Never to be backed up. */
  folder: string;
  /** The second copy, best on another disk. */
  mirror: string;
  secret: string;
  log: (sentence: string) => void;
  files?: FileCalls;
}

export interface StratumKey {
  stratumId: string;
  publicKey: string;
  fingerprint: string;
}

/** What a token leads to. */
export interface Invited {
  roundId: string;
  stratumId: string;
  tokenHash: string;
}

interface HeldRound {
  keys: RoundKeys;
  /** Read when somebody first sends. */
  book: Promise<Book> | null;
}

/** Door A's state outside the database (docs/ballots.md §5): per round a file of keys and a file of slots, each kept twice. */
export class DoorA {
  readonly #places: DoorAPlaces;
  readonly #unlock: (() => void)[] = [];
  readonly #rounds = new Map<string, HeldRound>();
  #unreadable = 0;

  private constructor(places: DoorAPlaces) {
    this.#places = places;
  }

  /** @throws Error when another process holds one of the folders. */
  static async hold(places: DoorAPlaces): Promise<DoorA> {
    const door = new DoorA(places);
    try {
      for (const folder of [places.folder, places.mirror]) {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        door.#unlock.push(await lockDirectory(folder));
      }
      for (const roundId of await door.roundsOnDisk()) await door.#readKeys(roundId);
    } catch (error) {
      door.release();
      throw error;
    }
    return door;
  }

  release(): void {
    for (const free of this.#unlock) free();
  }

  /**
   * Makes a round's keys and slots and returns the public keys. The keys' file comes last: where it is, everything is, and a
   * repeated call returns the same keys.
   */
  async openRound(roundId: string, strata: readonly StratumOfTokens[]): Promise<StratumKey[]> {
    const known = this.#rounds.get(roundId);
    if (known) return known.keys.publicKeys();
    const keys = await RoundKeys.make(strata);
    await this.#slotFile(roundId).write(Slots.empty(keys.slotCount).encrypted(keys.slotKey, roundId));
    await this.#keyFile(roundId).write(Buffer.from(keys.sealed(this.#places.secret, roundId)));
    this.#rounds.set(roundId, { keys, book: null });
    return keys.publicKeys();
  }

  /** Where this token leads, or null. @throws Problem `door_shut` where it may lead to a round whose keys can't be read. */
  find(tokenHash: string): Invited | null {
    for (const [roundId, { keys }] of this.#rounds) {
      const place = keys.place(tokenHash);
      if (place) return { roundId, stratumId: place.stratumId, tokenHash };
    }
    if (this.#unreadable > 0) throw new Problem('door_shut', { seconds: 60 });
    return null;
  }

  /** See Book.sign. @throws Problem `door_shut` when the round's slots can't be read; the operator's log says why. */
  async sign({ roundId, tokenHash }: Invited, blinded: Buffer, refuseFirst: Problem | null): Promise<Buffer> {
    const round = this.#rounds.get(roundId);
    if (!round) throw new Problem('token_unknown');
    round.book ??= this.#load(roundId, round);
    return (await round.book).sign(tokenHash, blinded, refuseFirst);
  }

  /** At the seal: nobody can be signed for any more, and which slot was whose is forgotten. Safe to repeat. */
  async destroyRound(roundId: string): Promise<void> {
    this.#rounds.delete(roundId);
    await this.#keyFile(roundId).destroy();
    await this.#slotFile(roundId).destroy();
  }

  /** The rounds that have files here, whole or not. */
  async roundsOnDisk(): Promise<string[]> {
    const names = (
      await Promise.all([this.#places.folder, this.#places.mirror].map((folder) => readdir(folder)))
    ).flat();
    return [...new Set(names.flatMap((name) => /^([0-9a-f-]{36})\.(?:keys|slots)/.exec(name)?.[1] ?? []))];
  }

  async #load(roundId: string, round: HeldRound): Promise<Book> {
    const { log } = this.#places;
    try {
      return await Book.load(roundId, round.keys, this.#slotFile(roundId), log);
    } catch (error) {
      round.book = null;
      log(`door A stays shut for round ${roundId}: ${(error as Error).message}`);
      throw new Problem('door_shut', { seconds: 60 });
    }
  }

  /** A copy that is missing or damaged is written anew. */
  async #readKeys(roundId: string): Promise<void> {
    const { log, secret } = this.#places;
    const file = this.#keyFile(roundId);
    const copies = await file.read();
    if (copies.every((copy) => copy === null)) return; // an opening that was cut short and will be repeated
    const opened = copies.map((copy) => copy && RoundKeys.opened(secret, roundId, copy.toString()));
    const whole = opened.findIndex((keys) => keys !== null);
    if (whole < 0) {
      this.#unreadable += 1;
      log(
        `door A stays shut for round ${roundId}: neither copy of its keys can be read. Was SECRET changed?`,
      );
      return;
    }
    if (opened.includes(null)) await file.write(copies[whole]!);
    this.#rounds.set(roundId, { keys: opened[whole]!, book: null });
  }

  #slotFile(roundId: string): TwinFile {
    return this.#twin(`${roundId}.slots`);
  }

  #keyFile(roundId: string): TwinFile {
    return this.#twin(`${roundId}.keys`);
  }

  #twin(name: string): TwinFile {
    const { folder, mirror, files } = this.#places;
    return new TwinFile(path.join(folder, name), path.join(mirror, name), files);
  }
}
