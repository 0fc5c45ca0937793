import { randomInt } from 'node:crypto';
import { generateSecret, generateURI, verify } from 'otplib';
import { sha256 } from './fresh-secret.ts';

/** A new shared secret, and the address that an authenticator app reads it from. */
export function newTotp(email: string): { secret: string; uri: string } {
  const secret = generateSecret();
  return { secret, uri: generateURI({ issuer: 'Yearly check', label: email, secret }) };
}

/**
 * The 30-second step that a six-digit code belongs to, or null when it is wrong or at or before `lastStep`.
 * One step of difference between the two clocks is let pass.
 */
export async function totpStep(
  secret: string,
  code: string,
  lastStep: number | null,
  now: Date,
): Promise<number | null> {
  const result = await verify({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: 30,
    ...(lastStep === null ? {} : { afterTimeStep: lastStep }),
  });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Ten codes of about 79 bits, such as `k7mq-2xvd-…`, for the day the phone is lost. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () =>
    Array.from({ length: 4 }, () =>
      Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join(''),
    ).join('-'),
  );
}

/** Spaces, dashes and capitals don't matter when one is typed. */
export const recoveryCodeHash = (typed: string): string => sha256(typed.toLowerCase().replace(/[\s-]/g, ''));
