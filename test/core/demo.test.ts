import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { validateAnswer } from '@followthrough/shared/instrument/answers.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import { parseInstrument } from '@followthrough/shared/instrument/parse.ts';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../server/src/demo/calendar.ts';
import { makeOrganizations } from '../../server/src/demo/organizations.ts';
import { scoreCycle } from '@followthrough/shared/scoring/score-cycle.ts';
import type { CycleScore } from '@followthrough/shared/scoring/score-cycle.ts';
import { networkRows } from '../../server/src/demo/network-rows.ts';
import { toldRows } from '../../server/src/demo/network-told.ts';
import { voicesOf } from '../../server/src/demo/voices.ts';
import { demoRows } from '../../server/src/demo/rows.ts';
import type { DemoCycle, DemoWorld } from '../../server/src/demo/world.ts';
import { makeWorld } from '../../server/src/demo/world.ts';

function instrument(version: string) {
  const file = new URL(`../../shared/instruments/nine-recommendations.${version}.json`, import.meta.url);
  const parsed = parseInstrument(JSON.parse(readFileSync(file, 'utf8')), version);
  if (!parsed.ok) throw new Error('the instrument file is not valid');
  return parsed.instrument;
}
const instruments = { first: instrument('v1.0'), second: instrument('v1.1') };
const today = '2026-11-20';
const world = makeWorld(instruments, today);
const now = new Date(`${today}T15:00:00Z`);
function rowsIn(made: DemoWorld) {
  const scores = new Map<string, CycleScore>();
  return [...demoRows(made, scores), ...networkRows(made), ...toldRows(made, instruments, scores, now)];
}
const batches = rowsIn(world);
const rowsOf = (table: string) => batches.flatMap(([name, rows]) => (name === table ? rows : []));
const snapshots = rowsOf('score_snapshot') as {
  org_id: string;
  cycle_id: string;
  recommendation: string;
  state: string;
  score: number | null;
}[];
const itemScores = rowsOf('item_score') as {
  cycle_id: string;
  item_id: string;
  state: string;
  reason: string | null;
  score: number | null;
}[];

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const cyclesOf = (name: string) => world.cycles.filter(({ organization }) => organization.name === name);
const answerIn = (cycle: DemoCycle | undefined, itemId: string) =>
  cycle?.answers.find((one) => one.itemId === itemId)?.answer;
const outcomeIn = (cycle: DemoCycle | undefined, itemId: string) =>
  itemScores.find((row) => row.cycle_id === cycle?.cycleId && row.item_id === itemId);
const signedIn = (cycle: DemoCycle | undefined) => answerIn(cycle, 'R8.signed')?.value;
const peers = world.cycles.filter(
  ({ organization }) => organization.kind === 'coalition' || organization.kind === 'ta_provider',
);

