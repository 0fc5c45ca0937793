import { beforeAll, describe, expect, it } from 'vitest';
import { voicesJobs } from '../../server/src/features/voices/jobs.ts';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { runDueJobs } from '../../server/src/jobs/worker.ts';
import { cyclePath } from '../make/answers-http.ts';
import { everythingApplies } from '../make/cycle.ts';
import { makeMember } from '../make/organization.ts';
import { makeSealedRound } from '../make/sealed-round.ts';
import {
  codeOf,
  decide,
  inNetwork,
  levelsIn,
  makeJoined,
  makeLeader,
  namedLedger,
  namedRows,
  networkIn,
  offered,
  sharingPath,
} from '../make/sharing.ts';
import { answeredCycle, submittedCycle } from '../make/submitted-cycle.ts';
import { jobGroundOf, runJobs } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

const YEAR = 2026;
let test: TestApp;

beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
});

type Leader = Awaited<ReturnType<typeof makeLeader>>;

describe('sharing by name', () => {
  it('copies exactly what the preview showed, and takes it away again', async () => {
    const setting = {
      id: 'setting',
      label: 'Setting',
      options: ['mostly_rural', 'mix'].map((id) => ({ id, label: id })),
    };
    const { leader, network } = await makeJoined(test, { breakdowns: [setting] });
    const base = inNetwork(leader, network);
    const preview = async (levels: object) =>
      (await leader.post(`${base}/preview`, { year: YEAR, levels })).body as {
        beside: { by: object; instrumentVersion: string };
        lines: {
          recommendation: string;
          namedRow: Record<string, unknown> | null;
          cells: object[];
          waiting: boolean;
        }[];
      };
    const ask = async (levels: object) => (await preview(levels)).lines;
    const named = { R1: 'named', R2: 'nothing', R7: 'named' };
    expect((await ask(named)).every(({ waiting, namedRow }) => waiting && namedRow === null)).toBe(true);
    await submittedCycle(test, leader, { year: YEAR - 1, level: 1 });
    const profile = { ...everythingApplies, setting: 'mostly_rural' };
    const cycle = await submittedCycle(test, leader, { year: YEAR, level: 3, profile });
    const note = { year: YEAR, recommendation: 'R7', note: 'Two trainers left in May.' };
    expect((await leader.put(`${base}/notes`, note)).status).toBe(204);
    const { beside, lines: seen } = await preview(named);
    expect(seen.map(({ cells }) => cells.length)).toEqual([2, 0, 0, 0, 2, 2, 2, 0, 2]);
    expect(beside.by).toEqual({ setting: 'mostly_rural' });
    await decide(leader, network, YEAR, named);
    await runJobs(test);
    const rows = await namedRows(test, network);
    expect(
      rows.map((row) => ({
        recommendation: row.recommendation,
        namedRow: {
          state: row.state,
          score: row.score,
          low: row.range_low,
          high: row.range_high,
          completeness: row.completeness,
          change: row.change_label,
          note: row.note,
        },
      })),
    ).toEqual(
      seen
        .filter(({ namedRow }) => namedRow !== null)
        .map(({ recommendation, namedRow }) => ({ recommendation, namedRow })),
    );
    for (const { by, instrument_version: instrumentVersion } of rows)
      expect({ by, instrumentVersion }).toEqual(beside);
    expect(rows).toMatchObject([
      {
        recommendation: 'R1',
        member_name: 'Harbor House',
        member_org_id: leader.orgId,
        change_label: expect.stringMatching('rise'),
      },
      { recommendation: 'R7', note: note.note },
    ]);
    // A run again changes nothing.
    await test.owner.query(`select enqueue_job('share_by_name', $1::json)`, [
      JSON.stringify({ orgId: leader.orgId, year: YEAR }),
    ]);
    await runJobs(test);
    expect(await namedRows(test, network)).toEqual(rows);
    // Taking the check back takes the copies along; handing it in again brings them back.
    await leader.post(`${cyclePath(cycle)}/reopen`);
    await runJobs(test);
    expect(await namedRows(test, network)).toEqual([]);
    await leader.post(`${cyclePath(cycle)}/submit`);
    await runJobs(test);
    expect((await namedRows(test, network)).map((row) => row.recommendation)).toEqual(['R1', 'R7']);
    await leader.post(`${base}/leave`);
    await runJobs(test);
    expect(await namedRows(test, network)).toEqual([]);
    expect(await namedLedger(test, leader)).toMatchObject([
      { recommendation: 'R1', withdrawn_at: expect.any(Date) },
      { recommendation: 'R7', withdrawn_at: expect.any(Date) },
    ]);
  });

  it('is renewed by the seal of a round, when other voices come into the scores', async () => {
    const { leader, network } = await makeJoined(test);
    const cycle = await submittedCycle(test, leader, { year: YEAR, level: 4 });
    await decide(leader, network, YEAR, { R2: 'named' });
    await runJobs(test);
    const [before] = await namedRows(test, network);
    const ballots = Array.from({ length: 6 }, () => ({ 'R2.network_voice': 0 }));
    const groups = [{ roles: ['staff'], size: 8, ballots }];
    const { roundId } = await makeSealedRound(test, cycle, { groups });
    await test.owner.query(`select enqueue_job('compute_voices', $1::json)`, [
      JSON.stringify({ orgId: leader.orgId, cycleId: cycle.cycleId, roundId }),
    ]);
    await runDueJobs(jobGroundOf(test), voicesJobs(jobGroundOf(test)));
    await runJobs(test);
    const [after] = await namedRows(test, network);
    expect(after.score).toBeLessThan(before.score);
    const { rows } = await test.owner.query(
      `select score from score_snapshot where org_id = $1 and basis = 'facts_and_voices' and recommendation = 'R2'`,
      [leader.orgId],
    );
    expect(after.score).toBeCloseTo(rows[0].score, 9);
  });

  it('leaves protected questions of other recommendations at home', async () => {
    const { leader, network } = await makeJoined(test);
    const cycle = await submittedCycle(test, leader, { year: YEAR });
    const { rows } = await test.owner.query(
      `select i.item_id, i.score, i.weight from item_score i
        where org_id = $1 and cycle_id = $2 and recommendation = 'R7' and state = 'answered' and weight > 0`,
      [leader.orgId, cycle.cycleId],
    );
    const mean = (some: { score: number; weight: number }[]) =>
      some.reduce((sum, row) => sum + row.weight * row.score, 0) /
      some.reduce((sum, row) => sum + row.weight, 0);
    const outside = rows.filter((row) => row.item_id !== 'R7.trainer_equity');
    expect(outside).toHaveLength(rows.length - 1);
    await decide(leader, network, YEAR, { R7: 'named' });
    await runJobs(test);
    const [row] = await namedRows(test, network);
    expect(row.score).toBeCloseTo(mean(outside), 9);
    expect(Math.abs(row.score - mean(rows))).toBeGreaterThan(0.01);
  });

  it('is too late once a total has counted it unnamed, and counts in the total instead', async () => {
    const { leader, network } = await makeJoined(test);
    await submittedCycle(test, leader, { year: YEAR });
    // In some other network, and not out yet.
    await test.owner.query(
      `insert into counted_in (org_id, network_id, year, revision, measure, cell, is_public, release_at)
       values ($1, $2, $3, 1, 'R1', 'total', false, $4)`,
      [leader.orgId, crypto.randomUUID(), YEAR, new Date(test.clock.current.getTime() + 60 * 86_400_000)],
    );
    const levels = { R1: 'named', R5: 'named' };
    const { body } = await leader.post(`${inNetwork(leader, network)}/preview`, { year: YEAR, levels });
    const line = (id: string) =>
      body.lines.find((one: { recommendation: string }) => one.recommendation === id);
    expect(line('R1')).toMatchObject({ tooLateToName: true, namedRow: null, cells: [{}] });
    expect(line('R5')).toMatchObject({ tooLateToName: false, namedRow: { state: 'published' } });
    await decide(leader, network, YEAR, levels);
    await runJobs(test);
    expect((await namedRows(test, network)).map((row) => row.recommendation)).toEqual(['R5']);
    // Whoever was known before stays known: then it takes nothing away.
    await test.owner.query(
      `insert into named_in (org_id, network_id, year, recommendation, named_at) values ($1, $2, $3, 'R1', $4)`,
      [leader.orgId, crypto.randomUUID(), YEAR, test.clock.current],
    );
    await test.owner.query(`select enqueue_job('share_by_name', $1::json)`, [
      JSON.stringify({ orgId: leader.orgId, year: YEAR }),
    ]);
    await runJobs(test);
    expect((await namedRows(test, network)).map((row) => row.recommendation)).toEqual(['R1', 'R5']);
  });
});

