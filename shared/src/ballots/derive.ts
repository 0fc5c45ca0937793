import { toInteger, utf8 } from './bytes.ts';
import type { BallotCrypto } from './crypto.ts';
import { greatestCommonDivisor } from './modular.ts';

/** What only the receipt's holder can make; the same on every device. */
export interface BallotSecrets {
  /** Ed25519 seed of the ballot's own key. */
  seed: Uint8Array;
  /** RFC 9474's message prefix. */
  randomizer: Uint8Array;
  pssSalt: Uint8Array;
  /** A blinding factor r that is invertible modulo n. */
  blind(modulus: bigint): Promise<bigint>;
}

/** HKDF-SHA256 with the round's id as salt: a receipt of one round says nothing about another (docs/ballots.md §3). */
export async function ballotSecrets(
  receipt: Uint8Array,
  roundId: string,
  crypto: BallotCrypto,
): Promise<BallotSecrets> {
  const derive = (purpose: string, length: number) =>
    crypto.hkdfSha256(receipt, utf8(roundId), utf8(`followthrough/v1/${purpose}`), length);
  return {
    seed: await derive('ballot-key', 32),
    randomizer: await derive('randomizer', 32),
    pssSalt: await derive('pss-salt', 48),
    async blind(modulus) {
      // 272 bytes modulo n are as good as uniform: the bias is below 2⁻¹²⁷.
      for (let counter = 0; ; counter++) {
        const candidate =
          toInteger(await derive(counter === 0 ? 'blind' : `blind-${counter}`, 272)) % modulus;
        if (candidate > 1n && greatestCommonDivisor(candidate, modulus) === 1n) return candidate;
      }
    },
  };
}
