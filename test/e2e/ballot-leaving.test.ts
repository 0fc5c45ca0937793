import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeRound } from '../make/round.ts';
import type { BallotSite } from './ballot-site.ts';
import {
  answerAll,
  device,
  fiveQuestions,
  heading,
  leftBehind,
  linkTo,
  nothing,
  oneQuestion,
  press,
  serveBallots,
} from './ballot-site.ts';

let site: BallotSite;

beforeAll(async () => {
  site = await serveBallots();
});

describe('going back, reloading and leaving', () => {
  const started = async (search = '') => {
    const round = await makeRound(site.test, fiveQuestions);
    const opened = await device(site);
    await opened.page.goto(`${site.url}/answer.txt`);
    await opened.page.goto(linkTo(site, round, 0, search));
    await press(opened.page, 'Start');
    await opened.page.getByText('Question 1 of').waitFor();
    await opened.page.locator('.anchors input').nth(2).check();
    await press(opened.page, 'Go on');
    await opened.page.getByText('Question 2 of').waitFor();
    return { ...opened, round };
  };

  it('"Back" goes to the question before, with its answer, and then to the welcome', async () => {
    const { page, wrong } = await started();
    await page.goBack();
    await page.getByText('Question 1 of').waitFor();
    expect(await page.locator('.anchors input').nth(2).isChecked()).toBe(true);
    await page.goBack();
    await heading(page, 'Say how it is, without your name');
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('asks before a reload that would lose answers, and starts anew with the same link', async () => {
    const { page } = await started();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    await press(page, 'Start');
    await page.getByText('Question 1 of').waitFor();
    expect(asked).toEqual(['beforeunload']);
    expect(await page.locator('.anchors input:checked').count()).toBe(0);
    expect(await leftBehind(page)).toEqual(nothing);
    await page.context().close();
  });

  it('"Back" goes one question back after a reload, too', async () => {
    const { page } = await started();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await press(page, 'Start');
    await page.locator('.anchors input').nth(1).check();
    await press(page, 'Go on');
    await page.getByText('Question 2 of').waitFor();
    await page.goBack();
    await page.getByText('Question 1 of').waitFor();
    expect(await page.locator('.anchors input').nth(1).isChecked()).toBe(true);
    await page.context().close();
  });

  it('what was answered is still there when the welcome was looked at again', async () => {
    const { page } = await started();
    await page.goBack();
    await page.goBack();
    await press(page, 'All questions on one page');
    expect(await page.locator('.anchors').first().locator('input').nth(2).isChecked()).toBe(true);
    await press(page, 'Back');
    await press(page, 'Start');
    await page.getByText('Question 1 of').waitFor();
    expect(await page.locator('.anchors input').nth(2).isChecked()).toBe(true);
    await page.context().close();
  });

  it.each(['I sent answers before', 'On paper, or for somebody else'])(
    'from “%s” both ways back lead to the welcome',
    async (door) => {
      const round = await makeRound(site.test, oneQuestion);
      const { page, wrong } = await device(site);
      await page.goto(linkTo(site, round));
      const ways = [() => press(page, 'Back'), () => page.goBack()];
      for (const goBack of ways) {
        await press(page, door);
        await page.getByRole('button', { name: 'Start' }).waitFor({ state: 'detached' });
        await goBack();
        await heading(page, 'Say how it is, without your name');
      }
      await press(page, 'Start');
      await page.getByText('Question 1 of').waitFor();
      expect(wrong).toEqual([]);
      await page.context().close();
    },
  );

  const ways: [string, (page: Page) => Promise<void>][] = [
    ['the button', (page) => page.getByRole('link', { name: 'Leave fast' }).click()],
    [
      'Shift three times',
      async (page) => {
        for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
      },
    ],
  ];
  it.each(ways)('leaves fast by %s, without a question, and "Back" finds no invitation', async (_, leave) => {
    const { page, round } = await started();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await leave(page);
    await page.waitForURL('about:blank');
    expect(asked).toEqual([]);
    await page.goBack();
    expect(page.url()).toBe(`${site.url}/answer`);
    await heading(page, 'Do you have an invitation?');
    expect(await page.content()).not.toContain(round.strata[0]!.tokens[0]);
    expect(await leftBehind(page)).toEqual(nothing);
    await page.context().close();
  });

  it('a shared device ends clean: no token in the address, no entry of its own, an empty page', async () => {
    const round = await makeRound(site.test, oneQuestion);
    const { page, wrong } = await device(site);
    await page.goto(`${site.url}/answer.txt`);
    await page.goto(linkTo(site, round, 0, '?shared'));
    await page.getByRole('button', { name: 'Start' }).waitFor();
    expect(page.url()).toBe(`${site.url}/answer?shared`);
    await press(page, 'Start');
    await answerAll(page);
    expect(await page.getByRole('button', { name: 'Copy the words' }).count()).toBe(0);
    await page.getByLabel('I don’t want to keep the words').check();
    await press(page, /^Send my/);
    await page.getByText('This device is clean').waitFor();
    await press(page, 'Finish and empty the page');
    await heading(page, 'Do you have an invitation?');
    expect(await leftBehind(page)).toEqual(nothing);
    await page.goBack();
    expect(page.url()).toBe(`${site.url}/answer.txt`);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('a code that is typed on a shared device leaves no entry either', async () => {
    const round = await makeRound(site.test, oneQuestion);
    const { page } = await device(site);
    await page.goto(`${site.url}/answer?shared`);
    const entries = await page.evaluate(() => history.length);
    await page.getByLabel('Code of your invitation').fill(round.strata[0]!.tokens[0]!);
    await press(page, 'Go on');
    await page.getByRole('button', { name: 'Start' }).waitFor();
    expect(page.url()).toBe(`${site.url}/answer?shared`);
    expect(await page.evaluate(() => history.length)).toBe(entries);
    await page.context().close();
  });
});
