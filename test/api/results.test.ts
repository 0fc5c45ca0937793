import type { ReadyResults } from '@followthrough/shared/api/results.ts';
import {
  money,
  progress,
  recommendationDetail,
  results as resultsSchema,
} from '@followthrough/shared/api/results.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { cyclePath } from '../make/answers-http.ts';
import type { MadeCycle } from '../make/cycle.ts';
import { makeMember } from '../make/organization.ts';
import { answeredCycle, submittedCycle } from '../make/submitted-cycle.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

type Member = Awaited<ReturnType<typeof makeMember>>;

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

const nine = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9'];
/** Reads as a browser does: what doesn't fit the wire schema fails here. */
async function readResults(by: Visitor, cycle: MadeCycle): Promise<ReadyResults> {
  const read = resultsSchema.parse((await by.get(`${cyclePath(cycle)}/results`)).body);
  if (read.state !== 'ready') throw new Error('there are no results');
  return read;
}
const readMoney = async (by: Visitor, cycle: MadeCycle) =>
  money.parse((await by.get(`${cyclePath(cycle)}/money`)).body);
const readProgress = async (by: Member) => progress.parse((await by.get(`${orgPath(by)}/progress`)).body);

/** A figure that must be there. */
function there(figure: number | null | undefined): number {
  if (figure === null || figure === undefined) throw new Error('a figure is missing');
  return figure;
}

const orgPath = (member: Member) => `/api/v1/organizations/${member.orgId}`;

describe('the nine scores of one cycle', () => {
  let leader: Member;
  let cycle: MadeCycle;
  beforeAll(async () => {
    leader = await makeMember(test, 'leader');
    cycle = await submittedCycle(test, leader, {
      year: 2026,
      level: 2,
      answers: { 'R2.regional_groups': null, 'R2.shared_resources': null },
    });
  });
  const results = () => readResults(leader, cycle);

  it('come in the usual order, each within its range', async () => {
    const body = await results();
    expect(body.recommendations.map((one) => one.recommendation)).toEqual(nine);
    for (const one of body.recommendations.filter((each) => each.state === 'published')) {
      expect(one.low).toBeGreaterThanOrEqual(0);
      expect(one.high).toBeLessThanOrEqual(100);
      expect(there(one.low)).toBeLessThanOrEqual(there(one.score));
      expect(there(one.high)).toBeGreaterThanOrEqual(there(one.score));
    }
  });

  it('rest on facts alone, and say that there is nothing to compare with', async () => {
    const body = await results();
    expect([body.state, body.basis]).toEqual(['ready', 'facts']);
    expect(body.recommendations[0]).toMatchObject({
      previous: null,
      change: null,
      notCompared: 'first_check',
    });
  });

  it('show no score but what it would lie between where answers are missing', async () => {
    const networks = (await results()).recommendations[1];
    expect(networks).toMatchObject({
      state: 'not_enough_answers',
      score: null,
      low: null,
      items: { open: 2 },
    });
    expect(there(networks?.missingHigh) - there(networks?.missingLow)).toBeCloseTo(
      100 * (1 - there(networks?.completeness)),
      6,
    );
  });

  it('have no missing-answer range where nothing is open', async () => {
    const access = (await results()).recommendations[6];
    expect(access).toMatchObject({ recommendation: 'R7', completeness: 1, items: { open: 0 } });
    expect(access?.missingLow).toBeCloseTo(there(access?.score), 9);
    expect(access?.missingHigh).toBeCloseTo(there(access?.score), 9);
  });

  it('carry the overall with its range and lowest three, for those who keep records', async () => {
    const { overall, recommendations } = await results();
    expect(overall?.published).toBe(8);
    const lowest = recommendations
      .filter((one) => one.score !== null)
      .toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0))
      .slice(0, 3)
      .map((one) => one.recommendation);
    expect(overall?.lowestThree).toEqual(lowest);
    expect(there(overall?.low)).toBeLessThan(there(overall?.score));
  });

  it('are read by a member, without the overall and without single answers', async () => {
    const member = await makeMember(test, 'member', { organization: leader.organization });
    const body = await readResults(member, cycle);
    expect(body.recommendations).toHaveLength(9);
    expect([body.overall, body.details]).toEqual([null, false]);
    for (const path of ['results/R1', 'money']) {
      const refused = await member.get(`${cyclePath(cycle)}/${path}`);
      expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed']);
    }
  });

  it('do not exist for another organization, nor for nobody', async () => {
    const stranger = await makeMember(test, 'leader');
    const paths = ['results', 'results/R1', 'money'].map((path) => `${cyclePath(cycle)}/${path}`);
    const pages = [
      `/organizations/${leader.orgId}/cycles/${cycle.cycleId}/results.txt`,
      `/organizations/${leader.orgId}/progress.txt`,
    ];
    for (const path of [...paths, `${orgPath(leader)}/progress`, ...pages]) {
      expect((await stranger.get(path)).status).toBe(404);
      expect((await new Visitor(test).get(path)).status).toBe(401);
    }
    // Another organization's cycle under one's own address.
    expect((await stranger.get(`${orgPath(stranger)}/cycles/${cycle.cycleId}/results`)).status).toBe(404);
  });

  it('read the same as plain text', async () => {
    const { body, headers } = await leader.get(
      `/organizations/${leader.orgId}/cycles/${cycle.cycleId}/results.txt`,
    );
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    for (const one of (await results()).recommendations) {
      expect(body).toContain(`${one.number}. ${one.title}`);
      if (one.score !== null)
        expect(body).toContain(
          `${Math.round(one.score)}, range ${Math.round(there(one.low))} to ${Math.round(there(one.high))}.`,
        );
    }
    expect(body).toContain('Not enough answers for a score.');
  });
});

