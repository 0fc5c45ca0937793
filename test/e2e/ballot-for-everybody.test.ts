import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { Respondent } from '../make/respondent.ts';
import { contentOf, makeRound } from '../make/round.ts';
import { sendTo } from '../setup/send-to.ts';
import type { BallotSite } from './ballot-site.ts';
import {
  answerAll,
  answerAndSend,
  comeBack,
  device,
  fiveQuestions,
  linkTo,
  press,
  serveBallots,
} from './ballot-site.ts';
import { expectAccessible } from './expect-accessible.ts';

let site: BallotSite;

beforeAll(async () => {
  site = await serveBallots();
});

describe('for everybody', () => {
  it('reads the questions aloud with numbers, prints them and saves them as text', async () => {
    const shown = [
      { itemId: 'R1.wage_floor', prompt: { en: 'A wage floor?' }, answer: { en: 'Yes, for all.' } },
    ];
    const round = await makeRound(site.test, undefined, { publishedFacts: shown });
    const { page } = await device(site);
    await page.goto(linkTo(site, round));
    await press(page, 'On paper, or for somebody else');
    await expectAccessible(page);
    expect(await page.locator('.paper > li').count()).toBe(10);
    const saving = page.waitForEvent('download');
    await press(page, 'Save as plain text');
    const text = await readFile(await (await saving).path(), 'utf8');
    await page.emulateMedia({ media: 'print' });
    const printed = await page.locator('main').innerText();
    await page.emulateMedia({ media: 'screen' });
    // What the screens say is on paper too: the warnings before heavy parts, and the facts to contradict.
    for (const paper of [text, printed]) {
      expect(paper).toContain('This is a fair, kind, and healthy place to work.');
      expect(paper).toContain('This part talks about racism at work.');
      expect(paper).toContain('Yes, for all.');
      expect(paper).toContain('This does not match what I see');
    }
    await press(page, 'Large text, to be read aloud in an interview');
    await press(page, 'Start');
    await page.getByText('Note the number you are told').waitFor();
    expect(await page.locator('.anchors li').first().textContent()).toMatch(/^1\. /);
    await expectAccessible(page);
    await page.context().close();
  });

  it.each(['ltr', 'rtl'])('fits on 320 pixels at every step, %s', async (direction) => {
    const round = await makeRound(site.test);
    const { page } = await device(site, { viewport: { width: 320, height: 640 } });
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
      const { page } = await device(site, { ...options, reducedMotion: 'reduce' });
      await page.goto(linkTo(site, round));
      await press(page, 'All questions on one page');
      await page.locator('.anchors input').first().check();
      await expectAccessible(page);
      await page.context().close();
    }
  });

  it('says everything that matters without its program, as a page and as plain text', async () => {
    const { page } = await device(site, { javaScriptEnabled: false });
    await page.goto(`${site.url}/answer`);
    await page.getByText('This page needs JavaScript').waitFor();
    await page.getByText('averages only').waitFor();
    expect(await page.getByRole('link', { name: 'All questions as PDF' }).getAttribute('href')).toBe(
      '/answer.pdf',
    );
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
    const { page } = await device(site);
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