describe('a member’s place', () => {
  it('shows its start only if it says so, and in its own words for the network’s breakdowns', async () => {
    const breakdowns = [
      {
        id: 'region',
        label: 'Region',
        options: [
          { id: 'coast', label: 'Coast' },
          { id: 'valley', label: 'Valley' },
        ],
      },
    ];
    const { leader, network } = await makeJoined(test, { breakdowns });
    const place = inNetwork(leader, network);
    expect((await leader.put(place, { by: { region: 'moon' }, showsStart: true })).status).toBe(400);
    expect((await leader.put(place, { by: { region: 'valley' }, showsStart: true })).status).toBe(204);
    expect(await networkIn(leader, network)).toMatchObject({ by: { region: 'valley' }, showsStart: true });
  });

  it('left, keeps what was told and starts from nothing when it joins again', async () => {
    const { steward, leader, network } = await makeJoined(test);
    const token = await offered(test, steward, network, 'back@example.org');
    await leader.post(`${inNetwork(leader, network)}/leave`);
    expect(codeOf(await leader.post(`${inNetwork(leader, network)}/leave`))).toBe('404 not_found');
    expect(await networkIn(leader, network)).toMatchObject({
      leftAt: expect.any(String),
      year: null,
      consents: [],
      history: { length: 6 },
    });
    expect((await leader.post(sharingPath(leader), { token, by: {} })).status).toBe(201);
    expect(new Set(Object.values(await levelsIn(leader, network)))).toEqual(new Set(['nothing']));
  });
});

