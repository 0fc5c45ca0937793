/** The invitation's secret: 100 random bits as 20 characters that can be read aloud and typed (docs/ballots.md §2). */
import { CROCKFORD, readCrockford } from './crockford.ts';

const LENGTH = 20;

/** A token out of 20 random bytes, five bits of each. */
export function tokenFrom(random: Uint8Array): string {
  if (random.length !== LENGTH) throw new RangeError(`a token is made of ${LENGTH} random bytes`);
  return Array.from(random, (byte) => CROCKFORD[byte & 31]).join('');
}

/** In place of a token in a test of the invitation: it opens nothing, and says so. */
export const EXAMPLE_TOKEN = 'EXAMPLE-LINK-ONLY';

/** As printed and shown: `7K2M-…`, five groups of four. */
export const tokenInGroups = (token: string): string => token.replace(/.{4}(?=.)/g, '$&-');

/** The token that somebody typed or followed, or null where it can't be one. */
export const readToken = (typed: string): string | null => readCrockford(typed, LENGTH);
