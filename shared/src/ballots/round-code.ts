/**
 * A round's public name, printed beside the twelve words: eight characters that can be read aloud. It lets a receipt find its
 * round from a device that has never seen the invitation. It is the first 40 bits of the round's id, and no secret.
 */
import { CROCKFORD, readCrockford } from './crockford.ts';

const LENGTH = 8;

/** As printed: `4F7K-92QD`. */
export function roundCode(roundId: string): string {
  const bits = BigInt(`0x${roundId.replaceAll('-', '').slice(0, 10)}`);
  const digits = Array.from(
    { length: LENGTH },
    (_, i) => CROCKFORD[Number((bits >> BigInt(5 * (LENGTH - 1 - i))) & 31n)],
  );
  return digits.join('').replace(/.{4}(?=.)/g, '$&-');
}

/** The first ten hex digits of the round's id behind a code that somebody typed, or null where it can't be one. */
export function roundIdPrefix(typed: string): string | null {
  const code = readCrockford(typed, LENGTH);
  if (code === null) return null;
  const bits = Array.from(code).reduce(
    (sum, character) => sum * 32n + BigInt(CROCKFORD.indexOf(character)),
    0n,
  );
  return bits.toString(16).padStart(10, '0');
}