describe('the demo world', () => {
  it('is the same for the same day and seed', { timeout: 60_000 }, () => {
    const again = makeWorld(instruments, today);
    expect(hashOf(rowsIn(again))).toBe(hashOf(batches));
  });

  it('is another world for another seed', () => {
    expect(makeOrganizations('another seed').map(({ latents }) => latents)).not.toEqual(
      world.organizations.map(({ latents }) => latents),
    );
  });

  it('names everybody once', () => {
    const names = world.organizations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const ids = [
      ...world.organizations.map(({ orgId }) => orgId),
      ...world.people.map(({ personId }) => personId),
      ...world.cycles.map(({ cycleId }) => cycleId),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(world.people.map(({ email }) => email)).size).toBe(world.people.length);
    expect(world.people.every(({ email }) => email.endsWith('.example'))).toBe(true);
  });

  it('gives answers that today’s checks take, but for the one planted slip', { timeout: 60_000 }, () => {
    const refused: string[] = [];
    for (const { organization, calendar, instrument: asked, answers } of world.cycles) {
      const items = new Map(allItems(asked).map((item) => [item.id, item]));
      for (const { itemId, answer, changedAt } of answers) {
        const item = items.get(itemId);
        const result =
          item &&
          validateAnswer(item, answer, {
            today: changedAt.slice(0, 10) > `${calendar.year}-10-31` ? today : `${calendar.year}-10-31`,
          });
        if (!result?.ok) refused.push(`${organization.name} ${calendar.year} ${itemId}`);
        else if (!isDeepStrictEqual(result.answer, answer))
          refused.push(`${itemId} is not in its stored form`);
      }
    }
    expect(refused).toEqual(['Hazel Coalition 2023 R5.budget_share']);
  });

  it('has five autumn cycles, the fifth open on any day of the year', () => {
    for (const day of ['2027-01-03', '2026-05-30', '2026-09-02', '2026-12-31', '2028-02-29']) {
      const cycles = [0, 1, 2, 3, 4].map((cycle) => calendarOf(cycle, day));
      const year = Number(day.slice(0, 4));
      expect(cycles.map((one) => one.year)).toEqual([year - 4, year - 3, year - 2, year - 1, year]);
      const last = cycles[4];
      expect(Date.parse(last?.opensAt ?? '')).toBeLessThan(Date.parse(day));
      expect(Date.parse(last?.closesAt ?? '')).toBeGreaterThan(Date.parse(day) + 24 * 86_400_000);
      expect(last?.opensAt.localeCompare(cycles[3]?.closesAt ?? '')).toBe(1);
    }
  });

  it('asks the first version in cycles 1–3 and the second in 4 and 5', () => {
    const versions = new Set(
      world.cycles.map(({ calendar, instrument: { version } }) => `${calendar.year} ${version}`),
    );
    expect([...versions].sort()).toEqual([
      '2022 1.0.0',
      '2023 1.0.0',
      '2024 1.0.0',
      '2025 1.1.0',
      '2026 1.1.0',
    ]);
  });
});

describe('its figures', () => {
  const scoresOf = (year: number, rec: string) => {
    const ids = new Set(peers.filter(({ calendar }) => calendar.year === year).map(({ cycleId }) => cycleId));
    return snapshots.flatMap((row) =>
      ids.has(row.cycle_id) && row.recommendation === rec && row.score !== null ? [row.score] : [],
    );
  };

  it('start near the middles that were sketched', () => {
    const sketched = { R1: 46, R2: 60, R3: 38, R4: 46, R5: 38, R6: 44, R7: 45, R8: 30, R9: 53 };
    const far = Object.entries(sketched).filter(
      ([rec, middle]) => Math.abs(median(scoresOf(2022, rec)) - middle) > 7,
    );
    expect(far).toEqual([]);
  });

  it('have about as many organizations each year as were sketched', () => {
    for (const year of [2022, 2023, 2024, 2025, 2026]) {
      const active = peers.filter(({ calendar }) => calendar.year === year).length;
      expect(active).toBeGreaterThanOrEqual(48);
      expect(active).toBeLessThanOrEqual(61);
    }
  });

  it('rise over the years, and publish promises less often under pressure', () => {
    const overall = rowsOf('overall_score') as { cycle_id: string; score: number | null }[];
    const middle = (year: number) => {
      const ids = new Set(
        peers.filter(({ calendar }) => calendar.year === year).map(({ cycleId }) => cycleId),
      );
      return median(
        overall.flatMap((row) => (ids.has(row.cycle_id) && row.score !== null ? [row.score] : [])),
      );
    };
    expect(middle(2025)).toBeGreaterThan(middle(2022) + 3);
    const submitted = (year: number) =>
      peers.filter(({ calendar, submittedAt }) => calendar.year === year && submittedAt !== null).length;
    expect(scoresOf(2025, 'R8').length / submitted(2025)).toBeLessThan(
      scoresOf(2022, 'R8').length / submitted(2022) - 0.05,
    );
  });
});

