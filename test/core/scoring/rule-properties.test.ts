import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import { agreement, agreementBand } from '@followthrough/shared/scoring/agreement.ts';
import { monthsBetween } from '@followthrough/shared/scoring/months.ts';
import type { PerceptionGroups } from '@followthrough/shared/scoring/perception.ts';
import { perception } from '@followthrough/shared/scoring/perception.ts';
import { piecewise } from '@followthrough/shared/scoring/piecewise.ts';
import { representation } from '@followthrough/shared/scoring/representation.ts';
import type { TrackedAction } from '@followthrough/shared/scoring/tracker.ts';
import {
  ACTION_EVIDENCE,
  ACTION_STATUS,
  actionScore,
  followThrough,
} from '@followthrough/shared/scoring/tracker.ts';
import { wageFigures } from '@followthrough/shared/scoring/wages.ts';
import { wilsonRange } from '@followthrough/shared/scoring/wilson.ts';
import { instrumentFile } from '../../make/instrument-file.ts';

const SLACK = 1e-9;
const instrument = instrumentFile('1.0');
const rules = instrument.scoring;
const figure = fc.double({ min: 0, max: 1e9, noNaN: true });

describe('straight-line rules', () => {
  const pointRules = allItems(instrument).flatMap(({ id, score }) =>
    'points' in score ? [[id, score.points] as const] : [],
  );

  it.each(pointRules)('%s stays within 0–100, is flat beyond its ends and goes one way', (_id, points) => {
    const rises = (points.at(-1)?.[1] ?? 0) >= (points[0]?.[1] ?? 0);
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        const [low, high] = [piecewise(points, Math.min(a, b)), piecewise(points, Math.max(a, b))];
        expect(Math.min(low, high)).toBeGreaterThanOrEqual(0);
        expect(Math.max(low, high)).toBeLessThanOrEqual(100);
        expect(rises ? low <= high + SLACK : low >= high - SLACK).toBe(true);
      }),
    );
    for (const [x, score] of points) expect(piecewise(points, x)).toBe(score);
    expect(piecewise(points, 1e12)).toBe(points.at(-1)?.[1]);
  });
});

describe('wages', () => {
  const row = fc.record({
    people: fc.integer({ min: 0, max: 50 }),
    hourlyPay: fc.integer({ min: 700, max: 6000 }),
    livingWage: fc.integer({ min: 1500, max: 3500 }),
    hoursYear: fc.integer({ min: 0, max: 2080 }),
  });

  it('count people, not rows: a job split in two says the same', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const split = rows.flatMap((job) => [
          { ...job, people: Math.floor(job.people / 2) },
          { ...job, people: job.people - Math.floor(job.people / 2) },
        ]);
        const [whole, parts] = [wageFigures(rows), wageFigures(split.toReversed())];
        expect(parts === null).toBe(whole === null);
        if (!whole || !parts) return;
        expect(parts.coveragePct).toBeCloseTo(whole.coveragePct, 9);
        expect(parts.medianGap).toBeCloseTo(whole.medianGap, 9);
        expect(parts.costToClose ?? 0).toBeCloseTo(whole.costToClose ?? 0, 2);
        expect(whole.medianGap === 0).toBe(whole.peopleBelow === 0);
      }),
    );
  });

  it('never get worse by a raise', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 900 }),
        (rows, raise) => {
          const before = wageFigures(rows);
          const after = wageFigures(rows.map((job) => ({ ...job, hourlyPay: job.hourlyPay + raise })));
          if (!before || !after) return;
          expect(after.coveragePct).toBeGreaterThanOrEqual(before.coveragePct);
          expect(after.costToClose ?? 0).toBeLessThanOrEqual((before.costToClose ?? 0) + SLACK);
        },
      ),
    );
  });

  it('take the middle two of an even number, and do not guess a cost without hours', () => {
    const job = { people: 1, livingWage: 2000, hoursYear: null };
    const figures = wageFigures([
      { ...job, hourlyPay: 1900 },
      { ...job, hourlyPay: 1700 },
    ]);
    expect(figures).toMatchObject({ medianGap: 200, medianGapPct: 10, coveragePct: 0, costToClose: null });
  });
});

