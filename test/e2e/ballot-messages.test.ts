import { readFile } from 'node:fs/promises';
import { EXAMPLE_TOKEN } from '@followthrough/shared/ballots/token.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Respondent } from '../make/respondent.ts';
import { contentOf, makeRound } from '../make/round.ts';
import { openBrowser } from '../setup/browser.ts';
import { sendTo } from '../setup/send-to.ts';
import type { BallotSite } from './ballot-site.ts';
import {
  answerAll,
  answerAndSend,
  comeBack,
  device,
  expectAccessible,
  fiveQuestions,
  heading,
  leftBehind,
  linkTo,
  nothing,
  oneQuestion,
  press,
  serveBallots,
  storedBallots,
} from './ballot-site.ts';

let browser: Browser;
let site: BallotSite;

beforeAll(async () => {
  site = await serveBallots();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** Runs with the server's clock at another time, and puts it back. */
async function at<T>(time: Date, work: () => Promise<T>): Promise<T> {
  const before = site.test.clock.current;
  site.test.clock.current = time;
  try {
    return await work();
  } finally {
    site.test.clock.current = before;
  }
}

describe('what the page says when something is wrong', () => {
  it('a damaged link, the example of a test mail, and one that leads nowhere', async () => {
    const { page } = await device(browser, site);
    await page.goto(`${site.url}/answer#${EXAMPLE_TOKEN}`);
    await heading(page, 'This link is only an example');
    await expectAccessible(page);
    await page.goto('about:blank');
    await page.goto(`${site.url}/answer#ABCD`);
    await heading(page, 'This link is not whole');
    await expectAccessible(page);
    await page.getByLabel('Code of your invitation').fill('ABCD EFGH');
    await press(page, 'Go on');
    await page.getByText('A code has twenty letters and digits').waitFor();
    await page.getByLabel('Code of your invitation').fill('0000-0000-0000-0000-0000');
    await press(page, 'Go on');
    await heading(page, 'This link leads nowhere');
    const round = await makeRound(site.test, oneQuestion);
    await page
      .getByLabel('Code of your invitation')
      .fill(round.strata[0]!.tokens[0]!.toLowerCase().replace(/.{4}/g, '$& '));
    await press(page, 'Go on');
    await page.getByText('Harbor Coalition asks').waitFor();
    await page.context().close();
  });

  it('closed, closed while answering, and sealed', async () => {
    const round = await makeRound(site.test, oneQuestion);
    const { page } = await device(browser, site);
    const receipt = await answerAndSend(page, linkTo(site, round));
    const late = await device(browser, site);
    await late.page.goto(linkTo(site, round, 1));
    await press(late.page, 'Start');
    await answerAll(late.page);
    await late.page.getByLabel('I don’t want to keep the words').check();

    await at(new Date(round.closesAt.getTime() + 1000), async () => {
      await press(late.page, /^Send my/);
      await heading(late.page, 'This round is closed');
      await expectAccessible(late.page);
      await page.goto(linkTo(site, round, 2));
      await heading(page, 'This round is closed');
      // Whoever answered before can still change it.
      await comeBack(page, site, receipt);
      await heading(page, 'Your answers are here');
    });
    await at(new Date(round.sealAt.getTime() + 1000), async () => {
      await press(page, 'Take them back');
      await press(page, 'Yes, take them back');
      await heading(page, 'This round is sealed');
      await expectAccessible(page);
      await page.goto(linkTo(site, round, 2)); // the fragment alone is new, and the page notices
      await heading(page, 'This round is sealed');
    });
    await page.context().close();
    await late.page.context().close();
  });

  it('a wrong receipt, word by word', async () => {
    const round = await makeRound(site.test, oneQuestion);
    const { page, calls } = await device(browser, site);
    const { words, code } = await answerAndSend(page, linkTo(site, round));
    const before = calls('door-b').length;
    const says = async (typed: string[], message: RegExp) => {
      await comeBack(page, site, { words: typed, code });
      await page.getByText(message).waitFor();
    };
    await says(words.slice(1), /These are 11 words/);
    await says(['qwertz', ...words.slice(1)], /Word 1, “qwertz”, is not one/);
    const swapped = ['abandon', 'ability', ...words.slice(2)];
    await comeBack(page, site, { words: swapped, code });
    // One in sixteen wrong receipts looks whole; that one has no answers.
    await page.getByText(/These words don’t make a receipt|There are no answers under these words/).waitFor();
    await comeBack(page, site, { words, code: '0000-0000' });
    await page.getByText('There is no round with this code').waitFor();
    expect(
      calls('door-b')
        .slice(before)
        .filter(({ method }) => method === 'PUT'),
    ).toEqual([]);
    const other = await makeRound(site.test, oneQuestion);
    await page.goto(linkTo(site, other, 3));
    await press(page, 'I sent answers before');
    await page.getByLabel('Your twelve words').fill(words.join(' '));
    await press(page, 'Look up');
    await heading(page, 'Nothing was handed in with these words yet');
    await page.context().close();
  });

  it('an old browser, whose answers could not be kept secret', async () => {
    const round = await makeRound(site.test, oneQuestion);
    const { page, calls } = await device(browser, site);
    await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
    await page.goto(linkTo(site, round));
    await page.getByRole('heading', { name: 'This browser is too old' }).waitFor();
    expect(await page.getByRole('button', { name: 'Start' }).count()).toBe(0);
    await expectAccessible(page);
    expect(calls('door-a')).toEqual([]);
    await page.context().close();
  });

  it('a browser without Ed25519 of its own, which answers all the same', async () => {
    const round = await makeRound(site.test, oneQuestion);
    const { page, wrong } = await device(browser, site);
    await page.addInitScript(() => {
      const importKey = crypto.subtle.importKey.bind(crypto.subtle) as (
        ...given: unknown[]
      ) => Promise<CryptoKey>;
      const without = (...given: unknown[]) =>
        given[2] === 'Ed25519'
          ? Promise.reject(new DOMException('', 'NotSupportedError'))
          : importKey(...given);
      Object.defineProperty(crypto.subtle, 'importKey', { value: without });
    });
    await answerAndSend(page, linkTo(site, round));
    expect(await storedBallots(site, round)).toHaveLength(1);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('a clock that is off, which does no harm', async () => {
    const round = await makeRound(site.test, oneQuestion);
    const { page } = await device(browser, site);
    await page.clock.install({ time: new Date('2031-01-01T00:00:00Z') });
    await answerAndSend(page, linkTo(site, round));
    await page.goto(linkTo(site, round, 1));
    await page.getByText('The clock of this device is off').waitFor();
    await page.context().close();
  });

  it('no network at the start, and a busy server', async () => {
    const round = await makeRound(site.test, oneQuestion);
    const { page } = await device(browser, site);
    await page.route('**/door-a/v1/open', (route) => route.abort(), { times: 1 });
    await page.goto(linkTo(site, round));
    await heading(page, 'No connection');
    await press(page, 'Try again now');
    await press(page, 'Start');
    await answerAll(page);
    await page.getByLabel('I don’t want to keep the words').check();
    await page.route(
      '**/door-a/v1/sign',
      (route) =>
        route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          body: '{"code":"door_shut","seconds":1}',
        }),
      { times: 1 },
    );
    await press(page, /^Send my/);
    await heading(page, 'A moment, please');
    await heading(page, 'Thank you. Your answers are in.');
    expect(await storedBallots(site, round)).toHaveLength(1);
    await page.context().close();
  });
});

describe('going back, reloading and leaving', () => {
  const started = async (search = '') => {
    const round = await makeRound(site.test, fiveQuestions);
    const opened = await device(browser, site);
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
    const { page, wrong } = await device(browser, site);
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
});

describe('for everybody', () => {
  it('reads the questions aloud with numbers, prints them and saves them as text', async () => {
    const round = await makeRound(site.test);
    const { page } = await device(browser, site);
    await page.goto(linkTo(site, round));
    await press(page, 'On paper, or for somebody else');
    await expectAccessible(page);
    expect(await page.locator('.paper > li').count()).toBe(10);
    const saving = page.waitForEvent('download');
    await press(page, 'Save as plain text');
    expect(await readFile(await (await saving).path(), 'utf8')).toContain(
      '10. This is a fair, kind, and healthy place to work.',
    );
    await press(page, 'Large text, to be read aloud in an interview');
    await press(page, 'Start');
    await page.getByText('Note the number you are told').waitFor();
    expect(await page.locator('.anchors li').first().textContent()).toMatch(/^1\. /);
    await expectAccessible(page);
    await page.context().close();
  });

  it.each(['ltr', 'rtl'])('fits on 320 pixels at every step, %s', async (direction) => {
    const round = await makeRound(site.test);
    const { page } = await device(browser, site, { viewport: { width: 320, height: 640 } });
    await page.goto(linkTo(site, round));
    await page.evaluate((chosen) => (document.documentElement.dir = chosen), direction);
    const fits = async () =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await fits();
    await press(page, 'Start');
    await answerAll(page, fits);
    await page.context().close();
  });

  it('has enough contrast in the dark and in high contrast', async () => {
    const round = await makeRound(site.test);
    for (const options of [{ colorScheme: 'dark' as const }, { contrast: 'more' as const }]) {
      const { page } = await device(browser, site, { ...options, reducedMotion: 'reduce' });
      await page.goto(linkTo(site, round));
      await press(page, 'All questions on one page');
      await page.locator('.anchors input').first().check();
      await expectAccessible(page);
      await page.context().close();
    }
  });

  it('says everything that matters without its program, as a page and as plain text', async () => {
    const { page } = await device(browser, site, { javaScriptEnabled: false });
    await page.goto(`${site.url}/answer`);
    await page.getByText('This page needs JavaScript').waitFor();
    await page.getByText('averages only').waitFor();
    expect(await page.getByText('One moment').isVisible()).toBe(false);
    const text = await (await fetch(`${site.url}/answer.txt`)).text();
    expect(text).toContain('averages only');
    const page1 = await fetch(`${site.url}/answer`);
    expect(page1.headers.get('set-cookie')).toBeNull();
    expect(page1.headers.get('cache-control')).toBe('no-store');
    expect(page1.headers.get('content-security-policy')).toContain("default-src 'none'");
    await page.context().close();
  });

  it('understands a ballot that another program sent with the same words', async () => {
    // The device's own cryptography and Node's make the same ballot out of the same receipt.
    const round = await makeRound(site.test, fiveQuestions);
    const { page } = await device(browser, site);
    const { words, code } = await answerAndSend(page, linkTo(site, round));
    const { wordlist } = await import('@scure/bip39/wordlists/english.js');
    const { readReceipt } = await import('@followthrough/shared/ballots/receipt.ts');
    const { nodeCrypto } = await import('../make/ballot-crypto.ts');
    const read = await readReceipt(words.join(' '), wordlist, nodeCrypto);
    expect(read.ok).toBe(true);
    const respondent = new Respondent(
      sendTo(site.test.app),
      round.strata[0]!.tokens[0]!,
      read.ok ? read.secret : undefined,
    );
    expect((await respondent.read(round.roundId)).body).toMatchObject({
      content: { answers: { 'R1.pay_voice': 1 } },
    });
    const edited = await respondent.edit(
      round.roundId,
      2,
      contentOf('board', { answers: { 'R1.pay_voice': 4 } }),
    );
    expect(edited.status).toBe(200);
    await comeBack(page, site, { words, code });
    await press(page, 'Change my answers');
    await page.getByText('Question 1 of').waitFor();
    expect(await page.locator('.anchors input').nth(4).isChecked()).toBe(true);
    await page.context().close();
  });
});
