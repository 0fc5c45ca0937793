import { beforeAll, expect, test } from 'vitest';
import { releaseJobs } from '../../server/src/features/releases/jobs.ts';
import { runDueJobs } from '../../server/src/jobs/worker.ts';
import { makeNetwork } from '../make/network.ts';
import { makeMember, makeOrganization } from '../make/organization.ts';
import { scoredMembers } from '../make/scored-member.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

const DAY = 24 * 60 * 60 * 1000;
const YEAR = 2026;
const setting = {
  id: 'setting',
  label: 'Setting',
  options: ['urban', 'rural'].map((id) => ({ id, label: id === 'urban' ? 'In town' : '<b>Rural</b>' })),
};
let it: TestApp;

beforeAll(async () => {
  it = await testApp();
  const steward = await makeMember(it, 'leader', {
    organization: await makeOrganization(it, { kind: 'coalition', name: 'Alder Coalition' }),
  });
  const network = await makeNetwork(it, steward, { breakdowns: [setting], name: 'Alder & friends' });
  await it.owner.query(
    `update network set public_slug = 'alder', public_from_year = $2 where network_id = $1`,
    [network.networkId, YEAR],
  );
  await makeNetwork(it, steward, { name: 'Without a page' });
  await scoredMembers(
    it,
    network,
    Array.from({ length: 19 }, (_, index) => ({
      year: YEAR,
      score: 30 + 3 * index,
      profile: { setting: index < 12 ? 'urban' : 'rural' },
    })),
  );
  it.clock.advance(45 * DAY);
  const ground = { pool: it.owner, clock: it.clock.read, secret: it.secret, mail: null };
  await it.owner.query(`select enqueue_job('freeze_due_releases', '{}')`);
  await runDueJobs(ground, releaseJobs(ground));
});

test('before the release day the page is there and says that nothing is', async () => {
  const page = await new Visitor(it).get('/networks/alder');
  expect(page.status).toBe(200);
  expect(page.body).toContain('Nothing of 2026 is shown here.');
  expect(page.body).not.toContain('<table');
  // Nothing is refused yet, so the file says nothing of groups.
  const csv = String((await new Visitor(it).get('/networks/alder.csv')).body);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(1);
});

test('groups of ten or more, no script, no cookie, and any site may embed it', async () => {
  it.clock.advance(60 * DAY);
  const visitor = new Visitor(it);
  const page = await visitor.get('/networks/alder');
  expect(page.status).toBe(200);
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors \*$/,
  );
  expect(page.headers).not.toHaveProperty('x-frame-options');
  expect(page.headers).not.toHaveProperty('set-cookie');
  expect(page.headers['cache-control']).toBe('public, max-age=600');
  expect(page.body).not.toContain('<script');
  expect(page.body).toContain('<title>Alder &#38; friends: together in 2026</title>');
  expect(page.body).toContain('15 to 24');
  expect(page.body).toContain('Kept by the members.');
  // Seven in the country are enough for members, not for everybody.
  expect(page.body).toContain('&#60;b&#62;Rural');
  expect(page.body).not.toContain('5 to 9');

  const csv = String((await visitor.get('/networks/alder.csv')).body);
  const networks = csv.split('\r\n').filter((line) => line.includes(',2. Networks,'));
  expect(networks).toHaveLength(3);
  expect(networks[0]).toContain(',all,told,15 to 24,');
  expect(networks[2]).toMatch(/,<b>Rural<\/b>,too few to show safely,,,,,,$/);
  const text = String((await visitor.get('/networks/alder.txt')).body);
  expect(text).toContain('<b>Rural</b>: too few to show safely');
});

test('years before the page was opened, other networks and other addresses have nothing here', async () => {
  const visitor = new Visitor(it);
  const before = String((await visitor.get('/networks/alder?year=2025')).body);
  expect(before).toContain('Nothing of 2025 is shown here.');
  expect(before).toContain('<a href="/networks/alder?year=2026">2026</a>');
  expect((await visitor.get('/networks/alder?year=%27')).status).toBe(200);
  for (const address of ['juniper', 'Alder', 'alder.json', '../alder', '%00', 'a'.repeat(150)]) {
    expect([address, (await visitor.get(`/networks/${address}`)).status]).toEqual([address, 404]);
  }
});