describe('perception', () => {
  const levels = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 14 });
  const group = fc
    .tuple(levels, fc.nat(8))
    .map(([said, silent]) => ({ levels: said, invited: said.length + silent }));
  const groups: fc.Arbitrary<PerceptionGroups> = fc.record(
    { leader: group, staff: group, survivor_advisory: group, board: group },
    { requiredKeys: [] },
  );
  const score = (given: PerceptionGroups) => perception(given, rules.perception, rules.perception_gap);

  it('shows only what at least five people said, and never a small group', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const result = score(given);
        const others = [given.staff, given.survivor_advisory, given.board];
        const counts = others.map((each) => each?.levels.length ?? 0);
        const total = counts.reduce((a, b) => a + b, 0);
        expect(result === 'protected').toBe(total < 5);
        if (result === 'protected') return;
        expect(result.pooled).toBe(counts.every((n) => n < 5));
        expect(result.score).toBeGreaterThanOrEqual(0);
        expect(result.score).toBeLessThanOrEqual(100);
        expect(result.se).toBeGreaterThanOrEqual(3);
        if ((given.staff?.levels.length ?? 0) < 5) {
          const ofStaff = [
            result.staffMean,
            result.staffSe,
            result.gap,
            result.rWgStaff,
            result.turnoutStaff,
          ];
          expect(ofStaff).toEqual([null, null, null, null, null]);
        }
        for (const role of result.usedGroups) {
          if (role === '_pool' || role === 'leader') continue;
          expect(given[role as 'staff']?.levels.length).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('cannot be changed by a group too small to show, unless all are pooled', () => {
    fc.assert(
      fc.property(groups, fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }), (given, few) => {
        const rest = { ...given, board: { levels: [], invited: 9 } };
        const without = score(rest);
        if (without === 'protected' || without.pooled) return;
        const withFew = score({ ...rest, board: { levels: few, invited: 9 } });
        expect(withFew).toMatchObject({ score: without.score, se: without.se });
      }),
    );
  });

  it('never falls when one person answers higher, and ignores the order of answers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 14 }),
        fc.nat(),
        (said, at) => {
          const of = (some: number[]) => {
            const result = score({ staff: { levels: some, invited: 20 } });
            return result === 'protected' ? Number.NaN : result.score;
          };
          const raised = said.with(at % said.length, 4);
          expect(of(raised)).toBeGreaterThanOrEqual(of(said) - SLACK);
          expect(of(said.toReversed())).toBeCloseTo(of(said), 9);
        },
      ),
    );
  });

  it('needs no sampling error when everyone answered, but keeps the floor', () => {
    expect(score({ staff: { levels: [0, 4, 0, 4, 0], invited: 5 } })).toMatchObject({ staffSe: 0, se: 3 });
  });

  it('words agreement only from ten answers on', () => {
    const bands = rules.agreement_bands;
    expect(agreementBand(0.75, 9, bands)).toBeNull();
    expect(agreementBand(0.75, 10, bands)).toBe(bands[3]);
    expect(agreementBand(0.5, 10, bands)).toBe(bands[2]);
    expect(agreementBand(0, 10, bands)).toBe(bands[0]);
    fc.assert(
      fc.property(levels, (said) => {
        expect(agreement(said)).toBeGreaterThanOrEqual(0);
        expect(agreement(said)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('representation', () => {
  it('rises with each person, is never above parity, and its range holds the share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 90 }),
        fc.nat(),
        fc.integer({ min: 1, max: 100 }),
        (n, some, percent) => {
          const x = some % n;
          const rule = { priorStrength: 2, minN: 5, z: rules.uncertainty.z };
          const [now, more] = [x, x + 1].map((count) =>
            representation({ x: count, n, c: percent / 100 }, rule),
          );
          if (typeof now !== 'object' || typeof more !== 'object') throw new Error('refused');
          expect(more.score).toBeGreaterThanOrEqual(now.score);
          expect(more.score).toBeLessThanOrEqual(100);
          expect(now.range90[0] - SLACK <= now.rawShare && now.rawShare <= now.range90[1] + SLACK).toBe(true);
        },
      ),
    );
  });

  it('has a Wilson range that narrows with more people', () => {
    const width = (n: number) => wilsonRange(0.4 * n, n, 1.645)[1] - wilsonRange(0.4 * n, n, 1.645)[0];
    expect(width(10)).toBeGreaterThan(width(100));
    expect(() => wilsonRange(0, 0, 1.645)).toThrow(RangeError);
  });
});

describe('the tracker', () => {
  const action: fc.Arbitrary<TrackedAction> = fc.record({
    status: fc.constantFrom(...ACTION_STATUS),
    evidence: fc.constantFrom(...ACTION_EVIDENCE),
    months: fc.nat(120),
  });

  it('decays with age, never below a quarter of what it was worth', () => {
    fc.assert(
      fc.property(action, fc.nat(60), (one, more) => {
        const [fresh, now, later] = [0, one.months, one.months + more].map((months) =>
          actionScore({ ...one, months }),
        );
        expect(later).toBeLessThanOrEqual((now ?? 0) + SLACK);
        expect(later).toBeGreaterThanOrEqual(0.25 * (fresh ?? 0) - SLACK);
      }),
    );
  });

  it('never falls by one more action, and ignores the order of promises', () => {
    const promise = fc.record({
      theme: fc.constantFrom('T1', 'T2', 'TX'),
      actions: fc.array(action, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(
        fc.array(promise, { minLength: 1, maxLength: 6 }),
        action,
        fc.boolean(),
        (promises, extra, signed) => {
          const path = signed
            ? ({ path: 'A' } as const)
            : ({ path: 'B', minDivisor: 3, firstCycle: true } as const);
          const of = (list: typeof promises) => {
            const result = followThrough(list, path);
            return result === 'not_applicable' ? Number.NaN : result.score;
          };
          const [first, ...rest] = promises;
          if (!first) return;
          expect(of([{ ...first, actions: [...first.actions, extra] }, ...rest])).toBeGreaterThanOrEqual(
            of(promises) - SLACK,
          );
          expect(of(promises.toReversed())).toBeCloseTo(of(promises), 9);
          expect(of(promises)).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  it('gives a signer without a promise 0, and a non-signer none in the first cycle', () => {
    expect(followThrough([], { path: 'A' })).toMatchObject({ score: 0 });
    expect(followThrough([], { path: 'B', minDivisor: 3, firstCycle: true })).toBe('not_applicable');
    expect(followThrough([], { path: 'B', minDivisor: 3, firstCycle: false })).toMatchObject({
      score: 0,
      dividedBy: 3,
    });
  });
});

describe('months', () => {
  it.each([
    ['2026-03-15', '2026-04-14', 0],
    ['2026-03-15', '2026-04-15', 1],
    ['2024-01-31', '2024-02-29', 1],
    ['2024-02-29', '2025-02-28', 12],
    ['2025-06-30', '2026-06-30', 12],
    ['2026-07-01', '2026-06-30', 0],
  ])('from %s to %s are %i', (from, to, months) => expect(monthsBetween(from, to)).toBe(months));

  it('refuse what is not a day', () => expect(() => monthsBetween('soon', '2026-06-30')).toThrow(RangeError));
});
