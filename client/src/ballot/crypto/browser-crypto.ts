import type { BallotCrypto } from '@followthrough/shared/ballots/crypto.ts';
import { ed25519 } from './ed25519.ts';

// WebCrypto takes only bytes that nobody else shares; ours never are.
const own = (bytes: Uint8Array) => bytes as Uint8Array<ArrayBuffer>;

/** What a ballot needs, by the browser's own cryptography. */
export const browserCrypto: BallotCrypto = {
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', own(bytes))),
  sha384: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-384', own(bytes))),
  async hkdfSha256(keyMaterial, salt, info, length) {
    const key = await crypto.subtle.importKey('raw', own(keyMaterial), 'HKDF', false, ['deriveBits']);
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt: own(salt), info: own(info) };
    return new Uint8Array(await crypto.subtle.deriveBits(derivation, key, 8 * length));
  },
  ed25519PublicKey: async (seed) => (await ed25519()).publicKey(seed),
  ed25519Sign: async (seed, message) => (await ed25519()).sign(seed, message),
};
