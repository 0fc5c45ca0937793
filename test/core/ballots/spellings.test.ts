import { randomBytes } from 'node:crypto';
import { fromBase64url, toBase64url, utf8 } from '@followthrough/shared/ballots/bytes.ts';
import { readReceipt, receiptWords } from '@followthrough/shared/ballots/receipt.ts';
import { readToken, tokenFrom, tokenInGroups } from '@followthrough/shared/ballots/token.ts';
import { entropyToMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../make/ballot-crypto.ts';

const anyBytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

describe('bytes', () => {
  it('spells and reads base64url as Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64url');
        expect(toBase64url(bytes)).toBe(text);
        expect(fromBase64url(text)).toEqual(bytes);
      }),
    );
  });

  it.each(['a', 'a+b', 'ab=', 'äb', 'QQ==', 'QR'])('does not read %s', (text) => {
    expect(fromBase64url(text)).toBeNull();
  });

  it('spells text in UTF-8', () => {
    // Whole characters alone: half ones are refused before they get here (content.ts).
    const character = fc.integer({ min: 0, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff);
    const anyText = fc.array(character).map((codes) => String.fromCodePoint(...codes));
    fc.assert(fc.property(anyText, (text) => Buffer.from(text).equals(utf8(text))));
  });
});

describe('an invitation token', () => {
  it('is read back however it was typed', () => {
    fc.assert(
      fc.property(anyBytes(20), (random) => {
        const token = tokenFrom(random);
        expect(token).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
        expect(readToken(tokenInGroups(token))).toBe(token);
        expect(readToken(` ${token.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(token);
      }),
    );
  });

  it('holds 100 bits: every bit of it is random', () => {
    const seen = Array.from({ length: 20 }, () => new Set<string>());
    for (let i = 0; i < 2000; i++)
      Array.from(tokenFrom(randomBytes(20))).forEach((character, at) => seen[at]!.add(character));
    expect(seen.map((characters) => characters.size)).toEqual(Array(20).fill(32));
  });

  it.each(['', '7K2M', 'U'.repeat(20), `${'0'.repeat(20)}0`, '<script>'])('is not %s', (typed) => {
    expect(readToken(typed)).toBeNull();
  });
});

describe('a receipt', () => {
  it('is spelled as BIP-39 spells it, and read back', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes(16), async (secret) => {
        const words = await receiptWords(secret, wordlist, nodeCrypto);
        expect(words.join(' ')).toBe(entropyToMnemonic(secret, wordlist));
        expect(await readReceipt(`1. ${words.join(', ')}`.toUpperCase(), wordlist, nodeCrypto)).toEqual({
          ok: true,
          secret,
        });
      }),
    );
  });

  it('says what is wrong with one that was typed wrong', async () => {
    const words = await receiptWords(new Uint8Array(16), wordlist, nodeCrypto);
    const read = (typed: string[]) => readReceipt(typed.join(' '), wordlist, nodeCrypto);
    expect(await read(words.slice(1))).toEqual({ ok: false, problem: 'wrong_count', words: 11 });
    expect(await read(words.with(4, 'abandom'))).toEqual({
      ok: false,
      problem: 'unknown_word',
      position: 5,
      word: 'abandom',
    });
    expect(await read(words.with(4, 'zoo'))).toEqual({ ok: false, problem: 'wrong_words' });
  });
});
