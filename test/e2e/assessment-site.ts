import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { makeCycle } from '../make/cycle.ts';
import type { MadeCycle } from '../make/cycle.ts';
import { cyclePath, saveAnswer } from '../make/answers-http.ts';
import { makeMember } from '../make/organization.ts';
import type { MadeOrganization } from '../make/organization.ts';
import { testApp } from '../setup/test-app.ts';
import type { TestApp } from '../setup/test-app.ts';

export type Leader = Awaited<ReturnType<typeof makeMember>>;

export interface Site {
  test: TestApp;
  url: string;
  /** A leader with an open cycle. */
  lead: (given?: {
    organization?: MadeOrganization;
    name?: string;
  }) => Promise<{ leader: Leader; cycle: MadeCycle }>;
}

/** The real application with the built screens, listening; its clock is the browser's. */
export async function serveAssessment(): Promise<Site> {
  const test = await testApp({
    clientDir: process.env['SHOT_DIST'] ?? path.resolve(import.meta.dirname, '../../client/dist'),
  });
  test.clock.current = new Date();
  const url = await test.app.listen({ host: '127.0.0.1', port: 0 });
  return {
    test,
    url,
    async lead(given = {}) {
      const leader = await makeMember(test, 'leader', given);
      return { leader, cycle: await makeCycle(test, leader.orgId) };
    },
  };
}

/** Last year's check of the same organization, submitted, with these answers. */
export async function makeLastYear(
  site: Site,
  leader: Leader,
  answers: Record<string, object>,
): Promise<void> {
  const year = site.test.clock.current.getUTCFullYear() - 1;
  const before = await makeCycle(site.test, leader.orgId, { year });
  for (const [itemId, answer] of Object.entries(answers)) {
    const saved = await saveAnswer(leader, before, itemId, answer);
    expect([saved.status, saved.body]).toEqual([200, expect.anything()]);
  }
  expect((await leader.post(`${cyclePath(before)}/submit`)).status).toBe(200);
}

/** What a page must never do; `check` says what it did. */
export interface Watch {
  check: () => void;
}

export function watch(page: Page, url: string): Watch {
  const wrong: string[] = [];
  page.on('console', (message) => {
    // A refused or unreachable request is told by the browser itself; the screens answer for those.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(about|blob|data):/.test(request.url()))
      wrong.push(request.url());
  });
  return { check: () => expect(wrong).toEqual([]) };
}

/** A browser in which this person is signed in. */
export async function signInto(
  browser: Browser,
  site: Site,
  leader: Leader,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  await context.addCookies([...leader.cookies].map(([name, value]) => ({ name, value, url: site.url })));
  return context;
}

export const screen = (site: Site, cycle: MadeCycle, rest = '') =>
  `${site.url}/organizations/${cycle.orgId}/cycles/${cycle.cycleId}${rest}`;
