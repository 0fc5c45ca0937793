import { fromBase64url } from '@followthrough/shared/ballots/bytes.ts';

export interface Ed25519 {
  publicKey(seed: Uint8Array): Promise<Uint8Array>;
  sign(seed: Uint8Array, message: Uint8Array): Promise<Uint8Array>;
}

/** What stands before the 32 bytes of a seed in a private key in PKCS #8 form (RFC 8410 §7). */
const HEADER = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

const keyOf = (seed: Uint8Array) =>
  crypto.subtle.importKey('pkcs8', Uint8Array.from([...HEADER, ...seed]), 'Ed25519', true, ['sign']);

/** The browser's own: a few milliseconds on any phone. */
export const native: Ed25519 = {
  async publicKey(seed) {
    const { x = '' } = await crypto.subtle.exportKey('jwk', await keyOf(seed));
    return fromBase64url(x) ?? new Uint8Array();
  },
  sign: async (seed, message) =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', await keyOf(seed), Uint8Array.from(message))),
};

/** A library's, which only browsers from before 2025 load. */
export const portable: Ed25519 = {
  publicKey: async (seed) => (await import('@noble/ed25519')).getPublicKeyAsync(seed),
  sign: async (seed, message) => (await import('@noble/ed25519')).signAsync(message, seed),
};

let chosen: Promise<Ed25519> | null = null;

/** Tried out once, since no property tells whether a browser has it. */
export function ed25519(): Promise<Ed25519> {
  chosen ??= keyOf(new Uint8Array(32)).then(
    () => native,
    () => portable,
  );
  return chosen;
}
