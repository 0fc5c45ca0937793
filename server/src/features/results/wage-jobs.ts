import type { WageJob } from '@followthrough/shared/api/results.ts';
import type { Fields } from '@followthrough/shared/scoring/inputs.ts';
import { rowsOf, typedNumber } from '@followthrough/shared/scoring/inputs.ts';

/** A job held by fewer people would tell one person's pay to whoever looks over a shoulder or at a printed page. */
const LEAST_PEOPLE = 3;

/**
 * The wage table as a chart shows it: jobs held by fewer than three people are taken together, with the next smallest
 * job where together they are still fewer. Empty when the whole table holds fewer. Amounts are whole cents.
 */
export function wageJobs(fields: Fields): WageJob[] {
  const jobs = rowsOf(fields, 'rows[].people').flatMap((row) => {
    const people = typedNumber(row, 'people');
    const hourlyPay = typedNumber(row, 'hourly_pay');
    const livingWage = typedNumber(row, 'living_wage');
    if (people === null || people === 0 || hourlyPay === null || livingWage === null) return [];
    const role = typeof row['role'] === 'string' && row['role'].trim() !== '' ? row['role'].trim() : null;
    return [{ role, jobs: 1, people, hourlyPay, livingWage }];
  });
  const large = jobs.filter((job) => job.people >= LEAST_PEOPLE);
  const small = jobs.filter((job) => job.people < LEAST_PEOPLE);
  while (small.length > 0 && countPeople(small) < LEAST_PEOPLE && large.length > 0) {
    const smallest = large.reduce((a, b) => (b.people < a.people ? b : a));
    small.push(...large.splice(large.indexOf(smallest), 1));
  }
  if (small.length === 0) return large;
  return countPeople(small) < LEAST_PEOPLE ? [] : [...large, together(small)];
}

function together(jobs: readonly WageJob[]): WageJob {
  const people = countPeople(jobs);
  const mean = (of: (job: WageJob) => number) =>
    jobs.reduce((sum, job) => sum + job.people * of(job), 0) / people;
  return {
    role: null,
    jobs: jobs.length,
    people,
    hourlyPay: mean((job) => job.hourlyPay),
    livingWage: mean((job) => job.livingWage),
  };
}

function countPeople(jobs: readonly WageJob[]): number {
  return jobs.reduce((sum, job) => sum + job.people, 0);
}
