import { createHash, randomBytes } from 'node:crypto';

/** Enough for a secret that is random itself; passwords get argon2id. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** 256 random bits for a cookie or a link, and the hash that is all the database ever holds of them. */
export function freshSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: sha256(secret) };
}