describe('before a check is submitted', () => {
  it('says that results wait, and refuses their parts', async () => {
    const leader = await makeMember(test, 'leader');
    const cycle = await answeredCycle(test, leader.orgId, { year: 2026 });
    expect((await leader.get(`${cyclePath(cycle)}/results`)).body).toMatchObject({
      state: 'waiting',
      years: [],
    });
    for (const path of ['results/R1', 'money']) {
      const refused = await leader.get(`${cyclePath(cycle)}/${path}`);
      expect([refused.status, refused.body.code]).toEqual([409, 'no_results_yet']);
    }
    expect((await leader.get(`${orgPath(leader)}/progress`)).body).toMatchObject({ years: [], series: [] });
  });

  it('takes a withdrawn check’s results away', async () => {
    const leader = await makeMember(test, 'leader');
    const cycle = await submittedCycle(test, leader, { year: 2026 });
    expect((await leader.get(`${cyclePath(cycle)}/results`)).body.state).toBe('ready');
    await leader.post(`${cyclePath(cycle)}/reopen`);
    expect((await leader.get(`${cyclePath(cycle)}/results`)).body.state).toBe('waiting');
    expect((await leader.get(`${cyclePath(cycle)}/money`)).status).toBe(409);
  });
});

describe('one recommendation', () => {
  let leader: Member;
  let cycle: MadeCycle;
  beforeAll(async () => {
    leader = await makeMember(test, 'leader');
    cycle = await submittedCycle(test, leader, { year: 2026, level: 1 });
  });
  const read = async (id: string) =>
    recommendationDetail.parse((await leader.get(`${cyclePath(cycle)}/results/${id}`)).body);

  it('names what each question did to the score', async () => {
    for (const id of nine) {
      const { items, result, appendix } = await read(id);
      const scored = items.filter((item) => item.share !== null);
      expect(scored).toHaveLength(result.items.scored);
      expect(scored.reduce((sum, item) => sum + (item.share ?? 0), 0)).toBeCloseTo(1, 9);
      expect(scored.reduce((sum, item) => sum + (item.share ?? 0) * (item.score ?? 0), 0)).toBeCloseTo(
        there(result.score),
        6,
      );
      expect(there(appendix?.bootstrapLow)).toBeLessThan(there(appendix?.bootstrapHigh));
      expect(items.filter((item) => item.share === null).every((item) => item.reason !== null)).toBe(true);
    }
  });

  it('shows the step reached, the next one, and the leader’s lone view left out', async () => {
    const { items } = await read('R7');
    const pathway = items.find((item) => item.itemId === 'R7.pathway');
    expect(pathway).toMatchObject({
      state: 'answered',
      score: 25,
      answer: { value: 1 },
      figures: { kind: 'level', level: 1 },
    });
    expect(pathway?.anchors.map((anchor) => anchor.level)).toEqual([0, 1, 2, 3, 4]);
    const voice = items.find((item) => item.kind === 'perception');
    expect(voice).toMatchObject({
      state: 'not_scored_protected',
      reason: 'voices_not_in',
      score: null,
      share: null,
    });
  });

  it('holds the figure that nobody types', async () => {
    const { items } = await read('R3');
    expect(items.at(-1)).toMatchObject({
      itemId: 'R3.carceral_reliance',
      type: null,
      prompt: null,
      answer: null,
    });
  });

  it('has nothing at an address that names none', async () => {
    expect((await leader.get(`${cyclePath(cycle)}/results/R10`)).status).toBe(404);
  });
});

