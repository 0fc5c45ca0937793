import { createHash } from 'node:crypto';
import { Problem } from '../../http/problem.ts';
import type { RoundKeys } from './round-keys.ts';
import { Slots } from './slots.ts';
import type { TwinFile } from './twin-file.ts';

interface Pending {
  slot: number;
  blindedHash: Buffer;
  blindSignature: Buffer;
  written: Promise<void>;
  resolve: () => void;
  reject: (error: Error) => void;
}

/** One round's slots, in memory and on disk. Nothing is answered before it is on both disks; what waits is written together. */
export class Book {
  readonly #roundId: string;
  readonly #keys: RoundKeys;
  readonly #file: TwinFile;
  readonly #log: (sentence: string) => void;
  #slots: Slots;
  #lastVersion: bigint;
  #pending = new Map<number, Pending>();
  #writing = false;

  private constructor(
    roundId: string,
    keys: RoundKeys,
    file: TwinFile,
    slots: Slots,
    log: (sentence: string) => void,
  ) {
    this.#roundId = roundId;
    this.#keys = keys;
    this.#file = file;
    this.#slots = slots;
    this.#lastVersion = slots.version;
    this.#log = log;
  }

  /**
   * The newer of the two copies; a copy that is missing, damaged or older is written anew.
   * @throws Error when no copy can be read: going on with empty slots would sign a second time for everybody.
   */
  static async load(
    roundId: string,
    keys: RoundKeys,
    file: TwinFile,
    log: (sentence: string) => void,
  ): Promise<Book> {
    const copies = (await file.read()).map((bytes) => bytes && Slots.decrypted(bytes, keys.slotKey, roundId));
    const newest = copies.reduce(
      (best, copy) => (copy && (!best || copy.version > best.version) ? copy : best),
      null,
    );
    if (!newest) throw new Error('neither copy of a slot file can be read');
    if (copies.some((copy) => copy?.version !== newest.version))
      await file.write(newest.encrypted(keys.slotKey, roundId));
    return new Book(roundId, keys, file, newest, log);
  }

  /**
   * The signature for this token's blinded message: made once, and the same again for the same message.
   * @param refuseFirst thrown instead of a first signature (the round is closed)
   */
  async sign(tokenHash: string, blinded: Buffer, refuseFirst: Problem | null): Promise<Buffer> {
    const place = this.#keys.place(tokenHash);
    if (!place) throw new Problem('token_unknown');
    const { slot, stratumId } = place;
    const blindedHash = createHash('sha256').update(blinded).digest();
    const waiting = this.#pending.get(slot);
    const held = waiting ?? this.#slots.get(slot);
    if (held) {
      if (!held.blindedHash.equals(blindedHash)) throw new Problem('ballot_already_begun');
      await waiting?.written;
      return held.blindSignature;
    }
    if (refuseFirst) throw refuseFirst;
    const blindSignature = this.#keys.blindSign(stratumId, blinded);
    if (!blindSignature) throw new Problem('bad_request');
    await this.#keep(slot, blindedHash, blindSignature);
    return blindSignature;
  }

  #keep(slot: number, blindedHash: Buffer, blindSignature: Buffer): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#pending.set(slot, { slot, blindedHash, blindSignature, written: promise, resolve, reject });
    if (!this.#writing) void this.#writeAll();
    return promise;
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#pending.size > 0) {
      const batch = [...this.#pending.values()];
      // Counted up even when the write fails: the mirror may hold the failed version, which must never look the newest.
      this.#lastVersion += 1n;
      const next = this.#slots.spending(this.#lastVersion, batch);
      try {
        await this.#file.write(next.encrypted(this.#keys.slotKey, this.#roundId));
        this.#slots = next;
        for (const one of batch) this.#settle(one, one.resolve);
      } catch (error) {
        this.#log(`door A could not write a slot file: ${(error as Error).message}`);
        for (const one of batch)
          this.#settle(one, () => one.reject(new Problem('door_shut', { seconds: 30 })));
      }
    }
    this.#writing = false;
  }

  #settle(one: Pending, answer: () => void): void {
    this.#pending.delete(one.slot);
    answer();
  }
}