describe('its planted cases', () => {
  const heard = (name: string) => {
    const cycle = cyclesOf(name)[0];
    if (!cycle) throw new Error(`${name} has no cycle`);
    const { organization, firstCycle, calendar, instrument: asked, profile, answers } = cycle;
    const voices = voicesOf(
      { seed: 'test', organization, cycle: 0, year: calendar.year, firstCycle, asOf: today },
      asked,
    );
    const score = scoreCycle({
      instrument: asked,
      profile,
      answers: Object.fromEntries(answers.map(({ itemId, answer }) => [itemId, answer])),
      voices,
      evidence: new Set(),
      asOf: today,
      firstCycle,
    });
    const results = new Map(
      score.recommendations.flatMap(({ items }) => items.map((item) => [item.itemId, item])),
    );
    const views = [...results.values()].flatMap(({ figures }) =>
      figures?.kind === 'perception' ? [figures] : [],
    );
    return { voices, results, views };
  };

  it('three people', () => {
    expect(cyclesOf('Aspen Coalition')[0]?.profile.staff_count).toBe(3);
    expect(outcomeIn(cyclesOf('Aspen Coalition')[0], 'R4.rep_staff')?.state).not.toBe('answered');
    const { views } = heard('Aspen Coalition');
    expect(views.every(({ staffMean }) => staffMean === null)).toBe(true);
  });

  it('staff who all answer the same, and low', () => {
    const { voices, results } = heard('Bramble Coalition');
    expect(voices.staff?.ballots.length).toBeGreaterThanOrEqual(5);
    expect(results.get('R7.growth_voice')?.figures).toMatchObject({ staffMean: 0, rWgStaff: 1 });
  });

  it('a leader forty points above staff', () => {
    expect(cyclesOf('Cedar Coalition')[0]?.organization.planted?.leaderGap).toBe(40);
    const sees = cyclesOf('Cedar Coalition')
      .map((cycle) => Number(answerIn(cycle, 'R9.workplace_voice')?.value ?? NaN))
      .filter(Number.isFinite);
    expect(Math.min(...sees)).toBeGreaterThanOrEqual(2);
    const gaps = heard('Cedar Coalition').views.flatMap(({ gap }) => gap ?? []);
    expect(gaps.length).toBeGreaterThan(4);
    expect(median(gaps)).toBeGreaterThan(25);
  });

  it('no access requests: nothing to take a share of', () => {
    const rows = cyclesOf('Dogwood Coalition')
      .slice(0, 4)
      .map((cycle) => outcomeIn(cycle, 'R5.requests_met'));
    expect(
      rows.some((row) => row?.state === 'not_applicable_rule' && row.reason === 'nothing_to_share'),
    ).toBe(true);
  });

  it('no money passed on: every subgrant question drops out', () => {
    const first = cyclesOf('Elm Coalition')[0];
    expect(outcomeIn(first, 'R1.subgrant_wage_floor')).toMatchObject({
      state: 'not_applicable_rule',
      reason: 'does_not_apply',
    });
    expect(outcomeIn(first, 'R1.subgrant_cost_share')).toMatchObject({
      state: 'not_applicable_rule',
      reason: 'does_not_apply',
    });
  });

  it('a group that could not sign and keeps strong promises', () => {
    for (const cycle of cyclesOf('Fern Coalition').filter(({ submittedAt }) => submittedAt)) {
      expect(signedIn(cycle)).toBe('could_not');
      expect(outcomeIn(cycle, 'R8.tracker')?.score).toBeGreaterThan(85);
    }
  });

  it('a return after two cycles away', () => {
    expect(cyclesOf('Gentian Coalition').map(({ calendar }) => calendar.year)).toEqual([2022, 2025, 2026]);
  });

  it('a share above the whole: kept, scored, and never above 100', () => {
    const slip = cyclesOf('Hazel Coalition').find(({ calendar }) => calendar.year === 2023);
    expect(outcomeIn(slip, 'R5.budget_share')?.score).toBe(100);
  });

  it('four of five coalitions signed the letter', () => {
    const signed = world.organizations
      .filter(({ kind }) => kind === 'coalition')
      .filter(({ name }) => cyclesOf(name).some((cycle) => signedIn(cycle) === 'yes')).length;
    expect(signed).toBeGreaterThanOrEqual(40);
    expect(signed).toBeLessThanOrEqual(52);
  });
});