describe('the counsel switch', () => {
  it('turns its questions to context from the next submission on', async () => {
    const leader = await makeLeader(test, 'member_program');
    const cycle = await answeredCycle(test, leader.orgId, { year: YEAR });
    const turn = (visitor: Leader, on: boolean) =>
      visitor.put(`${sharingPath(leader)}/counsel-switch`, { counselSwitch: on });
    const keeper = await makeMember(test, 'records_keeper', { organization: leader.organization });
    expect(codeOf(await turn(keeper, true))).toBe('403 not_allowed');
    const stateOfItem = async () => {
      const { rows } = await test.owner.query(
        `select state from item_score where org_id = $1 and cycle_id = $2 and item_id = 'R7.trainer_equity'`,
        [leader.orgId, cycle.cycleId],
      );
      return rows[0]?.state as string | undefined;
    };
    await leader.post(`${cyclePath(cycle)}/submit`);
    expect(await stateOfItem()).toBe('answered');
    expect((await turn(leader, true)).status).toBe(204);
    expect((await leader.get(sharingPath(leader))).body).toMatchObject({ counselSwitch: true, networks: [] });
    expect(await stateOfItem()).toBe('answered');
    await leader.post(`${cyclePath(cycle)}/reopen`);
    await leader.post(`${cyclePath(cycle)}/submit`);
    expect(await stateOfItem()).toBe('context_only');
    await turn(leader, true);
    const { rows } = await test.owner.query(
      `select count(*)::int as n from audit_event where org_id = $1 and action = 'counsel_switch.turned'`,
      [leader.orgId],
    );
    expect(rows[0].n).toBe(1);
  });
});
