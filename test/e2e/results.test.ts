import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../../server/src/demo/load.ts';
import { makeMember } from '../make/organization.ts';
import { signedIn } from '../make/person.ts';
import { submittedCycle } from '../make/submitted-cycle.ts';
import { openBrowser } from '../setup/browser.ts';
import { testApp } from '../setup/test-app.ts';
import type { TestApp } from '../setup/test-app.ts';
import type { Visitor } from '../setup/visitor.ts';
import { watch } from './assessment-site.ts';
import { expectAccessible } from './expect-accessible.ts';

let browser: Browser;
let test: TestApp;
let url: string;

beforeAll(async () => {
  test = await testApp({ clientDir: path.resolve(import.meta.dirname, '../../client/dist') });
  test.clock.current = new Date();
  await loadDemo(test.ownerUrl, test.clock.current);
  url = await test.app.listen({ host: '127.0.0.1', port: 0 });
  browser = await openBrowser();
}, 240_000);
afterAll(() => browser?.close());

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const drawn = (page: Page) => page.locator('svg.recharts-surface').first().waitFor();

/** A browser that came in by the leader's door, and where that leader's newest results are. */
async function byLeadersDoor(options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const watching = watch(page, url);
  await context.request.post(`${url}/api/v1/demo/sign-in`, {
    data: { as: 'leader' },
    headers: { origin: url },
  });
  const { memberships } = await (await context.request.get(`${url}/api/v1/me`)).json();
  const org = `/organizations/${memberships[0].orgId as string}`;
  const { years } = await (await context.request.get(`${url}/api/v1${org}/progress`)).json();
  const cycle = `${org}/cycles/${years.at(-1).cycleId as string}`;
  return { context, page, watching, org, cycle, years };
}

/** A browser with the cookies of somebody who is signed in. */
async function browserOf(visitor: Visitor) {
  const context = await browser.newContext();
  await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url })));
  return context;
}

