import {
  parseTypedNumber,
  storedToTyped,
  typedToStored,
} from '@followthrough/shared/instrument/typed-number.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('typed numbers', () => {
  it.each([
    ['$18.50', 18.5],
    ['1,200', 1_200],
    ['1 200 000', 1_200_000],
    ['45 %', 45],
    [' 45% ', 45],
    ['-$5', -5],
    ['\u22125', -5],
    ['.5', 0.5],
    ['0', 0],
    ['12,34', null],
    ['1,5', null],
    ['1.2.3', null],
    ['ten', null],
    ['', null],
    ['$', null],
    ['1e9', null],
    ['12 people', null],
  ])('%j is %j', (typed, expected) => {
    expect(parseTypedNumber(typed)).toBe(expected);
  });

  it('keeps money in cents and shares as fractions, both ways', () => {
    expect(typedToStored('hourly_pay', '$18.50')).toBe(1_850);
    expect(typedToStored('share', '38 %')).toBe(0.38);
    expect(storedToTyped('money', 4_200_000_00)).toBe('4200000');
    expect(storedToTyped('share', 0.07)).toBe('7');
    fc.assert(
      fc.property(
        fc.nat(1_000_000_000),
        (cents) => typedToStored('money', storedToTyped('money', cents)) === cents,
      ),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        (tenths) => typedToStored('share', storedToTyped('share', tenths / 1_000)) === tenths / 1_000,
      ),
    );
  });
});
