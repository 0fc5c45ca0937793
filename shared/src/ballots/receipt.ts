/**
 * The receipt: 128 random bits as 12 words (BIP-39). It never leaves the respondent's device; everything that makes a ballot
 * hers comes out of it (docs/ballots.md §3).
 */
import type { BallotCrypto } from './crypto.ts';

const WORDS = 12;
const BITS_PER_WORD = 11;

/** The words of 16 random bytes. `wordlist` is the 2,048 words of a BIP-39 language, in order. */
export async function receiptWords(
  secret: Uint8Array,
  wordlist: readonly string[],
  crypto: BallotCrypto,
): Promise<string[]> {
  if (secret.length !== 16) throw new RangeError('a receipt is made of 16 random bytes');
  const bits = bitsOf(secret) + (await checksumOf(secret, crypto));
  return Array.from(
    { length: WORDS },
    (_, i) => wordlist[Number.parseInt(bits.slice(i * BITS_PER_WORD, (i + 1) * BITS_PER_WORD), 2)]!,
  );
}

type ReadReceipt =
  | { ok: true; secret: Uint8Array }
  | { ok: false; problem: 'wrong_count'; words: number }
  /** `position` counts from 1. */
  | { ok: false; problem: 'unknown_word'; position: number; word: string }
  /** Every word is one of the list, and yet they are not a receipt: two changed places, or one is another. */
  | { ok: false; problem: 'wrong_words' };

/** What somebody typed from a receipt, or what is wrong with it. Capitals and the signs between words don't matter. */
export async function readReceipt(
  typed: string,
  wordlist: readonly string[],
  crypto: BallotCrypto,
): Promise<ReadReceipt> {
  const words = typed
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  const unknown = words.findIndex((word) => !wordlist.includes(word));
  if (unknown >= 0)
    return { ok: false, problem: 'unknown_word', position: unknown + 1, word: words[unknown]! };
  if (words.length !== WORDS) return { ok: false, problem: 'wrong_count', words: words.length };
  const bits = words.map((word) => wordlist.indexOf(word).toString(2).padStart(BITS_PER_WORD, '0')).join('');
  const secret = Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(bits.slice(8 * i, 8 * i + 8), 2));
  return (await checksumOf(secret, crypto)) === bits.slice(128)
    ? { ok: true, secret }
    : { ok: false, problem: 'wrong_words' };
}

const bitsOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');

const checksumOf = async (secret: Uint8Array, crypto: BallotCrypto): Promise<string> =>
  bitsOf((await crypto.sha256(secret)).subarray(0, 1)).slice(0, 4);
