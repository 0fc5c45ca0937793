import type {
  Progress,
  ProgressPoint,
  ProgressSeries,
  WireChange,
} from '@followthrough/shared/api/results.ts';
import { scoredRecommendation } from '@followthrough/shared/api/results.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import type { Recommendation } from '@followthrough/shared/instrument/model.ts';
import { theilSenSlope } from '@followthrough/shared/scoring/trend.ts';
import type { Actor } from '../../access/actor.ts';
import { can } from '../../access/policy.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { memberIn } from './caller.ts';
import { compared } from './compare.ts';
import type { ScoredCycle } from './scored-cycle.ts';
import { chosenScores, scoredCycle } from './scored-cycle.ts';

/** Every check that was submitted, recommendation by recommendation. */
export async function progressOf(tx: Tx, actor: Actor, orgId: string, lang: string): Promise<Progress> {
  const cycles: ScoredCycle[] = [];
  for (const kept of await chosenScores(tx, orgId)) cycles.push(await scoredCycle(tx, orgId, kept));
  const newest = cycles.at(-1);
  const years = cycles.map((one) => one.year);
  return {
    lang,
    orgName: memberIn(actor).orgName,
    years: cycles.map(({ cycleId, year, instrument, basis }) => ({
      cycleId,
      year,
      instrumentVersion: instrument.version,
      basis,
    })),
    missingYears: years.slice(1).flatMap((year, index) => between(years[index] ?? year, year)),
    breaks: cycles.slice(1).flatMap((after, index) => {
      const before = cycles[index];
      if (!before || before.instrument.version === after.instrument.version) return [];
      return [
        {
          fromYear: before.year,
          toYear: after.year,
          fromVersion: before.instrument.version,
          toVersion: after.instrument.version,
        },
      ];
    }),
    series: newest
      ? newest.instrument.recommendations.map((recommendation, index) =>
          seriesOf(cycles, recommendation, index + 1, lang),
        )
      : [],
    details: can(actor, 'results.details'),
  };
}

function between(from: number, to: number): number[] {
  return Array.from({ length: to - from - 1 }, (_, index) => from + 1 + index);
}

function seriesOf(
  cycles: readonly ScoredCycle[],
  { id, title }: Recommendation,
  number: number,
  lang: string,
): ProgressSeries {
  const taken = cycles.filter((cycle) => cycle.recommendations.has(id));
  const published = taken.filter((cycle) => cycle.recommendations.get(id)?.snapshot.state === 'published');
  const changes = published.map((cycle, index) => compared(published[index - 1], cycle, id).change);
  return {
    recommendation: id,
    number,
    title: text(title, lang),
    points: taken.flatMap((cycle) => pointOf(cycle, id)),
    changes: changes.filter((change) => change !== null),
    trend: trendOf(
      published.map((cycle) => cycle.year),
      changes,
    ),
  };
}

function pointOf(cycle: ScoredCycle, id: Recommendation['id']): ProgressPoint[] {
  const snapshot = cycle.recommendations.get(id)?.snapshot;
  if (!snapshot) return [];
  return [
    {
      year: cycle.year,
      cycleId: cycle.cycleId,
      instrumentVersion: cycle.instrument.version,
      basis: cycle.basis,
      state: scoredRecommendation.shape.state.parse(snapshot.state),
      score: snapshot.score,
      low: snapshot.range_low,
      high: snapshot.range_high,
      completeness: snapshot.completeness,
    },
  ];
}

/** Points a year: less than the first is called steady, from the second on it is more than slow. */
const STEADY_BELOW = 1;
const SLOW_BELOW = 3;

/**
 * The direction over four or more checks. The slope runs over the changes on common questions, one after the other, so
 * that new questions in a later version can't bend it; a year that shares none begins anew.
 */
export function trendOf(
  years: readonly number[],
  changes: readonly (WireChange | null)[],
): ProgressSeries['trend'] {
  let points: { x: number; y: number }[] = [];
  for (const [index, year] of years.entries()) {
    const change = changes[index];
    const last = points.at(-1);
    points = change && last ? [...points, { x: year, y: last.y + change.delta }] : [{ x: year, y: 0 }];
  }
  const slope = theilSenSlope(points);
  if (slope === null) return null;
  if (Math.abs(slope) < STEADY_BELOW) return 'steady';
  const slow = Math.abs(slope) < SLOW_BELOW;
  if (slope > 0) return slow ? 'rising_slowly' : 'rising';
  return slow ? 'slipping_slowly' : 'slipping';
}
