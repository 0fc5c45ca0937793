/** Digits, or digits in groups of three parted by commas or spaces, with an optional decimal part. */
const TYPED = /^-?(\d{1,3}(?:[, ]\d{3})+|\d+|)(\.\d+)?$/;

/**
 * Reads "$18.50", "1,200", "1 200" or "45 %". Gives null for anything that is not clearly one number
 * (also for "1,5", which may mean 1.5 or a slip).
 */
export function parseTypedNumber(typed: string): number | null {
  const plain = typed
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/\u2212/g, '-')
    .replace(/^\s*(-?)\s*[$€£]\s*/, '$1')
    .replace(/\s*[%$€£]\s*$/, '')
    .trim();
  if (!/\d/.test(plain) || !TYPED.test(plain)) return null;
  const number = Number(plain.replace(/[, ]/g, ''));
  return Number.isFinite(number) ? number : null;
}
