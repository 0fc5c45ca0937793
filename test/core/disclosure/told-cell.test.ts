import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codedFigure,
  partsOf,
  scoreMeasure,
  STEP,
  widerStep,
  YES_NO,
} from '@followthrough/shared/disclosure/told-cell.ts';
import { countsOf, reachOf } from '@followthrough/shared/disclosure/reading.ts';
import { instrument } from '../../make/answered-cycle.ts';

const measure = scoreMeasure(instrument);
const figures = (unknown: number[], known: number[] = []) =>
  partsOf({ unknown, known }, measure, STEP).map((part) => codedFigure(part));
const times = (count: number, value: number) => Array.from({ length: count }, () => value);

describe('a cell’s figures', () => {
  test('a mean in the middle is rounded to fives, halves up, and shares likewise', () => {
    const [mean, ...shares] = figures([40, 50, 60, 42.5, 20, 30, 70, 80, 45, 52.5, 10, 50]);
    expect(mean).toEqual({ value: 45, bound: null });
    expect(shares.map(({ value }) => value)).toEqual([25, 60, 20]);
    expect(shares.map(({ bound }) => bound)).toEqual([null, null, 'or_less']);
  });

  test('extremes are told as bounds: the mean at 90·(n − 1)/n, a share at all but two', () => {
    expect(figures(times(5, 100))).toEqual([
      { value: 70, bound: 'or_more' },
      { value: 40, bound: 'or_less' },
      { value: 40, bound: 'or_less' },
      { value: 60, bound: 'or_more' },
    ]);
    expect(figures(times(40, 0))[0]).toEqual({ value: 10, bound: 'or_less' });
    expect(figures(times(40, 0))[1]).toEqual({ value: 90, bound: 'or_more' });
  });

  test('shares from which others can be subtracted go to a multiple of five that is three units wide', () => {
    expect([10, 15, 20, 24, 60, 500].map(widerStep)).toEqual([30, 20, 15, 15, 5, 5]);
  });

  test('values known by name are in the figure; the others are protected as if they were alone', () => {
    // Five unknown hundreds read as 72, ten known zeros as themselves: (5 · 72 + 10 · 0) / 15 = 24.
    expect(figures(times(5, 100), times(10, 0))[0]).toEqual({ value: 25, bound: 'or_more' });
  });

  test('facts are told as shares alone', () => {
    const told = partsOf({ unknown: [0, 0, 0, 100, 100, 100, 100], known: [] }, YES_NO, STEP).map(
      codedFigure,
    );
    expect(told).toEqual([
      { value: 45, bound: null },
      { value: 55, bound: null },
    ]);
  });
});

const cell = fc.record({
  unknown: fc.array(fc.oneof(fc.constantFrom(0, 100), fc.double({ min: 0, max: 100, noNaN: true })), {
    minLength: 5,
    maxLength: 30,
  }),
  known: fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 6 }),
});

test('what a reader takes a figure to say is true', () => {
  fc.assert(
    fc.property(cell, fc.boolean(), (values, isWide) => {
      const step = isWide ? widerStep(values.unknown.length + values.known.length) : STEP;
      for (const part of partsOf(values, measure, step)) {
        const [low, high] = reachOf(codedFigure(part), part);
        expect(part.unknownTotal).toBeGreaterThanOrEqual(low - 1e-6);
        expect(part.unknownTotal).toBeLessThanOrEqual(high + 1e-6);
        if (!part.isShare) continue;
        const [fewest, most] = countsOf(codedFigure(part), part);
        expect(part.unknownTotal / 100).toBeGreaterThanOrEqual(fewest);
        expect(part.unknownTotal / 100).toBeLessThanOrEqual(most);
      }
    }),
  );
});

test('up to eight units: no member who knows the shares and her own band finds all others in one band', () => {
  for (let n = 5; n <= 8; n += 1) {
    const worlds = waysInto(n);
    const told = worlds.map((counts) =>
      JSON.stringify(
        figures([...times(counts[0]!, 10), ...times(counts[1]!, 50), ...times(counts[2]!, 90)]).slice(1),
      ),
    );
    for (const [index, counts] of worlds.entries())
      for (const own of [0, 1, 2].filter((band) => counts[band]! > 0)) {
        // Every world that reads the same and has her in it.
        const others = worlds.filter((world, at) => told[at] === told[index] && world[own]! > 0);
        const bands = [0, 1, 2].filter((band) =>
          others.some((world) => world[band]! - Number(band === own) > 0),
        );
        expect(bands.length, `${counts.join()} seen from band ${own}`).toBeGreaterThan(1);
      }
  }
});

/** All ways to put n units into three bands. */
function waysInto(n: number): number[][] {
  return Array.from({ length: n + 1 }, (_, low) =>
    Array.from({ length: n - low + 1 }, (__, middle) => [low, middle, n - low - middle]),
  ).flat();
}

test('a member alone at one end of a cell leaves any other at least forty points of room', () => {
  for (const n of [5, 6, 7, 8, 12, 25, 60]) {
    for (const [own, all] of [
      [0, 100],
      [100, 0],
    ] as const) {
      const [part] = partsOf({ unknown: [own, ...times(n - 1, all)], known: [] }, measure, STEP);
      const [low, high] = reachOf(codedFigure(part!), part!);
      const least = Math.max(0, low - own - 100 * (n - 2));
      const most = Math.min(100, high - own);
      expect(most - least).toBeGreaterThanOrEqual(40 - 1e-9);
    }
  }
});
