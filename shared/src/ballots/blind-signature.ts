/**
 * The respondent's half of RSABSSA-SHA384-PSS-Randomized (RFC 9474 §4): encode, blind, unblind. The signer's half is the
 * runtime's native RSA (server/src/doors/a), and so is checking (server/src/doors/b).
 */
import { concat, fromInteger, toInteger } from './bytes.ts';
import type { BallotCrypto } from './crypto.ts';
import { inverse, power } from './modular.ts';

export interface RsaPublicKey {
  n: bigint;
  e: bigint;
}

const HASH_BYTES = 48;

/** The numbers in an RSA key in SPKI form (RFC 8017 A.1.1). @throws RangeError for anything else. */
export function rsaPublicKey(spki: Uint8Array): RsaPublicKey {
  let at = 0;
  const enter = (tag: number): number => {
    if (spki[at++] !== tag) throw new RangeError('not an RSA public key');
    let length = spki[at++] ?? 0;
    if (length >= 0x80) {
      let more = length & 0x7f;
      for (length = 0; more > 0; more--) length = length * 256 + (spki[at++] ?? 0);
    }
    if (at + length > spki.length) throw new RangeError('a public key that was cut off');
    return length;
  };
  const integer = (): bigint => {
    const length = enter(0x02);
    at += length;
    return toInteger(spki.subarray(at - length, at));
  };
  enter(0x30);
  const algorithm = enter(0x30);
  at += algorithm;
  enter(0x03);
  at += 1; // no unused bits
  enter(0x30);
  return { n: integer(), e: integer() };
}

/** EMSA-PSS (RFC 8017 §9.1.1) with SHA-384 and MGF1, for a modulus of `modulusBits`. */
async function encodePss(
  message: Uint8Array,
  salt: Uint8Array,
  modulusBits: number,
  crypto: BallotCrypto,
): Promise<Uint8Array> {
  const bits = modulusBits - 1;
  const length = Math.ceil(bits / 8);
  const hashed = await crypto.sha384(message);
  const h = await crypto.sha384(concat(new Uint8Array(8), hashed, salt));
  const data = concat(new Uint8Array(length - salt.length - HASH_BYTES - 2), Uint8Array.of(1), salt);
  const mask = await mgf1(h, data.length, crypto);
  const masked = data.map((byte, i) => byte ^ mask[i]!);
  masked[0]! &= 0xff >> (8 * length - bits);
  return concat(masked, h, Uint8Array.of(0xbc));
}

async function mgf1(seed: Uint8Array, length: number, crypto: BallotCrypto): Promise<Uint8Array> {
  const blocks: Uint8Array[] = [];
  for (let i = 0; i * HASH_BYTES < length; i++)
    blocks.push(await crypto.sha384(concat(seed, fromInteger(BigInt(i), 4))));
  return concat(...blocks).subarray(0, length);
}

export interface Blinding {
  /** What the signer sees: as good as random, whatever the message. */
  blinded: Uint8Array;
  /** The signature on the message, out of the signature on what was blinded; null when the signer answered something else. */
  unblind(blindSignature: Uint8Array): Uint8Array | null;
}

/**
 * Blinds `randomizer ‖ message` with the factor `r`, which has to be random, secret and invertible modulo n.
 * Everything is fixed by the arguments, so that a retry sends the same bytes.
 */
export async function blindMessage(
  key: RsaPublicKey,
  message: Uint8Array,
  chosen: { randomizer: Uint8Array; pssSalt: Uint8Array; blind: bigint },
  crypto: BallotCrypto,
): Promise<Blinding> {
  const { n, e } = key;
  const bits = n.toString(2).length;
  const length = Math.ceil(bits / 8);
  const encoded = toInteger(
    await encodePss(concat(chosen.randomizer, message), chosen.pssSalt, bits, crypto),
  );
  const unblinder = inverse(chosen.blind, n);
  return {
    blinded: fromInteger((encoded * power(chosen.blind, e, n)) % n, length),
    unblind(blindSignature) {
      const signature = (toInteger(blindSignature) * unblinder) % n;
      return power(signature, e, n) === encoded ? fromInteger(signature, length) : null;
    },
  };
}
