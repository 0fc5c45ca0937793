import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveAnswer } from '../make/answers-http.ts';
import { openBrowser } from '../setup/browser.ts';
import { makeLastYear, screen, serveAssessment, signInto, watch } from './assessment-site.ts';
import type { Site } from './assessment-site.ts';
import { expectAccessible } from './expect-accessible.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  site = await serveAssessment();
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Every kind of screen and of question. */
const screens = {
  hub: '',
  profile: '/profile',
  'start of a heavy section': '/sections/R3',
  'table of wages': '/sections/R1?item=R1.wage_coverage',
  'worked-out figure': '/sections/R1?item=R1.wage_gap',
  'own view': '/sections/R1?item=R1.pay_voice',
  'options to tick': '/sections/R3?item=R3.tool_use',
  'makeup beside the community': '/sections/R4?item=R4.rep_staff',
  amounts: '/sections/R5?item=R5.budget_share',
  'behaviors on a line': '/sections/R5?item=R5.ask_needs',
  'reason for not applying': '/sections/R6?item=R6.comp_ratio',
  promises: '/sections/R8?item=R8.tracker',
  day: '/sections/R8?item=R8.last_update',
  'all on one page': '/sections/R9?question=all',
  'all answers': '/check',
};

async function withAnswers() {
  const { leader, cycle } = await site.lead();
  await makeLastYear(site, leader, {
    'R1.wage_coverage': {
      state: 'answered',
      value: { rows: [{ people: 8, hourly_pay: 2150, hours_year: 2080, living_wage: 2275 }] },
    },
    'R5.ask_needs': { state: 'answered', value: 2, note: 'From the spring training.' },
    'R8.tracker': {
      state: 'answered',
      value: {
        commitments: [
          {
            theme: 'T1',
            actions: [
              { what: 'A yearly letter', status: 'done_once', evidence: 'internal', updated: '2023-03-01' },
            ],
          },
        ],
      },
    },
  });
  const save = (itemId: string, answer: object) => saveAnswer(leader, cycle, itemId, answer);
  await save('R5.budget_share', {
    state: 'answered',
    value: { translation: 4_000_000, total_expense: 300_000_000, pass_through: 120_000_000 },
  });
  await save('R4.rep_staff', { state: 'answered', value: { x: 6, n: 20, c: 0.38 } });
  await save('R6.comp_ratio', { state: 'not_applicable_with_reason', reason: 'We pay no experts.' });
  await save('R8.signed', { state: 'answered', value: 'yes' });
  await save('R8.tracker', {
    state: 'answered',
    value: {
      commitments: [
        {
          theme: 'T1',
          actions: [{ what: 'A letter', status: 'planned', evidence: 'none', updated: '2024-03-01' }],
        },
        { theme: 'T6', set_aside_reason: 'No schools in our work.', actions: [] },
      ],
    },
  });
  return { leader, cycle };
}

describe('every screen of the check', () => {
  it.each(['light', 'dark'] as const)(
    'has no accessibility violation, %s',
    async (colorScheme) => {
      const { leader, cycle } = await withAnswers();
      const context = await signInto(browser, site, leader, { colorScheme });
      const page = await context.newPage();
      const watching = watch(page, site.url);
      for (const address of Object.values(screens)) {
        await page.goto(screen(site, cycle, address));
        await page.getByRole('heading', { level: 1 }).waitFor();
        await expectAccessible(page);
        expect(await page.title()).toMatch(/^(\w+ – )?Yearly check$/);
      }
      watching.check();
      await context.close();
      // Fifteen screens, each read through by axe.
    },
    300_000,
  );

  it('fits on 320 pixels', async () => {
    const { leader, cycle } = await withAnswers();
    const context = await signInto(browser, site, leader, { viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    for (const [name, address] of Object.entries(screens)) {
      await page.goto(screen(site, cycle, address));
      await page.getByRole('heading', { level: 1 }).waitFor();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([name, width <= 320]).toEqual([name, true]);
    }
    await context.close();
  });
});

describe('by keyboard alone', () => {
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

  async function tabTo(page: Page, words: string) {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await focused(page)).includes(words)) return;
    }
    throw new Error(`Tab never reached “${words}”`);
  }

  it('a leader goes from the tasks into a section, answers, and goes on', async () => {
    const { leader, cycle } = await site.lead();
    const context = await signInto(browser, site, leader);
    const page = await context.newPage();
    await page.goto(screen(site, cycle));
    await page.getByRole('heading', { name: 'This year’s check' }).waitFor();
    await tabTo(page, '5. Access in the budget');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Access in the budget' }).waitFor();
    await tabTo(page, 'Planning for access from the start');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => focused(page))
      .toBe('When do you plan for access at meetings, trainings, and events?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.getByRole('radio', { name: /only if someone complains/ }).isChecked()).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByText(/^Saved \d/).waitFor();
    await tabTo(page, 'Go on');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toContain('Of the access requests you got');
    const { rows } = await site.test.owner.query(
      "select value from answer where cycle_id = $1 and item_id = 'R5.ask_needs'",
      [cycle.cycleId],
    );
    expect(rows[0]?.value).toBe(2);
    await context.close();
  });

  it('rows are added and removed, and the focus follows', async () => {
    const { leader, cycle } = await site.lead();
    const context = await signInto(browser, site, leader);
    const page = await context.newPage();
    await page.goto(screen(site, cycle, '/sections/R6?item=R6.decision_seats'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await tabTo(page, 'Add a decision group');
    await page.keyboard.press('Enter');
    const name = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await expect.poll(name).toBe('Voting seats, Decision groups, row 2');
    await page.keyboard.type('7');
    await tabTo(page, 'Remove Decision groups, row 2');
    await page.keyboard.press('Enter');
    await expect.poll(name).toBe('Voting seats, Decision groups, row 1');
    await context.close();
  });
});
