import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { voicesJobs } from '../../server/src/features/voices/jobs.ts';
import { runDueJobs } from '../../server/src/jobs/worker.ts';
import { cyclePath, level, saveAnswer } from '../make/answers-http.ts';
import { makeSealedRound } from '../make/sealed-round.ts';
import { openBrowser } from '../setup/browser.ts';
import { screen, serveAssessment, signInto, watch } from './assessment-site.ts';
import type { Site } from './assessment-site.ts';
import { expectAccessible } from './expect-accessible.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  site = await serveAssessment();
  browser = await openBrowser();
}, 240_000);
afterAll(() => browser?.close());

const items = [
  'R1.pay_voice',
  'R2.network_voice',
  'R3.options_voice',
  'R4.culture_voice',
  'R5.access_voice',
  'R6.belonging_voice',
  'R6.advisory_voice',
  'R7.growth_voice',
  'R8.trust_voice',
  'R9.workplace_voice',
];

/** A sealed round with large staff, a small board and advisers, facts that were shown, and themes. */
async function sealed() {
  const { test } = site;
  const { leader, cycle } = await site.lead();
  for (const [index, itemId] of items.entries())
    await saveAnswer(leader, cycle, itemId, level(index % 3 === 0 ? 4 : 3));
  expect((await leader.post(`${cyclePath(cycle)}/submit`)).status).toBe(200);
  const ballots = (count: number, of: (person: number, item: number) => number) =>
    Array.from({ length: count }, (_, person) =>
      Object.fromEntries(items.map((id, item) => [id, of(person, item)])),
    );
  const { roundId } = await makeSealedRound(test, cycle, {
    groups: [
      {
        roles: ['staff'],
        size: 31,
        ballots: ballots(22, (person, item) => (item === 8 ? 4 : (person + item) % 4)),
      },
      { roles: ['board'], size: 7, ballots: ballots(4, () => 3) },
      { roles: ['survivor_advisory'], size: 18, ballots: ballots(6, (person) => 1 + (person % 2)) },
    ],
    facts: [
      { itemId: 'R1.wage_standard', contradicted: 12 },
      { itemId: 'R5.policy', contradicted: 0 },
    ],
    comments: Array.from({ length: 11 }, () => ({
      itemId: 'R9.workplace_voice',
      theme: 'workload',
      review: 'released' as const,
    })),
  });
  const payload = JSON.stringify({ orgId: cycle.orgId, roundId, cycleId: cycle.cycleId });
  await test.owner.query(`select enqueue_job('compute_voices', $1::json)`, [payload]);
  const ground = { pool: test.owner, clock: test.clock.read, secret: test.secret, mail: null };
  await runDueJobs(ground, voicesJobs(ground));
  return { leader, address: screen(site, cycle, '/voices') };
}

describe('how people see it', () => {
  it.each([
    ['wide', 1280, 'light'],
    ['narrow', 360, 'light'],
    ['wide-dark', 1280, 'dark'],
    ['narrow-dark', 360, 'dark'],
  ] as const)('is drawn, told in words and a table, and fits: %s', async (name, width, colorScheme) => {
    const { leader, address } = await sealed();
    const context = await signInto(browser, site, leader, { viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const watching = watch(page, site.url);
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: 'How people see it' }).waitFor();
    await page.locator('svg.recharts-surface').first().waitFor();
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/voices-${name}.png`, fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await page.getByText('too few to show safely').count()).toBeGreaterThan(3);
    await page.getByText('a quarter to a half see it otherwise').waitFor();
    await page.getByText('fewer than a quarter, or nobody, see it otherwise').waitFor();
    await page.getByText('workload (10 to 14 comments).').waitFor();
    await expectAccessible(page);
    await page.getByRole('tab', { name: 'Table' }).click();
    expect(await page.getByRole('row', { name: /^8\. / }).first().innerText()).toContain('86 or more');
    watching.check();
    await context.close();
  });
});
