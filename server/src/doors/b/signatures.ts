import type { KeyObject } from 'node:crypto';
import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import { promisify } from 'node:util';

/** The hash under which a ballot key's ballot is kept. */
export const keyHashOf = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');

/** RSASSA-PSS with SHA-384 and a salt of 48 bytes over `randomizer ‖ message` (RFC 9474 §4.5). */
export function ticketIsGood(
  stratumKey: KeyObject,
  ticket: { randomizer: string; signature: string },
  message: Uint8Array,
): boolean {
  const signed = Buffer.concat([Buffer.from(ticket.randomizer, 'base64url'), message]);
  const padding = { key: stratumKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  return verify('sha384', signed, padding, Buffer.from(ticket.signature, 'base64url'));
}

/** Ed25519 by the ballot's own key. In a thread of its own: it takes longer than all else that a ballot costs this one. */
export async function ballotKeySigned(
  publicKey: string,
  message: Uint8Array,
  signature: string,
): Promise<boolean> {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return await inThread(null, message, key, Buffer.from(signature, 'base64url'));
  } catch {
    return false; // 32 bytes that are no key
  }
}

const inThread = promisify(verify);
