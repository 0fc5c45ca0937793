import { parseTypedNumber } from '@followthrough/shared/instrument/typed-number.ts';
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
});
