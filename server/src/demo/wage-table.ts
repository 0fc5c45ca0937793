import type { AnswerValue } from '@followthrough/shared/instrument/answer.ts';
import type { Item } from '@followthrough/shared/instrument/model.ts';
import type { DemoYear } from './year.ts';
import { daysBefore, itemQuantile, lasting, yearly } from './year.ts';

const JOBS = [
  { role: 'Hotline and chat advocate', times: 1, hours: 1_560 },
  { role: 'Shelter advocate', times: 1.06, hours: 2_080 },
  { role: 'Community advocate', times: 1.16, hours: 2_080 },
  { role: 'Prevention educator', times: 1.2, hours: 1_820 },
  { role: 'Counselor', times: 1.42, hours: 2_080 },
  { role: 'Training and member support', times: 1.5, hours: 2_080 },
  { role: 'Program coordinator', times: 1.62, hours: 2_080 },
];
const PLACES = ['Brook County', 'Hill County', 'Shore County', 'Meadow County'];

const PAY_IN_FIRST_CYCLE = 1573;
const PAY_GROWTH = 1.04;
const LIVING_WAGE_IN_FIRST_CYCLE = 1950;
const LIVING_WAGE_GROWTH = 1.05;

/** The wage table: jobs with their people, pay and local living wage, in whole cents an hour. */
export function wageTable(year: DemoYear, item: Item): AnswerValue {
  const { cycle, organization } = year;
  const always = lasting(year, 'wages');
  const place = always.pick(PLACES);
  const livingWage = Math.round(
    always.lognormal(LIVING_WAGE_IN_FIRST_CYCLE, 0.1) * LIVING_WAGE_GROWTH ** cycle,
  );
  // Well-paying groups pay well in dear places too, so pay follows the place halfway.
  const placeFactor = Math.sqrt(livingWage / (LIVING_WAGE_IN_FIRST_CYCLE * LIVING_WAGE_GROWTH ** cycle));
  const base =
    PAY_IN_FIRST_CYCLE *
    PAY_GROWTH ** cycle *
    placeFactor *
    Math.exp(0.15 * (itemQuantile(year, item, 42) - 0.3));
  const frontLine = Math.max(2, Math.round(organization.traits.staff * 0.7));
  const jobs = always.shuffled(JOBS).slice(0, Math.min(frontLine, always.whole(4, 6)));
  const people = share(frontLine, jobs.length);
  const rows = jobs
    .map((job, i) => ({
      role: job.role,
      people: people[i] ?? 1,
      hourly_pay: Math.round((base * job.times * Math.exp(lasting(year, job.role).normal(0, 0.05))) / 5) * 5,
      hours_year: job.hours,
      living_wage: livingWage,
      place,
    }))
    .sort((a, b) => a.hourly_pay - b.hourly_pay);
  return {
    rows,
    standard_source: 'Living wage table for one adult, no children, looked up for our county',
    standard_date: daysBefore(year.asOf, yearly(year, 'wage source').whole(40, 240)),
  };
}

/** Splits a number of people over jobs; earlier ones get what is left over. */
function share(people: number, jobs: number): number[] {
  return Array.from({ length: jobs }, (_, i) => Math.floor(people / jobs) + (i < people % jobs ? 1 : 0));
}
