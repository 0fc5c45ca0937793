import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import type { BallotContent } from '@followthrough/shared/ballots/content.ts';
import type { MadeRound, makeRound } from '../make/round.ts';
import { openBrowser } from '../setup/browser.ts';
import { testApp } from '../setup/test-app.ts';
import type { TestApp } from '../setup/test-app.ts';

export interface BallotSite {
  test: TestApp;
  url: string;
  browser: Browser;
}

/**
 * The real application with both doors and the built page, listening, and a browser; its clock is the browser's. Both are
 * closed after the file. Call it in `beforeAll`.
 */
export async function serveBallots(): Promise<BallotSite> {
  const test = await testApp({
    clientDir: path.resolve(import.meta.dirname, '../../client/dist'),
  });
  test.clock.current = new Date();
  const browser = await openBrowser();
  afterAll(() => browser.close());
  return { test, browser, url: await test.app.listen({ host: '127.0.0.1', port: 0 }) };
}

/** A respondent's device. `wrong` collects what the page must never do. */
export interface Device {
  page: Page;
  wrong: string[];
  /** The bodies of the calls to a door, in order. */
  calls: (door: 'door-a' | 'door-b') => Call[];
}

interface Call {
  method: string;
  url: string;
  body: unknown;
}

export async function device(site: BallotSite, options: BrowserContextOptions = {}): Promise<Device> {
  const context = await site.browser.newContext(options);
  const page = await context.newPage();
  const wrong: string[] = [];
  const sent: Call[] = [];
  page.on('console', (message) => {
    // A refused or unreachable request is told by the browser itself; the screens answer for those.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !/^(about|blob):/.test(request.url()))
      wrong.push(request.url());
    const { cookie, authorization } = request.headers();
    if (request.url().includes('/door-') && (cookie || authorization))
      wrong.push(`credentials to ${request.url()}`);
    sent.push({ method: request.method(), url: request.url(), body: request.postDataJSON() });
  });
  return { page, wrong, calls: (door) => sent.filter((one) => one.url.includes(`/${door}/`)) };
}

// Where a test is not about the questions, walking through staff's ten takes most of its time.
export const oneQuestion: Parameters<typeof makeRound>[1] = [{ roles: ['member_program'], people: 6 }];
export const fiveQuestions: Parameters<typeof makeRound>[1] = [{ roles: ['board'], people: 6 }];

export const linkTo = (site: BallotSite, round: MadeRound, person = 0, search = '') =>
  `${site.url}/answer${search}#${round.strata[0]!.tokens[person]}`;

export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

/** Through all questions with the second answer of each, up to the receipt. Returns how many there were. */
export async function answerAll(
  page: Page,
  look: (page: Page) => Promise<void> = async () => {},
): Promise<number> {
  for (let answered = 0; ; answered += 1) {
    const radios = page.locator('.anchors input');
    await page.locator('h1:focus').waitFor();
    await look(page);
    if ((await page.locator('ol.words').count()) > 0) return answered;
    if ((await radios.count()) > 0) await radios.nth(1).check();
    else await page.getByLabel('Your words').fill('More time to learn together.');
    await press(page, 'Go on');
    await page.waitForTimeout(0);
  }
}

export interface Receipt {
  words: string[];
  code: string;
}

export async function receiptOn(page: Page): Promise<Receipt> {
  await heading(page, 'Your receipt is twelve words');
  return {
    words: await page.locator('ol.words li').allTextContents(),
    code: (await page.locator('.code').textContent()) ?? '',
  };
}

/** Types the two words that are asked for. */
export async function confirmWords(page: Page, { words }: Receipt): Promise<void> {
  for (const label of await page.locator('.keeping label', { hasText: /^Word \d/ }).allTextContents()) {
    await page.getByLabel(label, { exact: true }).fill(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
  }
}

/** The whole way, from the link to the thanks. */
export async function answerAndSend(page: Page, link: string): Promise<Receipt> {
  await page.goto(link);
  await press(page, 'Start');
  await answerAll(page);
  const receipt = await receiptOn(page);
  await confirmWords(page, receipt);
  await press(page, /^Send my/);
  await heading(page, 'Thank you. Your answers are in.');
  return receipt;
}

/** From any device, with what was written down. */
export async function comeBack(page: Page, site: BallotSite, { words, code }: Receipt): Promise<void> {
  await page.goto(`${site.url}/answer`);
  await press(page, 'I sent answers before');
  await page.getByLabel('Code of the round').fill(code);
  await page.getByLabel('Your twelve words').fill(words.join(' '));
  await press(page, 'Look up');
}

export async function storedBallots(
  site: BallotSite,
  round: MadeRound,
): Promise<{ version: number; content: BallotContent }[]> {
  const { rows } = await site.test.owner.query(`select version, content from ballot where round_id = $1`, [
    round.roundId,
  ]);
  return rows;
}

/** What this site left in the browser. */
export const leftBehind = (page: Page) =>
  page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    cookies: document.cookie,
  }));

export const nothing = { local: 0, session: 0, databases: 0, caches: 0, cookies: '' };
