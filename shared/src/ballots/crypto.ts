/**
 * The few operations that ballots need from outside: WebCrypto in the browser (client/src/ballot/crypto), node:crypto in tests
 * and tools. Bytes in, bytes out.
 */
export interface BallotCrypto {
  sha256(bytes: Uint8Array): Promise<Uint8Array>;
  sha384(bytes: Uint8Array): Promise<Uint8Array>;
  hkdfSha256(
    keyMaterial: Uint8Array,
    salt: Uint8Array,
    info: Uint8Array,
    length: number,
  ): Promise<Uint8Array>;
  /** The 32-byte public key of a 32-byte seed. */
  ed25519PublicKey(seed: Uint8Array): Promise<Uint8Array>;
  ed25519Sign(seed: Uint8Array, message: Uint8Array): Promise<Uint8Array>;
}
