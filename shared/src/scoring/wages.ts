import { sum, weightedMedian } from './statistics.ts';

/** One job: how many people hold it, and its pay. Both amounts in one currency unit (the product uses cents). */
export interface WageRow {
  readonly people: number;
  readonly hourlyPay: number;
  readonly livingWage: number;
  /** Hours per person per year; without it the cost to close is unknown. */
  readonly hoursYear: number | null;
}

/** What a wage table says; amounts in the unit of the rows. */
export interface WageFigures {
  /** Share of people at or above the living wage, 0–100. */
  coveragePct: number;
  /** The middle hourly gap of the people below the line; 0 when nobody is. */
  medianGap: number;
  /** The same as percent of each one's living wage. */
  medianGapPct: number;
  /** What one year at the living wage would cost more, payroll taxes included; null when hours are missing. */
  costToClose: number | null;
  people: number;
  peopleBelow: number;
}

/** The employer's share of payroll taxes in the United States. */
const PAYROLL_LOAD = 0.0765;

/**
 * Living-wage coverage, middle gap and cost to close (docs/scoring.md §2). Returns null when the rows hold nobody:
 * there is no front-line staff to speak of.
 */
export function wageFigures(rows: readonly WageRow[], payrollLoad = PAYROLL_LOAD): WageFigures | null {
  const people = sum(rows.map((row) => row.people));
  if (!(people > 0)) return null;
  const below = rows.filter((row) => row.people > 0 && row.hourlyPay < row.livingWage);
  const peopleBelow = sum(below.map((row) => row.people));
  const gaps = below.map((row) => ({ value: row.livingWage - row.hourlyPay, count: row.people }));
  const gapPcts = below.map((row) => ({
    value: (100 * (row.livingWage - row.hourlyPay)) / row.livingWage,
    count: row.people,
  }));
  let costToClose: number | null = 0;
  for (const row of below) {
    if (row.hoursYear === null || costToClose === null) costToClose = null;
    else costToClose += row.people * (row.livingWage - row.hourlyPay) * row.hoursYear * (1 + payrollLoad);
  }
  return {
    coveragePct: (100 * (people - peopleBelow)) / people,
    medianGap: weightedMedian(gaps) ?? 0,
    medianGapPct: weightedMedian(gapPcts) ?? 0,
    costToClose,
    people,
    peopleBelow,
  };
}
