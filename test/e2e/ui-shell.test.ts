import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../setup/browser.ts';
import { expectAccessible } from './expect-accessible.ts';
import { serveScreens } from './ui-site.ts';

let browser: Browser;
let site: Awaited<ReturnType<typeof serveScreens>>;

beforeAll(async () => {
  site = await serveScreens(path.resolve(import.meta.dirname, '../../client/dist'));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/**
 * Opens a page of the built product, with what it asked the server since. A request that outlives its page is answered over
 * the network like any other: taken in by the browser's tools, it can hold up the closing of its context for ever.
 */
async function open(address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  site.asked.length = 0;
  const page = await context.newPage();
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !request.url().startsWith('about:'))
      strangers.push(request.url());
  });
  await page.goto(site.url + address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, context, left: () => site.asked.filter((one) => one.endsWith('/api/v1/leave')), strangers };
}

describe('the shell', () => {
  it('has no accessibility violation, asks nobody else, and keeps the tab neutral', async () => {
    const { page, context, strangers } = await open('about');
    await expectAccessible(page);
    expect(strangers).toEqual([]);
    expect(await page.title()).toBe('About – Yearly check');
    await context.close();
  });

  it.each(['ltr', 'rtl'])('fits on 320 pixels, %s', async (direction) => {
    const { page, context } = await open('about', { viewport: { width: 320, height: 640 } });
    await page.evaluate((chosen) => (document.documentElement.dir = chosen), direction);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await context.close();
  });

  it('says that a page is not there, and moves the focus to the heading of the next one', async () => {
    const { page, context } = await open('no/such/page');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('There is no page here');
    await page.getByRole('link', { name: 'About this check' }).click();
    await page.getByRole('heading', { level: 1, name: 'About this check' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await context.close();
  });

  it('remembers the chosen colors before the first paint', async () => {
    const { page, context } = await open('about');
    await page.getByLabel('Colors').selectOption('contrast-dark');
    await page.reload({ waitUntil: 'commit' });
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'contrast-dark');
    await page.getByLabel('Colors').selectOption('system');
    expect(
      await page.evaluate(() => [document.documentElement.dataset['theme'], localStorage.length]),
    ).toEqual([undefined, 0]);
    await context.close();
  });

  it('says when there is no network', async () => {
    const { page, context } = await open('about');
    await context.setOffline(true);
    await page.getByText('No network').waitFor();
    await context.setOffline(false);
    await page.getByText('No network').waitFor({ state: 'detached' });
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('About this check');
    await context.close();
  });
});

describe('leaving fast', () => {
  type Opened = Awaited<ReturnType<typeof open>>;
  const ways: [string, (opened: Opened) => Promise<void>][] = [
    ['by the button', ({ page }) => page.getByRole('button', { name: 'Leave fast' }).click()],
    [
      'by Shift three times',
      async ({ page }) => {
        for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
      },
    ],
  ];

  it.each(ways)('%s ends on an empty page, with nothing kept on the device', async (_, leave) => {
    const opened = await open('about');
    const { page, context, left } = opened;
    await page.evaluate(async () => {
      localStorage.setItem('theme', 'dark');
      sessionStorage.setItem('draft', 'a secret');
      await new Promise((resolve) => {
        const opening = indexedDB.open('drafts', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('answers').put('a secret', 1);
        opening.onsuccess = resolve;
      });
    });
    await leave(opened);
    await page.waitForURL('about:blank');
    await expect.poll(left).toEqual(['POST /api/v1/leave']);

    const fresh = await context.newPage();
    await fresh.goto(`${site.url}favicon.svg`);
    expect(
      await fresh.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).map(({ name }) => name),
      ]),
    ).toEqual([0, 0, []]);
    await context.close();
  });

  it('takes the other tabs of the site along', async () => {
    const { page, context, left } = await open('about');
    const other = await context.newPage();
    await other.goto(`${site.url}about`);
    await other.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Leave fast' }).click();
    await other.waitForURL('about:blank');
    // Asked again if the page goes while it is asked.
    await other.waitForFunction(() => document.body?.textContent === '');
    // The tab that left tells the server, once for all.
    await expect.poll(left).toEqual(['POST /api/v1/leave']);
    await context.close();
  });

  it('typing capitals does not leave', async () => {
    const { page, context, left } = await open('about');
    for (const letter of ['A', 'B', 'C']) await page.keyboard.press(`Shift+${letter}`);
    await page.waitForTimeout(300);
    expect(left()).toEqual([]);
    expect(page.url()).toBe(`${site.url}about`);
    await context.close();
  });

  it('"Back" leads past the page that was left, and "Forward" to the empty one', async () => {
    const { page, context, left } = await open('no/such/page');
    await page.getByRole('link', { name: 'About this check' }).click();
    await page.getByRole('heading', { level: 1, name: 'About this check' }).waitFor();
    await page.getByRole('button', { name: 'Leave fast' }).click();
    await page.waitForURL('about:blank');
    await expect.poll(left).toEqual(['POST /api/v1/leave']);
    await page.goBack();
    expect(page.url()).toBe(`${site.url}no/such/page`);
    await page.goForward();
    expect(page.url()).toBe('about:blank');
    await context.close();
  });
});
