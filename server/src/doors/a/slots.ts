import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const HASH = 32;
const SIGNATURE = 256;
const SLOT = 1 + HASH + SIGNATURE;
const HEADER = 8;
const NONCE = 12;
const TAG = 16;

/** Rosters are padded up to a multiple of this, so that the file's size says little about the roster's. */
const STEP = 64;

export const slotsFor = (people: number): number => Math.max(1, Math.ceil(people / STEP)) * STEP;

/** Who has been signed for: one slot per person, all of the same size, spent or not. */
export class Slots {
  readonly version: bigint;
  readonly #bytes: Buffer;

  private constructor(version: bigint, bytes: Buffer) {
    this.version = version;
    this.#bytes = bytes;
  }

  static empty(count: number): Slots {
    return new Slots(0n, Buffer.alloc(count * SLOT));
  }

  get(slot: number): { blindedHash: Buffer; blindSignature: Buffer } | null {
    const at = slot * SLOT;
    if (this.#bytes[at] !== 1) return null;
    return {
      blindedHash: this.#bytes.subarray(at + 1, at + 1 + HASH),
      blindSignature: this.#bytes.subarray(at + 1 + HASH, at + SLOT),
    };
  }

  /** A copy in which these slots are spent. */
  spending(
    version: bigint,
    spent: Iterable<{ slot: number; blindedHash: Uint8Array; blindSignature: Uint8Array }>,
  ): Slots {
    const bytes = Buffer.from(this.#bytes);
    for (const { slot, blindedHash, blindSignature } of spent) {
      bytes[slot * SLOT] = 1;
      bytes.set(blindedHash, slot * SLOT + 1);
      bytes.set(blindSignature, slot * SLOT + 1 + HASH);
    }
    return new Slots(version, bytes);
  }

  /** AES-256-GCM under a fresh nonce: every byte differs from the last writing, whatever changed. */
  encrypted(key: Uint8Array, roundId: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(roundId));
    const header = Buffer.alloc(HEADER);
    header.writeBigUInt64BE(this.version);
    const sealed = Buffer.concat([cipher.update(header), cipher.update(this.#bytes), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Null for what isn't a whole slot file of this round. */
  static decrypted(file: Buffer, key: Uint8Array, roundId: string): Slots | null {
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, file.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAAD(Buffer.from(roundId)).setAuthTag(file.subarray(NONCE, NONCE + TAG));
      const plain = Buffer.concat([decipher.update(file.subarray(NONCE + TAG)), decipher.final()]);
      return new Slots(plain.readBigUInt64BE(), plain.subarray(HEADER));
    } catch {
      return null;
    }
  }
}
