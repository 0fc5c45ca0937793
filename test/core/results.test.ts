import { describe, expect, it } from 'vitest';
import type { WireChange } from '@followthrough/shared/api/results.ts';
import { breaks, everyYear, standsAlone, stretches } from '../../client/src/ui/charts/line-point.ts';
import type { LinePoint } from '../../client/src/ui/charts/line-point.ts';
import { nameLines } from '../../client/src/ui/charts/name-lines.ts';
import { trendOf } from '../../server/src/features/results/progress.ts';
import { wageJobs } from '../../server/src/features/results/wage-jobs.ts';

const job = (role: string, people: number, hourly_pay: number, living_wage = 2000) => ({
  role,
  people,
  hourly_pay,
  living_wage,
});

describe('jobs in the wage chart', () => {
  it('stand alone from three people on', () => {
    expect(wageJobs({ rows: [job('A', 3, 1800), job('B', 8, 2200)] }).map(({ role }) => role)).toEqual([
      'A',
      'B',
    ]);
  });

  it('are taken together below, weighted by people', () => {
    const [together] = wageJobs({ rows: [job('A', 1, 1500), job('B', 2, 2100, 2300)] });
    expect(together).toEqual({ role: null, jobs: 2, people: 3, hourlyPay: 1900, livingWage: 2200 });
  });

  it('take the next smallest job along where they are still fewer than three', () => {
    const jobs = wageJobs({ rows: [job('A', 9, 1800), job('B', 1, 2500), job('C', 4, 1900)] });
    expect(jobs.map(({ role, people }) => [role, people])).toEqual([
      ['A', 9],
      [null, 5],
    ]);
  });

  it('are not drawn where the whole table holds fewer than three people, or none', () => {
    expect(wageJobs({ rows: [job('A', 2, 1800)] })).toEqual([]);
    expect(wageJobs({ rows: [job('A', 0, 1800)] })).toEqual([]);
    expect(wageJobs({})).toEqual([]);
  });
});

const change = (delta: number): WireChange => ({
  fromYear: 0,
  toYear: 0,
  label: 'steady',
  delta,
  threshold: 5,
  commonItems: 4,
  versionBreak: false,
});

describe('the direction over the years', () => {
  const over = (...deltas: number[]) =>
    trendOf([2021, 2022, 2023, 2024].slice(0, deltas.length + 1), [null, ...deltas.map(change)]);

  it('needs four checks', () => {
    expect(over(10, 10)).toBeNull();
  });

  it('is told by points a year on common questions', () => {
    expect(over(4, 4, 4)).toBe('rising');
    expect(over(2, 2, 2)).toBe('rising_slowly');
    expect(over(0.5, -0.5, 0.5)).toBe('steady');
    expect(over(-2, -2, -2)).toBe('slipping_slowly');
    expect(over(-4, -4, -4)).toBe('slipping');
  });

  it('begins anew where two checks share no question', () => {
    expect(trendOf([2020, 2021, 2022, 2023, 2024], [null, change(4), null, change(4), change(4)])).toBeNull();
  });
});

const point = (year: number, version = '1.0'): LinePoint => ({ year, version, score: 50, low: 40, high: 60 });

describe('a line over the years', () => {
  it('is dashed from one version to the next, and a break is drawn there', () => {
    const points = [point(2022), point(2023), point(2024, '1.1'), point(2025, '1.1')];
    expect(
      stretches(points).map(({ points: joined, crossing }) => [joined.map(({ year }) => year), crossing]),
    ).toEqual([
      [[2022, 2023], false],
      [[2023, 2024], true],
      [[2024, 2025], false],
    ]);
    expect(breaks(points)).toEqual([2023.5]);
  });

  it('joins nothing across a missing year, and still draws a break that lies in it', () => {
    const points = [point(2021), point(2022), point(2025, '1.1'), point(2026, '1.1')];
    expect(stretches(points).map(({ points: joined }) => joined.map(({ year }) => year))).toEqual([
      [2021, 2022],
      [2025, 2026],
    ]);
    expect(breaks(points)).toEqual([2023.5]);
    expect(points.some((one) => standsAlone(one, points))).toBe(false);
    expect(everyYear(points, [2021, 2026]).map(({ score }) => score !== undefined)).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
    ]);
  });

  it('of one year is one point', () => {
    expect(stretches([point(2026)])).toEqual([]);
    expect(standsAlone(point(2026), [point(2023), point(2026)])).toBe(true);
    expect(everyYear([point(2026)], [2026, 2026])).toHaveLength(1);
  });
});

describe('the name of a row', () => {
  it('breaks at a word, once, where there is no room', () => {
    expect(nameLines('8. Keeping promises', 400)).toEqual(['8. Keeping promises']);
    expect(nameLines('8. Keeping promises (Moment of Truth)', 200)).toEqual([
      '8. Keeping promises',
      '(Moment of Truth)',
    ]);
    expect(nameLines('Unbreakable', 20)).toEqual(['Unbreakable']);
  });
});
