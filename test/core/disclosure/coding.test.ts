import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bandOf,
  codedMean,
  highestTold,
  roundedUp,
  toStep,
} from '@followthrough/shared/disclosure/coding.ts';
import { mismatchShare } from '@followthrough/shared/disclosure/mismatch.ts';
import { releasable } from '@followthrough/shared/disclosure/releasable.ts';
import { toldThemes } from '@followthrough/shared/disclosure/themes.ts';
import { toldGap, toldRange } from '@followthrough/shared/disclosure/told.ts';

const bands = [{ from: 5 }, { from: 10 }, { from: 15 }, { from: 25 }];

describe('means', () => {
  test('the bounds follow the number of answers', () => {
    expect(highestTold(5)).toBe(72);
    expect(highestTold(10)).toBe(81);
    expect(codedMean(100, 5)).toEqual({ mean: 72, coded: true });
    expect(codedMean(0, 10)).toEqual({ mean: 19, coded: true });
    expect(codedMean(60, 5)).toEqual({ mean: 60, coded: false });
  });

  test('whoever alone answered 0 cannot tell that all others answered 100', () => {
    for (let n = 5; n <= 200; n += 1) {
      const hers = codedMean((100 * (n - 1)) / n, n);
      const lower = codedMean((100 * (n - 1)) / n - 2, n);
      expect(hers).toEqual(lower);
    }
  });

  test('is always within its bounds, keeps order, and is otherwise untouched', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 500 }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (n, mean) => {
          const told = codedMean(mean, n);
          expect(told.mean).toBeLessThanOrEqual(highestTold(n));
          expect(told.mean).toBeGreaterThanOrEqual(100 - highestTold(n));
          expect(told.coded).toBe(told.mean !== mean);
        },
      ),
    );
  });

  test('outside: halves go up to the next five, also when the sum is off by a hair', () => {
    expect([72, 72.5, 67.5 - 1e-12, 28, 50].map((mean) => toStep(mean, 5))).toEqual([70, 75, 70, 30, 50]);
  });
});

test('errors go up by steps and are never nothing', () => {
  expect([0, 0.1, 2.5, 2.6, 9.9].map((se) => roundedUp(se, 2.5))).toEqual([2.5, 2.5, 2.5, 5, 10]);
});

test('a band begins at its number', () => {
  expect([4, 5, 9, 10, 400].map((n) => bandOf(n, bands)?.from ?? null)).toEqual([null, 5, 5, 10, 25]);
});

describe('what follows from a released mean', () => {
  const rules = { notable_points: 15, z: 1.645 };
  const told = (mean: number, se: number, coded = false) => ({
    mean: releasable(mean),
    se: releasable(se),
    coded,
  });

  test('a range never leaves the scale', () => {
    expect(toldRange(told(28, 20), 1.645)).toEqual({ low: 0, high: expect.closeTo(60.9, 5) });
  });

  test('a gap is notable by size and beyond chance', () => {
    expect(toldGap(75, told(45, 7.5), rules)).toEqual({ points: 30, notable: true });
    expect(toldGap(75, told(45, 20), rules)).toEqual({ points: 30, notable: false });
    expect(toldGap(50, told(45, 2.5), rules)).toEqual({ points: 5, notable: false });
  });

  test('a bound is not taken for a gap', () => {
    expect(toldGap(100, told(72, 5, true), rules)).toEqual({ points: 0, notable: false });
    expect(toldGap(0, told(28, 5, true), rules)).toEqual({ points: 0, notable: false });
    expect(toldGap(25, told(72, 5, true), rules)).toEqual({ points: -47, notable: true });
  });
});

describe('this does not match what I see', () => {
  test('nobody and hardly anybody read the same', () => {
    expect(mismatchShare(0, 12, bands)).toEqual(mismatchShare(2, 12, bands));
    expect(mismatchShare(3, 12, bands)).toEqual({ state: 'shown', nFrom: 10, share: 'under_half' });
    expect(mismatchShare(12, 12, bands)).toEqual(mismatchShare(6, 12, bands));
  });

  test('with fewer than five ballots, whatever they say', () => {
    for (let said = 0; said <= 4; said += 1)
      expect(mismatchShare(said, 4, bands)).toEqual({ state: 'too_few' });
  });
});

test('themes are told from ten comments on, by name', () => {
  const counts = [
    { theme: 'pay', comments: 11 },
    { theme: 'hours', comments: 16 },
    { theme: 'keys', comments: 9 },
  ];
  expect(toldThemes(counts, bands)).toEqual([
    { theme: 'hours', nFrom: 15 },
    { theme: 'pay', nFrom: 10 },
  ]);
});
