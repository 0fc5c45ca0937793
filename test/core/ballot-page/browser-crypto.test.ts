import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { browserCrypto } from '../../../client/src/ballot/crypto/browser-crypto.ts';
import { native, portable } from '../../../client/src/ballot/crypto/ed25519.ts';
import { nodeCrypto } from '../../make/ballot-crypto.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

it('the browser’s cryptography computes what Node’s does', async () => {
  const [seed, message, salt] = [randomBytes(32), randomBytes(100), randomBytes(20)];
  for (const compute of [
    (crypto: typeof nodeCrypto) => crypto.sha256(message),
    (crypto: typeof nodeCrypto) => crypto.sha384(message),
    (crypto: typeof nodeCrypto) => crypto.hkdfSha256(seed, salt, message, 272),
    (crypto: typeof nodeCrypto) => crypto.ed25519PublicKey(seed),
    (crypto: typeof nodeCrypto) => crypto.ed25519Sign(seed, message),
  ]) {
    expect(hex(await compute(browserCrypto))).toBe(hex(await compute(nodeCrypto)));
  }
});

it('Ed25519 is the same by the browser and by the library for older ones', async () => {
  for (let i = 0; i < 5; i += 1) {
    const [seed, message] = [randomBytes(32), randomBytes(i * 40)];
    expect(hex(await portable.publicKey(seed))).toBe(hex(await native.publicKey(seed)));
    expect(hex(await portable.sign(seed, message))).toBe(hex(await native.sign(seed, message)));
  }
});
