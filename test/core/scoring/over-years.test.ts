import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainLink, linkingMethod, meanShift } from '@followthrough/shared/scoring/linking.ts';
import { seededRandom } from '@followthrough/shared/scoring/random.ts';
import { mean, sampleVariance } from '@followthrough/shared/scoring/statistics.ts';
import { theilSenSlope } from '@followthrough/shared/scoring/trend.ts';
import { instrumentFile } from '../../make/instrument-file.ts';

const rules = instrumentFile('1.0').scoring;
const figure = fc.double({ min: 0, max: 1e9, noNaN: true });

describe('links between versions', () => {
  const moments = fc.record({
    mean: fc.double({ min: 20, max: 80, noNaN: true }),
    sd: fc.double({ min: 5, max: 25, noNaN: true }),
  });

  it('bring the mean of the one to where the bridge puts it on the other', () => {
    fc.assert(
      fc.property(moments, moments, moments, figure, (total, bridge, oldTotal, x) => {
        const score = x % 100;
        const same = { newTotal: total, newBridge: bridge, oldBridge: bridge, oldTotal };
        expect(chainLink(total.mean, same).oldEquivalent).toBeCloseTo(oldTotal.mean, 6);
        const unchanged = { newTotal: total, newBridge: bridge, oldBridge: bridge, oldTotal: total };
        expect(chainLink(score, unchanged).oldEquivalent).toBeCloseTo(score, 6);
        expect(meanShift(score, unchanged)).toBeCloseTo(score, 6);
      }),
    );
  });

  it.each([
    [0.5, 30, 'chain'],
    [0.5, 29, 'mean_shift'],
    [0.5, 9, 'none'],
    [0.39, 300, 'none'],
  ] as const)('with a bridge of %f and %i organizations use %s', (share, organizations, method) =>
    expect(linkingMethod(share, organizations, rules.linking)).toBe(method),
  );
});

describe('the slope over years', () => {
  it('needs four cycles, follows a line, and is not bent by one odd year', () => {
    const line = [0, 1, 2, 3, 4].map((x) => ({ x, y: 40 + 2 * x }));
    expect(theilSenSlope(line.slice(0, 3))).toBeNull();
    expect(theilSenSlope(line)).toBeCloseTo(2, 9);
    expect(theilSenSlope(line.with(2, { x: 2, y: 0 }))).toBeGreaterThan(0);
    expect(theilSenSlope(line.map(({ y }) => ({ x: 1, y })))).toBeNull();
  });
});

describe('seeded random numbers', () => {
  it('repeat with the seed, differ without it, and have the right mean and spread', () => {
    const draws = (seed: string) => {
      const random = seededRandom(seed);
      return Array.from({ length: 4000 }, () => [random.uniform(), random.normal()] as const);
    };
    const one = draws('organization/cycle/1.0.0');
    expect(draws('organization/cycle/1.0.0')).toEqual(one);
    expect(draws('organization/cycle/1.0.1')[0]).not.toEqual(one[0]);
    const uniforms = one.map(([uniform]) => uniform);
    const normals = one.map(([, normal]) => normal);
    expect(uniforms.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(mean(uniforms)).toBeCloseTo(0.5, 1);
    expect(Math.abs(mean(normals))).toBeLessThan(0.08);
    expect(sampleVariance(normals)).toBeGreaterThan(0.9);
    expect(sampleVariance(normals)).toBeLessThan(1.1);
  });
});
