import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../setup/browser.ts';
import { expectAccessible } from './expect-accessible.ts';
import { NETWORK, ORG, PAIR, funder, meIn, peer, steward } from './network-views-answers.ts';
import { serveScreens } from './ui-site.ts';

let browser: Browser;
let site: Awaited<ReturnType<typeof serveScreens>>;

beforeAll(async () => {
  site = await serveScreens(path.resolve(import.meta.dirname, process.env.SCREENS ?? '../../client/dist'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

interface Sent {
  method: string;
  address: string;
  body: unknown;
}

/** A page of the built product over these answers of the server, by the end of the address; anything else is not there. */
async function open(
  address: string,
  kind: 'ta_provider' | 'funder',
  answers: Record<string, unknown>,
  options: BrowserContextOptions = {},
) {
  const context = await browser.newContext(options);
  const sent: Sent[] = [];
  await context.route('**/api/**', (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (request.method() !== 'GET') {
      sent.push({ method: request.method(), address: pathname, body: request.postDataJSON() });
      return request.method() === 'POST'
        ? route.fulfill({ status: 201, json: { introductionId: NETWORK } })
        : route.fulfill({ status: 204 });
    }
    if (pathname === '/api/v1/me') return route.fulfill({ json: meIn(kind) });
    const found = Object.keys(answers).find((end) => pathname.endsWith(end));
    if (found) return route.fulfill({ json: answers[found] });
    return route.fulfill({
      status: 404,
      contentType: 'application/problem+json',
      body: '{"status":404,"code":"not_found","title":"Not found"}',
    });
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load'))
      wrong.push(message.text());
  });
  await page.goto(`${site.url}organizations/${ORG}/${address}`);
  await page.locator('h1, [role=alert]').first().waitFor();
  return { page, context, sent, wrong };
}

const network = `networks/${NETWORK}`;
const wide = ['wide', 1280, 'light'] as const;
const narrow = ['narrow', 360, 'dark'] as const;
/** Looking at all of them takes a while: the other two are for whoever asks for pictures. */
const looks = (...usual: (typeof wide | typeof narrow)[]) =>
  process.env.SHOTS
    ? [wide, narrow, ['wide-dark', 1280, 'dark'] as const, ['narrow-light', 360, 'light'] as const]
    : usual;

async function fitsAndReads(page: Page, width: number, name: string) {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  await expectAccessible(page);
}

describe('what a network shows to its provider', () => {
  it.each(looks(narrow))(
    'stands side by side, in totals and in words: %s',
    async (name, width, colorScheme) => {
      const view = { viewport: { width, height: 900 }, colorScheme };
      const { page, context, wrong } = await open(network, 'ta_provider', { '/view': steward.told() }, view);
      await page.locator('svg.recharts-surface').first().waitFor();
      await fitsAndReads(page, width, `provider-${name}`);

      const alder = page.getByRole('row', { name: /^Alder Coalition/ });
      expect(await alder.getByText('nothing shown here').count()).toBe(5);
      expect(await alder.innerText()).toContain('63');
      const together = page.getByRole('row', { name: /^All together/ });
      expect(await together.getByText('Kept by the members.').count()).toBe(3);
      expect(await together.getByText('too few to show safely').count()).toBe(1);
      await page.getByText('We moved offices in spring.').waitFor();
      await page.getByText('An empty cell can mean many things').waitFor();

      // The note on comparing stands before what it is about.
      expect(
        await page.evaluate(() => {
          const [note, table] = [document.querySelector('.note'), document.querySelector('.heat')];
          return note && table ? note.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING : 0;
        }),
      ).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
      await context.close();
    },
  );

  it('tells the same in the table twin and in the file, and compares only with ten or more', async () => {
    const { page, context } = await open(network, 'ta_provider', { '/view': steward.told() });
    const everybody = page.getByRole('region', { name: 'Everybody together, part by part' });
    await everybody.getByRole('tab', { name: 'Table' }).click();
    const access = everybody.getByRole('row', { name: /^5\. Access/ });
    expect(await access.innerText()).toMatch(/30 %\s+45 %\s+25 %\s+near 40\s+20 to 24\s+5 up on 2024/);
    await everybody.getByRole('tab', { name: 'Download' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      everybody.getByRole('button', { name: /CSV/ }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toContain('8. Keeping promises,,,,Kept by the members.');

    const beside = page.getByRole('region', { name: 'Your own check beside the others' });
    await beside.getByText('a reason to ask, not a verdict').waitFor();
    await beside.getByRole('tab', { name: 'Table' }).click();
    expect(await beside.getByRole('row', { name: /^2\. / }).innerText()).toMatch(/46\s+near 60/);
    expect(await beside.getByRole('row', { name: /^9\. / }).innerText()).toMatch(/67\s+–/);

    await page.getByLabel('Part of the check').selectOption({ label: '6. Survivor leadership' });
    const cells = page.getByRole('table', { name: /^Survivor leadership/ });
    expect(await cells.getByRole('row', { name: /^Programs/ }).innerText()).toMatch(
      /too few to show safely[\s\S]+near 40/,
    );
    await context.close();
  });

  it('proposes an introduction by keyboard, and not twice', async () => {
    const { page, context, sent } = await open(network, 'ta_provider', { '/view': steward.told() });
    const propose = page.getByRole('button', { name: 'Propose to Spruce Alliance and Birch River Alliance' });
    // Alder and Spruce stand among the proposals already.
    expect(await page.getByRole('button', { name: /^Propose/ }).count()).toBe(1);
    await propose.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Proposed to both').waitFor({ state: 'attached' });
    expect(sent).toEqual([
      { method: 'POST', address: `/api/v1/organizations/${ORG}/${network}/introductions`, body: PAIR },
    ]);
    await context.close();
  });

  it('says when totals come, how far they are, and nothing about who is missing', async () => {
    const { page, context } = await open(network, 'ta_provider', { '/view': steward.waiting() });
    await page.getByText('4 of 13 figures are checked').waitFor();
    await page.getByText(/Totals come out on December 28, 2026/).waitFor();
    await page.getByText('At least 15 groups have handed in so far.').waitFor();
    await page.getByText('No group shares anything by name this year.').waitFor();
    await page.getByText('No member is listed as still to begin').waitFor();
    expect(await page.locator('.heat').count()).toBe(0);
    await fitsAndReads(page, 1280, 'provider-waiting');
    await context.close();
  });
});

describe('what a network shows to its funder', () => {
  it.each(looks(narrow))(
    'begins with the mirror and ends with the pledge: %s',
    async (name, width, colorScheme) => {
      const view = { viewport: { width, height: 900 }, colorScheme };
      const { page, context, wrong } = await open(network, 'funder', { '/funder-view': funder.told() }, view);
      await page.locator('svg.recharts-surface').first().waitFor();
      await fitsAndReads(page, width, `funder-${name}`);
      const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts();
      expect([headings[0], headings.at(-1)]).toEqual(['Your answers', 'What you signed']);
      await page.getByText('Last checked by Noor A. on September 18, 2025.').waitFor();
      await page.getByText('$1,000,000 to $2,000,000').waitFor();
      await page.getByText('15 % or less').waitFor();
      // Word for word what the settings had her sign, and what members read.
      await page.getByText('will not use what this network shows to give, cut or shape a grant').waitFor();
      expect(await page.getByRole('link', { name: 'As plain text' }).getAttribute('href')).toBe(
        `/organizations/${ORG}/${network}/released.txt?year=2025`,
      );
      expect(wrong).toEqual([]);
      await context.close();
    },
  );

  it('reads the same for everything refused', async () => {
    const { page, context } = await open(network, 'funder', { '/funder-view': funder.refused() });
    await page.getByRole('heading', { name: 'Nothing can be shown safely this year' }).waitFor();
    const facts = page.getByRole('region', { name: 'Across the groups you fund' });
    expect(await facts.getByText('too few to show safely').count()).toBe(4);
    expect(await page.getByText('Kept by the members.').count()).toBeGreaterThan(0);
    await context.close();
  });

  it('sends only the answers that were changed', async () => {
    const { page, context, sent } = await open(`${network}/mirror?year=2025`, 'funder', {
      '/mirror': funder.mirror(),
      '/funder-view': funder.told(),
    });
    await fitsAndReads(page, 1280, 'mirror');
    const third = page.getByRole('group', { name: /^Do your grants pay for access/ });
    await third.getByText('We plan for it.').click();
    await page.getByRole('listitem').filter({ has: third }).getByRole('textbox').fill('From next spring on.');
    await page.getByRole('button', { name: 'Save the answers' }).click();
    await page.getByRole('heading', { level: 1, name: 'First, your own grants' }).waitFor();
    expect(sent).toEqual([
      {
        method: 'PUT',
        address: `/api/v1/organizations/${ORG}/${network}/mirror/2025/F3`,
        body: { level: 3, note: 'From next spring on.' },
      },
    ]);
    await context.close();
  });
});

describe('what a member reads of its network', () => {
  it.each(looks(wide))(
    'is the same totals with its own scores beside them: %s',
    async (name, width, colorScheme) => {
      const view = { viewport: { width, height: 900 }, colorScheme };
      const address = `sharing/${NETWORK}/released`;
      const { page, context } = await open(address, 'ta_provider', { '/released': peer() }, view);
      await page.locator('svg.recharts-surface').first().waitFor();
      await fitsAndReads(page, width, `peer-${name}`);
      expect(await page.locator('.heat').count()).toBe(0);
      await context.close();
    },
  );
});

it('says that a network is not there', async () => {
  const { page, context } = await open(network, 'ta_provider', {});
  await page.getByRole('alert').getByText('Not found').waitFor();
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(0);
  await context.close();
});
