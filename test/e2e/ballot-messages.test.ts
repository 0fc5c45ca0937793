import { EXAMPLE_TOKEN } from '@followthrough/shared/ballots/token.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeRound } from '../make/round.ts';
import type { BallotSite } from './ballot-site.ts';
import {
  answerAll,
  answerAndSend,
  comeBack,
  device,
  heading,
  linkTo,
  oneQuestion,
  press,
  serveBallots,
  storedBallots,
} from './ballot-site.ts';
import { expectAccessible } from './expect-accessible.ts';

let site: BallotSite;

beforeAll(async () => {
  site = await serveBallots();
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
    const { page, calls } = await device(site);
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
    // The same once more, for whoever thinks that the line was bad.
    await page.getByLabel('Code of your invitation').fill('00000000000000000000');
    await press(page, 'Go on');
    await expect.poll(() => calls('door-a').length).toBe(2);
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
    const { page } = await device(site);
    const receipt = await answerAndSend(page, linkTo(site, round));
    const late = await device(site);
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
    const { page, calls } = await device(site);
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
    const { page, calls } = await device(site);
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
    const { page, wrong } = await device(site);
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
    const { page } = await device(site);
    await page.clock.install({ time: new Date('2031-01-01T00:00:00Z') });
    await answerAndSend(page, linkTo(site, round));
    await page.goto(linkTo(site, round, 1));
    await page.getByText('The clock of this device is off').waitFor();
    await page.context().close();
  });

  it('no network at the start, and a busy server', async () => {
    const round = await makeRound(site.test, oneQuestion);
    const { page } = await device(site);
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
