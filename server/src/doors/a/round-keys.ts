import {
  constants,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { fingerprint } from '@followthrough/shared/ballots/fingerprint.ts';
import * as z from 'zod';
import { seal, unseal } from '../../credentials/seal.ts';
import { slotsFor } from './slots.ts';

const base64url = z.string().regex(/^[\w-]+$/);
const kept = z.object({
  slotKey: base64url,
  placeKey: base64url,
  /** One entry per slot, in order: whose it is, by a keyed hash, and the number of their stratum. Unused ones hold random bytes. */
  places: z.array(z.tuple([base64url, z.int().min(0)])),
  strata: z.array(z.object({ stratumId: z.uuid(), privateKey: base64url })),
});
type Kept = z.infer<typeof kept>;

export interface StratumOfTokens {
  stratumId: string;
  tokenHashes: readonly string[];
}

/** Where a token leads: one slot, and the stratum whose key signs. */
interface Place {
  slot: number;
  stratumId: string;
}

/**
 * What door A holds of a round beside the slots: the strata's signing keys, and which slot is whose. Gone at the seal. Tokens are
 * found here and not in the database, which would keep a trace of being asked.
 */
export class RoundKeys {
  readonly #kept: Kept;
  readonly #private: Map<string, KeyObject>;
  readonly #places: Map<string, Place>;

  private constructor(given: Kept) {
    this.#kept = given;
    this.#places = new Map(
      given.places.map(([place, stratum], slot) => [
        place,
        { slot, stratumId: given.strata[stratum]!.stratumId },
      ]),
    );
    this.#private = new Map(
      given.strata.map(({ stratumId, privateKey }) => [
        stratumId,
        createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' }),
      ]),
    );
  }

  /** Fresh keys for these strata, and a place for each of their people that only these keys can tell. */
  static async make(strata: readonly StratumOfTokens[]): Promise<RoundKeys> {
    const random = () => randomBytes(32).toString('base64url');
    const placeKey = random();
    const used = strata.flatMap(({ tokenHashes }, stratum) =>
      tokenHashes.map((hash): [string, number] => [placeOf(placeKey, hash), stratum]),
    );
    const unused = Array.from({ length: slotsFor(used.length) - used.length }, (): [string, number] => [
      random(),
      0,
    ]);
    const signing = [];
    for (const { stratumId } of strata) {
      const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
      signing.push({
        stratumId,
        privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
      });
    }
    const places = [...used, ...unused].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return new RoundKeys({ slotKey: random(), placeKey, places, strata: signing });
  }

  /** Null for what was sealed under another secret, or is damaged. */
  static opened(secret: string, roundId: string, sealed: string): RoundKeys | null {
    try {
      return new RoundKeys(kept.parse(JSON.parse(unseal(secret, `door-a.${roundId}`, sealed))));
    } catch {
      return null;
    }
  }

  sealed(secret: string, roundId: string): string {
    return seal(secret, `door-a.${roundId}`, JSON.stringify(this.#kept));
  }

  get slotKey(): Buffer {
    return Buffer.from(this.#kept.slotKey, 'base64url');
  }

  get slotCount(): number {
    return this.#kept.places.length;
  }

  place(tokenHash: string): Place | null {
    return this.#places.get(placeOf(this.#kept.placeKey, tokenHash)) ?? null;
  }

  publicKeys(): { stratumId: string; publicKey: string; fingerprint: string }[] {
    return [...this.#private].map(([stratumId, key]) => {
      const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
      return {
        stratumId,
        publicKey: spki.toString('base64url'),
        fingerprint: fingerprint(createHash('sha256').update(spki).digest()),
      };
    });
  }

  /**
   * RSABSSA's BlindSign (RFC 9474 §4.3) by the runtime's native RSA, with its check that no fault slipped in. Null where the
   * message is not a number below the modulus.
   */
  blindSign(stratumId: string, blinded: Uint8Array): Buffer | null {
    const key = this.#private.get(stratumId);
    if (!key) throw new Error('this stratum has no signing key here');
    const plain = { key, padding: constants.RSA_NO_PADDING };
    let signature: Buffer;
    try {
      signature = privateDecrypt(plain, blinded);
    } catch {
      return null;
    }
    if (!publicEncrypt(plain, signature).equals(blinded))
      throw new Error('a blind signature failed its own check');
    return signature;
  }
}

const placeOf = (placeKey: string, tokenHash: string): string =>
  createHmac('sha256', placeKey).update(tokenHash).digest('base64url');
