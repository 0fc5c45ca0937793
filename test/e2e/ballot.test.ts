import { beforeAll, describe, expect, it } from 'vitest';
import { makeRound } from '../make/round.ts';
import { weigh } from '../bench/answer-page.ts';
import type { BallotSite } from './ballot-site.ts';
import { expectAccessible } from './expect-accessible.ts';
import {
  answerAll,
  answerAndSend,
  comeBack,
  confirmWords,
  device,
  fiveQuestions,
  heading,
  leftBehind,
  linkTo,
  nothing,
  oneQuestion,
  press,
  receiptOn,
  serveBallots,
  storedBallots,
} from './ballot-site.ts';

let site: BallotSite;

beforeAll(async () => {
  site = await serveBallots();
});

const facts = [
  {
    itemId: 'R1.wage_floor',
    prompt: { en: 'Is there a wage floor?' },
    answer: { en: 'Yes, for all positions.' },
  },
];

describe('answering', () => {
  it('goes from the link through both doors, by hand and by keyboard, and leaves nothing behind', async () => {
    const round = await makeRound(site.test, [{ roles: ['staff'], people: 6 }], { publishedFacts: facts });
    const { page, wrong, calls } = await device(site, { viewport: { width: 360, height: 740 } });
    await page.goto(linkTo(site, round));
    await page.getByText('Harbor Coalition asks how things are there').waitFor();
    expect(await page.title()).toBe('Yearly check');
    await expectAccessible(page);
    expect(calls('door-b')).toEqual([]);

    await press(page, 'Start');
    await page.getByText('Question 1 of').waitFor();
    const asked: string[] = [];
    let hasFacts = false;
    for (;;) {
      const title = (await page.locator('h1:focus').textContent()) ?? '';
      // Questions are alike; the first three and every other kind of screen are looked at.
      if (asked.length < 3 || !title.endsWith('.')) await expectAccessible(page);
      if (title.startsWith('Your receipt')) break;
      if (title.startsWith('What Harbor Coalition says')) {
        hasFacts = true;
        await page.getByLabel('This does not match what I see').check();
      } else if (asked.length === 0) {
        await press(page, 'Skip this one');
        asked.push(title);
        await page.locator('h1', { hasNotText: title }).waitFor();
        continue;
      } else if ((await page.locator('.anchors').count()) > 0) {
        // By keyboard alone: into the group, down two answers, and on.
        await page.locator('.anchors input').first().focus();
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
      } else {
        await page.getByLabel('Your words').fill('Time.');
      }
      asked.push(title);
      await page.getByRole('button', { name: 'Go on' }).press('Enter');
      await page.locator('h1', { hasNotText: title }).waitFor();
    }
    expect(hasFacts).toBe(true);
    expect(calls('door-b')).toEqual([]);
    expect(calls('door-a').map(({ url }) => url)).toEqual([`${site.url}/door-a/v1/open`]);

    // Nothing is sent before the words are proved or refused.
    const receipt = await receiptOn(page);
    expect(receipt.words).toHaveLength(12);
    await press(page, /^Send my/);
    await page.getByText('or tick “I don’t want to keep the words”').first().waitFor();
    await page.locator('.keeping input.short').first().fill('wrong');
    await press(page, /^Send my/);
    await page.getByText('This is not word').waitFor();
    await expectAccessible(page);
    expect(calls('door-b')).toEqual([]);
    await confirmWords(page, receipt);
    await press(page, /^Send my/);
    await heading(page, 'Thank you. Your answers are in.');
    await expectAccessible(page);

    expect(page.url()).toBe(`${site.url}/answer`);
    expect(await leftBehind(page)).toEqual(nothing);
    expect(await page.context().cookies()).toEqual([]);
    const [ballot, ...others] = await storedBallots(site, round);
    expect(others).toEqual([]);
    const { role, answers, mismatches, comments } = ballot!.content;
    expect({ role, mismatches, comments }).toEqual({
      role: 'staff',
      mismatches: ['R1.wage_floor'],
      comments: { 'R8.learning_note': 'Time.' },
    });
    // Of all that was gone through, one was skipped, one is a comment and one a list of facts.
    const levels = Array.from({ length: asked.length - 3 }, () => 2);
    expect(Object.values(answers)).toEqual(['skipped', ...levels]);
    // The words and the token went nowhere together, and the words nowhere at all.
    const sent = JSON.stringify([...calls('door-a'), ...calls('door-b')]);
    expect(receipt.words.filter((word) => sent.includes(`"${word}`))).toEqual([]);
    expect(JSON.stringify(calls('door-b'))).not.toContain(round.strata[0]!.tokens[0]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('shows all questions on one page by choice, and keeps what was chosen when changing the view', async () => {
    const round = await makeRound(site.test);
    const { page, wrong } = await device(site);
    await page.goto(linkTo(site, round));
    await press(page, 'All questions on one page');
    await heading(page, /^The \d+ questions$/);
    await page.locator('.anchors').first().locator('input').nth(3).check();
    await expectAccessible(page);
    await press(page, 'One question at a time');
    await page.getByText('Question 1 of').waitFor();
    expect(await page.locator('.anchors input').nth(3).isChecked()).toBe(true);
    await press(page, 'All questions on one page');
    await press(page, 'Go on');
    await receiptOn(page);
    await page.getByLabel('I don’t want to keep the words').check();
    await press(page, 'Send my answer');
    await heading(page, 'Thank you. Your answers are in.');
    const [ballot] = await storedBallots(site, round);
    expect(ballot!.content.answers).toEqual({ 'R1.pay_voice': 3 });
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});

describe('with the receipt, from another device', () => {
  it('answers can be changed and taken back, without the invitation', async () => {
    const round = await makeRound(site.test, fiveQuestions);
    const first = await device(site);
    const receipt = await answerAndSend(first.page, linkTo(site, round));
    await first.page.context().close();

    const second = await device(site, { viewport: { width: 360, height: 740 } });
    await comeBack(second.page, site, receipt);
    await heading(second.page, 'Your answers are here');
    await expectAccessible(second.page);
    await press(second.page, 'Change my answers');
    await second.page.getByText('Question 1 of').waitFor();
    expect(await second.page.locator('.anchors input').nth(1).isChecked()).toBe(true);
    await second.page.locator('.anchors input').nth(4).check();
    await press(second.page, 'Back');
    await heading(second.page, 'Your answers are here');
    await press(second.page, 'Change my answers');
    expect(await second.page.locator('.anchors input').nth(4).isChecked()).toBe(true);
    await press(second.page, 'All questions on one page');
    await press(second.page, 'Go on');
    await heading(second.page, 'Ready to send your changes?');
    await press(second.page, 'Send my changes');
    await heading(second.page, 'Your changes are in.');
    expect(await storedBallots(site, round)).toMatchObject([
      { version: 2, content: { answers: { 'R1.pay_voice': 4 } } },
    ]);
    expect(second.calls('door-a')).toEqual([]);

    await comeBack(second.page, site, {
      words: [receipt.words.join('  ').toUpperCase()],
      code: receipt.code.toLowerCase().replace('-', ' '),
    });
    await press(second.page, 'Take them back');
    await heading(second.page, 'Take back all your answers?');
    await press(second.page, 'Yes, take them back');
    await heading(second.page, 'Your answers are withdrawn.');
    expect(await storedBallots(site, round)).toMatchObject([{ version: 3, content: null }]);

    await comeBack(second.page, site, receipt);
    await press(second.page, 'Answer again');
    await second.page.locator('.anchors input').first().check();
    await press(second.page, 'All questions on one page');
    await press(second.page, 'Go on');
    await press(second.page, 'Send my changes');
    await heading(second.page, 'Your changes are in.');
    expect(await storedBallots(site, round)).toMatchObject([
      { version: 4, content: { answers: { 'R1.pay_voice': 0 } } },
    ]);
    expect(second.wrong).toEqual([]);
    await second.page.context().close();
  });

  it('a double click on "Take them back" asks, and withdraws nothing', async () => {
    const round = await makeRound(site.test, oneQuestion);
    const { page } = await device(site, { viewport: { width: 360, height: 740 } });
    const receipt = await answerAndSend(page, linkTo(site, round));
    await comeBack(page, site, receipt);
    await page.getByRole('button', { name: 'Take them back' }).dblclick();
    await heading(page, 'Take back all your answers?');
    expect(await storedBallots(site, round)).toMatchObject([{ version: 1 }]);
    await press(page, 'Yes, take them back');
    await heading(page, 'Your answers are withdrawn.');

    await comeBack(page, site, receipt);
    await page.getByRole('button', { name: 'Answer again' }).waitFor();
    await heading(page, 'Your answers are withdrawn.');
    await page.context().close();
  });

  it('a change on top of a newer one is refused and overwrites nothing', async () => {
    const round = await makeRound(site.test, fiveQuestions);
    const one = await device(site);
    const receipt = await answerAndSend(one.page, linkTo(site, round));
    const other = await device(site);
    for (const { page } of [one, other]) {
      await comeBack(page, site, receipt);
      await press(page, 'Change my answers');
      await page
        .locator('.anchors input')
        .nth(page === one.page ? 3 : 4)
        .check();
      await press(page, 'All questions on one page');
      await press(page, 'Go on');
      await heading(page, 'Ready to send your changes?');
    }
    await press(one.page, 'Send my changes');
    await heading(one.page, 'Your changes are in.');
    await press(other.page, 'Send my changes');
    await heading(other.page, 'Changed on another device');
    await expectAccessible(other.page);
    expect(await storedBallots(site, round)).toMatchObject([
      { version: 2, content: { answers: { 'R1.pay_voice': 3 } } },
    ]);
    await press(other.page, 'See the newest');
    await press(other.page, 'Change my answers');
    await other.page.getByText('Question 1 of').waitFor();
    expect(await other.page.locator('.anchors input').nth(3).isChecked()).toBe(true);
    await one.page.context().close();
    await other.page.context().close();
  });
});

describe('when the network is lost between the doors', () => {
  it('tries again with the same blinded message, and one ballot arrives', async () => {
    const round = await makeRound(site.test, oneQuestion);
    const { page, calls, wrong } = await device(site);
    await page.route('**/door-b/**', (route) => route.abort('internetdisconnected'));
    await page.goto(linkTo(site, round));
    await press(page, 'Start');
    await answerAll(page);
    await confirmWords(page, await receiptOn(page));
    await press(page, /^Send my/);
    await heading(page, 'The connection was lost');
    await expectAccessible(page);
    expect(await storedBallots(site, round)).toEqual([]);
    await page.unroute('**/door-b/**');
    await press(page, 'Try again now');
    await heading(page, 'Thank you. Your answers are in.');
    const signed = calls('door-a').filter(({ url }) => url.endsWith('/sign'));
    expect(signed).toHaveLength(2);
    expect(signed[0]!.body).toEqual(signed[1]!.body);
    expect(await storedBallots(site, round)).toHaveLength(1);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('an answer that was lost after the ballot was kept does no harm', async () => {
    const round = await makeRound(site.test, oneQuestion);
    const { page } = await device(site);
    await page.route(
      '**/door-b/**',
      async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await page.goto(linkTo(site, round));
    await press(page, 'Start');
    await answerAll(page);
    await confirmWords(page, await receiptOn(page));
    await press(page, /^Send my/);
    await heading(page, 'The connection was lost');
    expect(await storedBallots(site, round)).toMatchObject([{ version: 1 }]);
    await press(page, 'Try again now');
    await heading(page, 'Thank you. Your answers are in.');
    expect(await storedBallots(site, round)).toMatchObject([{ version: 1 }]);
    await page.context().close();
  });

  it('a page that was closed then can be taken up again with the link and the words', async () => {
    const round = await makeRound(site.test, oneQuestion);
    const lost = await device(site);
    await lost.page.route('**/door-b/**', (route) => route.abort());
    await lost.page.goto(linkTo(site, round));
    await press(lost.page, 'Start');
    await answerAll(lost.page);
    const receipt = await receiptOn(lost.page);
    await confirmWords(lost.page, receipt);
    await press(lost.page, /^Send my/);
    await heading(lost.page, 'The connection was lost');
    await lost.page.context().close();

    // With new words the invitation is refused, and says what to do.
    const { page } = await device(site);
    await page.goto(linkTo(site, round));
    await press(page, 'Start');
    await answerAll(page);
    await page.getByLabel('I don’t want to keep the words').check();
    await press(page, /^Send my/);
    await heading(page, 'This invitation was used with other words');
    await expectAccessible(page);
    await press(page, 'Enter my twelve words');
    await page.getByLabel('Your twelve words').fill(receipt.words.join(' '));
    await press(page, 'Look up');
    await heading(page, 'Nothing was handed in with these words yet');
    await press(page, 'Start');
    await answerAll(page);
    expect(await receiptOn(page)).toEqual(receipt);
    await confirmWords(page, receipt);
    await press(page, /^Send my/);
    await heading(page, 'Thank you. Your answers are in.');
    expect(await storedBallots(site, round)).toHaveLength(1);
    await page.context().close();
  });
});

it('weighs at most 40 kB, from the link to the thanks', async () => {
  const round = await makeRound(site.test);
  const { page } = await device(site);
  const weight = weigh(page);
  await answerAndSend(page, linkTo(site, round));
  expect(await weight.kilobytes()).toBeLessThanOrEqual(40);
  await page.context().close();
});