describe('results of the demo leader', () => {
  it('lead from the door to nine scores, one part, its questions, money, and five years', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const watching = watch(page, url);
    await page.goto(url);
    await page.getByRole('button', { name: 'Lead a coalition' }).click();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Results' }).click();
    await heading(page, 'What your answers say');
    await drawn(page);
    expect(await page.title()).toBe('Results – Yearly check');
    await page.getByText('From your facts alone').waitFor();

    await page.getByRole('tab', { name: 'Table' }).click();
    const rows = await page.getByRole('row').allInnerTexts();
    expect(rows).toHaveLength(10);
    expect(rows[1]).toMatch(/^1\. Funding and wages\s+\d+\s+\d+ to \d+/);
    expect(rows[9]).toMatch(/^9\. Leading by example/);

    await page.getByRole('link', { name: '1. Funding and wages' }).click();
    await heading(page, 'Funding and wages');
    await page.getByText('What the next step looks like').first().waitFor();
    await page
      .getByText('Other voices are not in. A leader’s answer alone never makes this score.')
      .first()
      .waitFor();
    await page.getByText('Technical appendix').click();
    await page.getByText('Score with equal weights, for comparison').waitFor();

    await page.getByRole('link', { name: /^All nine scores/ }).click();
    await page.getByRole('link', { name: 'Money' }).click();
    await heading(page, 'Where the money goes');
    await page.getByRole('heading', { name: /people earn at least the living wage/ }).waitFor();

    await page.getByRole('link', { name: 'Progress over the years' }).click();
    await heading(page, 'Progress over the years');
    await drawn(page);
    expect(await page.locator('.minis svg.recharts-surface').count()).toBe(9);
    await page.getByText(/Some questions changed in \d{4}/).waitFor();
    watching.check();
    await context.close();
  });

  it('read by keyboard alone: tabs by arrows, bars row by row', async () => {
    const { context, page, cycle } = await byLeadersDoor();
    await page.goto(`${url}${cycle}/results`);
    await drawn(page);
    await page.getByRole('tab', { name: 'Chart' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { name: 'Table' }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.locator('svg.recharts-surface').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('.chart-words').getByText('2. Networks').waitFor();
    await context.close();
  });

  it('can be taken along as a table and as a picture', async () => {
    const { context, page, org } = await byLeadersDoor();
    await page.goto(`${url}${org}/progress`);
    await drawn(page);
    await page.getByRole('tab', { name: 'Download' }).click();
    const [table] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV/ }).click(),
    ]);
    expect(table.suggestedFilename()).toMatch(/^progress-\d{4}-\d{4}\.csv$/);
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /PNG/ }).click(),
    ]);
    expect(picture.suggestedFilename()).toMatch(/\.png$/);
    await context.close();
  });

  it('say that they wait where the check is not submitted, and stand as plain text', async () => {
    const { context, page, org, cycle } = await byLeadersDoor();
    const { cycles } = await (await context.request.get(`${url}/api/v1${org}/cycles`)).json();
    await page.goto(`${url}${org}/cycles/${cycles[0].cycleId as string}/results`);
    await page.getByRole('heading', { name: 'Results appear when you submit' }).waitFor();
    for (const address of [`${cycle}/results.txt`, `${org}/progress.txt`]) {
      const answer = await context.request.get(url + address);
      expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8');
      expect(await answer.text()).toContain('1. Funding and wages');
    }
    await context.close();
  });

  it.each(['light', 'dark'] as const)('have no accessibility violation, %s', async (colorScheme) => {
    const { context, page, org, cycle } = await byLeadersDoor({ colorScheme });
    for (const address of [
      `${cycle}/results`,
      `${cycle}/results/R1`,
      `${cycle}/results/R8`,
      `${cycle}/money`,
      `${org}/progress`,
    ]) {
      await page.goto(url + address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (!address.includes('/results/')) await drawn(page);
      await expectAccessible(page);
    }
    await context.close();
  });

  it('fit on 320 pixels', async () => {
    const { context, page, org, cycle } = await byLeadersDoor({ viewport: { width: 320, height: 640 } });
    for (const address of [
      `${cycle}/results`,
      `${cycle}/results/R1`,
      `${cycle}/results/R8`,
      `${cycle}/money`,
      `${org}/progress`,
    ]) {
      await page.goto(url + address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (!address.includes('/results/')) await drawn(page);
      expect([address, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
        address,
        320,
      ]);
    }
    await context.close();
  });

  it('survive an old record that holds more than the whole', async () => {
    const { rows } = await test.owner.query(
      `select o.org_id, m.person_id, c.cycle_id from organization o join membership m using (org_id) join cycle c using (org_id)
        where o.name = 'Hazel Coalition' and c.submitted_at is not null order by c.year`,
    );
    const leader = await signedIn(test, { personId: rows[0].person_id, name: '', email: '' });
    const context = await browserOf(leader);
    const page = await context.newPage();
    const watching = watch(page, url);
    for (const { org_id, cycle_id } of rows) {
      await page.goto(`${url}/organizations/${org_id as string}/cycles/${cycle_id as string}/money`);
      await heading(page, 'Where the money goes');
      await drawn(page);
      const title = await page.getByRole('heading', { name: /^Access takes/ }).textContent();
      expect(title).toMatch(/^Access takes [\d.,]+% of the budget/);
    }
    watching.check();
    await context.close();
  });
});

describe('a member who keeps no records', () => {
  it('sees the nine scores, and neither the overall nor a way to single answers', async () => {
    const leader = await makeMember(test, 'leader');
    const cycle = await submittedCycle(test, leader, { year: test.clock.current.getUTCFullYear() });
    const member = await makeMember(test, 'member', { organization: leader.organization });
    const context = await browserOf(member);
    const page = await context.newPage();
    await page.goto(`${url}/organizations/${leader.orgId}/cycles/${cycle.cycleId}/results`);
    await heading(page, 'What your answers say');
    await page.getByText('Single answers are open to those who keep the records.').waitFor();
    expect(await page.getByText('All nine together').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Money' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: '1. Funding and wages' }).count()).toBe(0);
    await context.close();
  });
});
