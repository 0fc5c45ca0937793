import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../setup/browser.ts';
import { expectAccessible } from './expect-accessible.ts';
import { serveScreens } from './ui-site.ts';

const client = path.resolve(import.meta.dirname, '../../client');
let folder: string;
let browser: Browser;
let site: Awaited<ReturnType<typeof serveScreens>>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ui-examples-'));
  // As its own process: inside the test runner React would be built for testing.
  const vite = path.join(client, '../node_modules/vite/bin/vite.js');
  const { NODE_ENV: _, ...environment } = process.env;
  await promisify(execFile)(process.execPath, [vite, 'build', '--mode', 'examples', '--outDir', folder], {
    cwd: client,
    env: environment,
  });
  site = await serveScreens(folder);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens the page of examples; `complaints` collects errors, warnings and breaches of the security policy. */
async function open(viewport = { width: 1280, height: 900 }) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(`${site.url}ui-examples.html`);
  await page.locator('.recharts-line').first().waitFor();
  return { page, complaints };
}

const example = (page: Page, name: string) => page.locator(`[data-example="${name}"]`);

describe.each(['light', 'dark', 'contrast', 'contrast-dark'])(
  'every primitive in every state, %s',
  (theme) => {
    it('has no accessibility violation, and breaks no policy', async () => {
      const { page, complaints } = await open();
      await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  },
);

describe('on a small screen', () => {
  it.each(['ltr', 'rtl'])('nothing is wider than 320 pixels, %s', async (direction) => {
    const { page } = await open({ width: 320, height: 800 });
    await page.evaluate((chosen) => (document.documentElement.dir = chosen), direction);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });
});

describe('by keyboard', () => {
  it('tabs are one stop and follow the arrows', async () => {
    const { page } = await open();
    const frame = example(page, 'ChartFrame: range bars');
    await frame.getByRole('tab', { name: 'Chart' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await frame.getByRole('tab', { name: 'Table' }).getAttribute('aria-selected')).toBe('true');
    await frame.getByRole('row', { name: '1. Funding and wages' }).waitFor();
    await page.keyboard.press('End');
    await frame.getByRole('button', { name: /CSV/ }).waitFor();
    await page.keyboard.press('ArrowRight');
    await frame.getByRole('application').waitFor();
    await page.context().close();
  });

  it('a chart says one row after the other', async () => {
    const { page } = await open();
    const frame = example(page, 'ChartFrame: range bars');
    await frame.getByRole('application').focus();
    await page.keyboard.press('ArrowDown');
    await frame.getByRole('status').getByText('Score 63').waitFor();
    await page.keyboard.press('ArrowUp');
    await frame.getByRole('status').getByText('Score 46').waitFor();
    expect(await frame.getByRole('status').textContent()).toContain('range 40 to 52, last year 44, steady');
    await page.context().close();
  });

  it('the focus follows a row that is added or removed', async () => {
    const { page } = await open();
    const table = example(page, 'InputTable: job groups');
    await table.getByRole('button', { name: 'Add a job group' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'People, job group 3',
    );
    await table.getByRole('button', { name: 'Remove job group 3' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'People, job group 2',
    );
    await page.context().close();
  });

  it('the error summary takes the focus, and its lines lead to the fields', async () => {
    const { page } = await open();
    const summary = example(page, 'ErrorSummary: two things, after trying to go on');
    await summary.getByRole('button').press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    await summary.getByRole('link', { name: 'Write a name' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('practice');
    await page.context().close();
  });
});

describe('numbers', () => {
  it('are read as typed, written with separators, and kept in cents', async () => {
    const { page } = await open();
    const money = example(page, 'Field: money');
    await money.getByLabel('Set aside for access').fill('$1,234.5');
    await money.getByLabel('Set aside for access').blur();
    expect(await money.getByLabel('Set aside for access').inputValue()).toBe('1,234.50');
    expect(await money.locator('[data-cents]').textContent()).toBe('123450');
    await money.getByLabel('Set aside for access').fill('a lot');
    await money.getByText('Write a number in figures').waitFor();
    expect(await money.locator('[data-cents]').textContent()).toBe('');
    await page.context().close();
  });
});

describe('files of a figure', () => {
  it('are the table as CSV and the picture as PNG', async () => {
    const { page, complaints } = await open();
    const frame = example(page, 'ChartFrame: range bars');
    await frame.getByRole('tab', { name: 'Download' }).click();

    const [table] = await Promise.all([
      page.waitForEvent('download'),
      frame.getByRole('button', { name: /CSV/ }).click(),
    ]);
    expect(table.suggestedFilename()).toBe('nine-scores-2026.csv');
    expect(await text(table)).toContain('1. Funding and wages,46,40 to 52,44,steady\r\n');

    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      frame.getByRole('button', { name: /PNG/ }).click(),
    ]);
    expect(picture.suggestedFilename()).toBe('nine-scores-2026.png');
    expect((await bytes(picture)).subarray(1, 4).toString()).toBe('PNG');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

async function bytes(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const text = async (download: Download) => (await bytes(download)).toString('utf8');
