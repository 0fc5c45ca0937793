import { beforeAll, describe, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { makeMember } from '../make/organization.ts';
import { decide, inNetwork, makeJoined, makeLeader } from '../make/sharing.ts';
import { submittedCycle } from '../make/submitted-cycle.ts';
import { runJobs } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

const YEAR = 2026;
let test: TestApp;

beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
});

type Leader = Awaited<ReturnType<typeof makeLeader>>;

describe('who can see what about us, as plain text', () => {
  const region = {
    id: 'region',
    label: 'Region',
    options: [
      { id: 'coast', label: 'Coast' },
      { id: 'valley', label: 'Valley' },
    ],
  };

  it('says what counts, what was told and who decided it, for a network that was left too', async () => {
    const { leader, network } = await makeJoined(test, { name: 'Coast Network', breakdowns: [region] });
    await submittedCycle(test, leader, { year: YEAR });
    await decide(leader, network, YEAR, { R1: 'named', R2: 'nothing' });
    await runJobs(test);
    const toldAs = (measure: string, cell: string, isPublic: boolean) =>
      test.owner.query(
        `insert into counted_in (org_id, network_id, year, revision, measure, cell, is_public, release_at)
         values ($1, $2, $3, 1, $4, $5, $6, '2026-01-15')`,
        [leader.orgId, network.networkId, YEAR - 1, measure, cell, isPublic],
      );
    await toldAs('R9', 'total', true);
    await toldAs('cost_to_close', 'region=coast', false);
    const read = async (visitor: Leader = leader) => {
      const answer = await visitor.get(`/organizations/${leader.orgId}/sharing.txt`);
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
      return answer.body as string;
    };
    const text = await read();
    expect(text).toMatch(/^Harbor House: who can see what about us\n=+\n/);
    expect(text).toContain('Convened by Beacon Support, training and support provider.');
    for (const line of [
      '  1. Funding and wages: By name',
      '  2. Networks: Nothing',
      '  3. Alternatives to carceral systems: Nothing (default)',
      '  9. Leading by example: Only in the total (default)',
      `  ${YEAR - 1}, 9. Leading by example: counted in All members, for everybody, on the public page, since January 15, 2026`,
      `  ${YEAR - 1}, What closing the wage gap would cost: counted in Coast, for Beacon Support and the members, since January 15, 2026`,
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).toMatch(/ {2}2026, 1\. Funding and wages: by name, for Beacon Support to read, since /);
    expect(text).toMatch(/Ines Okafor, for 2026\. Nothing: 2\. Networks\. By name: 1\. Funding and wages\n/);
    const keeper = await makeMember(test, 'records_keeper', { organization: leader.organization });
    expect(await read(keeper)).toBe(text);

    await leader.post(`${inNetwork(leader, network)}/leave`);
    await runJobs(test);
    const after = await read();
    expect(after).toContain('You are in no network');
    expect(after).toMatch(/Coast Network\n-+\nConvened by .*\nYou left it on /);
    expect(after).not.toContain('What counts now');
    expect(after).toContain(`  ${YEAR - 1}, 9. Leading by example: counted in All members`);
    expect(after).toMatch(/1\. Funding and wages: by name, since .*, taken back on /);
  });

  it('says that nobody can see anything of somebody in no network', async () => {
    const leader = await makeLeader(test, 'member_program', 'Quiet House');
    const { body } = await leader.get(`/organizations/${leader.orgId}/sharing.txt`);
    expect(body).toContain('You are in no network, so nobody outside can see anything of your check.');
    expect(body).not.toContain('What was told so far');
  });
});
