import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto';
import type { BallotCrypto } from '@followthrough/shared/ballots/crypto.ts';

const ED25519_SEED_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');

/** What a respondent's device computes, by Node. */
export const nodeCrypto: BallotCrypto = {
  sha256: async (bytes) => createHash('sha256').update(bytes).digest(),
  sha384: async (bytes) => createHash('sha384').update(bytes).digest(),
  hkdfSha256: async (keyMaterial, salt, info, length) =>
    new Uint8Array(hkdfSync('sha256', keyMaterial, salt, info, length)),
  ed25519PublicKey: async (seed) =>
    Buffer.from(createPublicKey(privateKey(seed)).export({ format: 'jwk' }).x!, 'base64url'),
  ed25519Sign: async (seed, message) => sign(null, message, privateKey(seed)),
};

const privateKey = (seed: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([ED25519_SEED_HEADER, seed]), format: 'der', type: 'pkcs8' });
