import {
  constants,
  createPrivateKey,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
  verify,
} from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { blindMessage, rsaPublicKey } from '@followthrough/shared/ballots/blind-signature.ts';
import { fromHex, toHex, toInteger } from '@followthrough/shared/ballots/bytes.ts';
import { inverse, power } from '@followthrough/shared/ballots/modular.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../make/ballot-crypto.ts';

const vector: Record<string, string> = JSON.parse(
  await readFile(new URL('../../golden/rfc9474.json', import.meta.url), 'utf8'),
);
const of = (field: string) => fromHex(vector[field]!);

describe('RFC 9474, RSABSSA-SHA384-PSS-Randomized', () => {
  const blinding = () =>
    blindMessage(
      { n: toInteger(of('n')), e: toInteger(of('e')) },
      of('msg'),
      { randomizer: of('msg_prefix'), pssSalt: of('salt'), blind: toInteger(of('r')) },
      nodeCrypto,
    );

  it('blinds as the test vector does', async () => {
    expect(toHex((await blinding()).blinded)).toBe(vector.blinded_msg);
  });

  it('unblinds as the test vector does', async () => {
    expect(toHex((await blinding()).unblind(of('blind_sig'))!)).toBe(vector.sig);
  });

  it('refuses a signature on anything else', async () => {
    const wrong = of('blind_sig');
    wrong[100]! ^= 1;
    expect((await blinding()).unblind(wrong)).toBeNull();
  });
});

it('goes together with the native RSA that signs and checks', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = rsaPublicKey(publicKey.export({ format: 'der', type: 'spki' }));
  const message = randomBytes(87);
  const randomizer = randomBytes(32);
  const chosen = { randomizer, pssSalt: randomBytes(48), blind: toInteger(randomBytes(250)) };
  const { blinded, unblind } = await blindMessage(key, message, chosen, nodeCrypto);
  const blindSignature = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, blinded);
  const padding = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  expect(verify('sha384', Buffer.concat([randomizer, message]), padding, unblind(blindSignature)!)).toBe(
    true,
  );
});

it('reads the numbers of a public key, and nothing else', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = createPrivateKey({
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }),
    format: 'pem',
  }).export({ format: 'jwk' });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  expect(rsaPublicKey(spki)).toEqual({ n: toInteger(Buffer.from(jwk.n!, 'base64url')), e: 65537n });
  expect(() => rsaPublicKey(spki.subarray(0, 100))).toThrow(RangeError);
  expect(() => rsaPublicKey(Buffer.from('no key'))).toThrow(RangeError);
});

it('inverts whatever can be inverted', () => {
  const prime = 2n ** 127n - 1n;
  fc.assert(
    fc.property(fc.bigInt(1n, prime - 1n), (value) => (value * inverse(value, prime)) % prime === 1n),
  );
  fc.assert(fc.property(fc.bigInt(1n, prime - 1n), (value) => power(value, prime - 1n, prime) === 1n));
  expect(() => inverse(6n, 9n)).toThrow(RangeError);
});
