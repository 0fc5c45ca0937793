/** Between what a person types in a number field and what is stored. */
import type { Measure } from './model.ts';

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

/** Typed text as the stored figure: dollars become whole cents, percent becomes a share of 0 to 1. */
export function typedToStored(measure: Measure, typed: string): number | null {
  const number = parseTypedNumber(typed);
  if (number === null) return null;
  if (isMoney(measure)) return Math.round(number * 100);
  return measure === 'share' ? Number((number / 100).toFixed(6)) : number;
}

/** A stored figure as a person would type it, without signs. */
export function storedToTyped(measure: Measure, stored: number): string {
  if (isMoney(measure)) return stored % 100 === 0 ? String(stored / 100) : (stored / 100).toFixed(2);
  return measure === 'share' ? String(Number((stored * 100).toFixed(4))) : String(stored);
}

function isMoney(measure: Measure): boolean {
  return measure === 'money' || measure === 'hourly_pay' || measure === 'living_wage';
}