describe('money', () => {
  const wages = {
    rows: [
      { role: 'Advocate', people: 4, hourly_pay: 1850, hours_year: 2080, living_wage: 2140 },
      { role: 'Outreach', people: 2, hourly_pay: 2000, hours_year: 2080, living_wage: 2140 },
      { role: 'Counselor', people: 4, hourly_pay: 2210, hours_year: 2080, living_wage: 2140 },
      { role: 'Night line', people: 5, hourly_pay: 2075, hours_year: 1040, living_wage: 2010 },
      { role: 'Coordinator', people: 3, hourly_pay: 2400, hours_year: 2080, living_wage: 2140 },
    ],
    standard_source: 'A living-wage table',
    standard_date: '2025-04-01',
  };
  const access = {
    interpretation: 2_100_000,
    translation: 900_000,
    disability_access: 600_000,
    staff_accommodations: 400_000,
    access_budgeted: 4_500_000,
    total_expense: 420_000_000,
    pass_through: 240_000_000,
  };

  it('tells coverage, gap and cost, and keeps small jobs together', async () => {
    const leader = await makeMember(test, 'leader');
    const cycle = await submittedCycle(test, leader, {
      year: 2026,
      answers: { 'R1.wage_coverage': wages, 'R5.budget_share': access },
    });
    const { wages: pay, access: spent } = await readMoney(leader, cycle);
    expect(pay?.figures?.coveragePct).toBeCloseTo(66.6667, 4);
    expect(pay?.figures?.medianGap).toBe(290);
    expect(pay?.figures?.costToClose).toBeCloseTo(3_224_332.8, 1);
    expect(pay?.jobs.map((job) => [job.role, job.jobs, job.people])).toEqual([
      ['Advocate', 1, 4],
      ['Counselor', 1, 4],
      ['Night line', 1, 5],
      [null, 2, 5],
    ]);
    // Submitted in November 2026: 19 months later.
    expect(pay?.standardIsOld).toBe(true);
    expect(spent?.sharePct).toBeCloseTo(2.5, 9);
    expect(spent?.parts.map((part) => part.cents)).toEqual([2_100_000, 900_000, 600_000, 400_000]);
  });

  it('has no part for a question that is open', async () => {
    const leader = await makeMember(test, 'leader');
    const cycle = await submittedCycle(test, leader, {
      year: 2026,
      answers: { 'R1.wage_coverage': null, 'R5.budget_share': null, 'R7.spend_share': null },
    });
    expect(await readMoney(leader, cycle)).toMatchObject({ wages: null, access: null, leadership: null });
  });
});

describe('progress', () => {
  it('keeps versions side by side, with a break, a gap, and changes on common questions', async () => {
    const leader = await makeMember(test, 'leader');
    await submittedCycle(test, leader, { year: 2022, level: 1 });
    await submittedCycle(test, leader, { year: 2023, level: 1 });
    const newest = await submittedCycle(test, leader, { year: 2026, version: '1.1', level: 3 });
    const body = await readProgress(leader);
    expect(body.years.map((one) => [one.year, one.instrumentVersion])).toEqual([
      [2022, '1.0.0'],
      [2023, '1.0.0'],
      [2026, '1.1.0'],
    ]);
    expect(body.missingYears).toEqual([2024, 2025]);
    expect(body.breaks).toEqual([{ fromYear: 2023, toYear: 2026, fromVersion: '1.0.0', toVersion: '1.1.0' }]);
    expect(body.series.map((one) => one.recommendation)).toEqual(nine);
    const workforce = body.series[3];
    expect(workforce?.points.map((point) => point.year)).toEqual([2022, 2023, 2026]);
    expect(workforce?.changes[0]).toMatchObject({ label: 'steady', versionBreak: false });
    expect(workforce?.changes[1]).toMatchObject({
      fromYear: 2023,
      toYear: 2026,
      label: 'clear_rise',
      versionBreak: true,
    });
    expect(workforce?.trend).toBeNull();

    // The results page tells the same change, beside the check before it.
    const results = await readResults(leader, newest);
    expect(results.recommendations[3]?.change).toEqual(workforce?.changes[1]);
    expect(results.recommendations[3]?.previous?.year).toBe(2023);
    expect(results.years.map((one) => one.year)).toEqual([2026, 2023, 2022]);

    const { body: text } = await leader.get(`/organizations/${leader.orgId}/progress.txt`);
    expect(text).toContain('No check in 2024, 2025.');
    expect(text).toContain('Some questions changed between 2023 (version 1.0.0) and 2026 (version 1.1.0).');
    expect(text).toContain('2023 to 2026: a clear rise.');
  });

  it('compares a year without a score with none, and the next one with the last that had one', async () => {
    const leader = await makeMember(test, 'leader');
    const open = {
      'R2.regional_groups': null,
      'R2.shared_resources': null,
      'R2.group_makeup': null,
      'R2.regional_reach': null,
    };
    await submittedCycle(test, leader, { year: 2024, level: 0 });
    const gap = await submittedCycle(test, leader, { year: 2025, level: 0, answers: open });
    await submittedCycle(test, leader, { year: 2026, level: 4 });
    const { series } = await readProgress(leader);
    expect(series[1]?.points.map((point) => point.score === null)).toEqual([false, true, false]);
    expect(series[1]?.changes).toMatchObject([{ fromYear: 2024, toYear: 2026, label: 'clear_rise' }]);
    const results = await readResults(leader, gap);
    expect(results.recommendations[1]).toMatchObject({
      change: null,
      notCompared: 'not_published',
      previous: { year: 2024 },
    });
  });
});
