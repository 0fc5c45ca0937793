import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { openBrowser } from '../setup/browser.ts';
import type { Figure } from './figures.ts';
import { valueAtMost } from './figures.ts';
import { enterAsStaff } from './program.ts';

/** Collects what a page loads from now on, until `kilobytes` is asked for: all of it, compressed by gzip. */
export function weigh(page: Page): { kilobytes: () => Promise<number>; requests: () => number } {
  const sizes: Promise<number>[] = [];
  const listen = (response: Response) => sizes.push(response.body().then((body) => gzipSync(body).length));
  page.on('response', listen);
  return {
    async kilobytes() {
      page.off('response', listen); // what comes later may find the browser gone
      return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
    },
    requests: () => sizes.length,
  };
}

/** The respondent's page as an invitation opens it, with the round and its questions from door A. */
export async function answerPageFigure(origin: string): Promise<Figure> {
  const link = await enterAsStaff(origin);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const weight = weigh(page);
    await page.goto(origin + link, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Start' }).waitFor();
    const figure = valueAtMost('respondent’s page, all requests, gzip', await weight.kilobytes(), 40, 'kB');
    return { ...figure, reference: `${weight.requests()} requests` };
  } finally {
    await browser.close();
  }
}
