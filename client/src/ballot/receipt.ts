import { readReceipt, receiptWords } from '@followthrough/shared/ballots/receipt.ts';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { browserCrypto } from './crypto/browser-crypto.ts';

/** 16 random bytes that never leave this device. */
export const freshReceipt = (): Uint8Array => crypto.getRandomValues(new Uint8Array(16));

export const wordsOf = (receipt: Uint8Array): Promise<string[]> =>
  receiptWords(receipt, wordlist, browserCrypto);

export const readWords = (typed: string) => readReceipt(typed, wordlist, browserCrypto);
