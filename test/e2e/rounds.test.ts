import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { cyclePath, saveAnswer } from '../make/answers-http.ts';
import { Respondent } from '../make/respondent.ts';
import { contentOf } from '../make/round.ts';
import { makeSealedRound } from '../make/sealed-round.ts';
import { openBrowser } from '../setup/browser.ts';
import { runJobs } from '../setup/inbox.ts';
import { Visitor } from '../setup/visitor.ts';
import type { Site } from './assessment-site.ts';
import { screen, serveAssessment, signInto, watch } from './assessment-site.ts';
import { expectAccessible } from './expect-accessible.ts';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  site = await serveAssessment();
  await publishInstruments(site.test.ownerUrl);
  browser = await openBrowser();
});
afterAll(() => browser?.close());

let shot = 0;
async function looksRight(page: Page, heading: string) {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const shots = process.env['SHOTS'];
  if (shots)
    await page.screenshot({ path: `${shots}/rounds-${String(shot++).padStart(2, '0')}.png`, fullPage: true });
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const people = Array.from({ length: 9 }, (_, i) => `Person ${i}, person${i}@example.org`);
const work = async () => {
  for (let turn = 0; turn < 3; turn++) await runJobs(site.test);
};

it('leads a leader from the hub to an open round, and shows her no more than steps of five', async () => {
  const { leader, cycle } = await site.lead();
  await saveAnswer(leader, cycle, 'R1.wage_standard', { state: 'answered', value: 3, links: [] });
  const context = await signInto(browser, site, leader, { viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const watched = watch(page, site.url);

  await page.goto(screen(site, cycle));
  await page.getByRole('link', { name: 'Ask the others' }).click();
  await looksRight(page, 'Ask the others how they see it');
  await press(page, 'Begin to prepare');
  await page.getByRole('heading', { level: 1, name: 'Prepare the round' }).waitFor();

  // Wrong lines stay in the box with what is wrong; the others are taken.
  await page
    .getByRole('textbox', { name: 'Paste a list' })
    .fill([...people, 'Ben, ben@', 'Paper Person'].join('\n'));
  await press(page, 'Add these people');
  await page.getByText('10 people were added.').waitFor();
  expect(await page.getByRole('textbox', { name: 'Paste a list' }).inputValue()).toBe('Ben, ben@');
  await page.getByText('“ben@” is not a whole address').waitFor();
  await page.getByText('10 staff').waitFor();

  await page.getByText('Add one person by hand').click();
  const form = page.locator('#one-person');
  await form.getByRole('combobox', { name: 'Group' }).selectOption('board');
  await form.getByRole('textbox', { name: 'Name' }).fill('Bo Ard');
  await form.getByRole('textbox', { name: 'E-mail address' }).fill('person1@example.org');
  await press(page, 'Add to the roster');
  await form.getByText('person1@example.org is on the roster already').first().waitFor();
  await form.getByRole('textbox', { name: 'E-mail address' }).fill('bo@example.org');
  await press(page, 'Add to the roster');
  await page.getByText('answer together with staff, since fewer than five could be recognized').waitFor();

  await page.getByRole('textbox', { name: 'Subject' }).fill('Tell us how you see it');
  await page.getByText('There are changes above that are not saved').waitFor();
  await press(page, 'Save dates, words and choices');
  await page.getByRole('button', { name: 'Open the round' }).waitFor();
  await page.getByText('How it will look, as last saved').click();
  await page.getByText('Tell us how you see it', { exact: true }).waitFor();
  await press(page, 'Send a test to myself');
  await page.getByText(`On its way to ${leader.person.email}`).waitFor();
  await looksRight(page, 'Prepare the round');

  await press(page, 'Open the round');
  await page.getByText('11 people are asked, 1 by a printed sheet').waitFor();
  await press(page, 'Open it');
  await page.getByRole('heading', { level: 1, name: 'The round is opening' }).waitFor();
  await work();
  await looksRight(page, 'People are answering');
  await page.getByText('Fewer than 5 answered, of 11 asked').waitFor();
  await page.getByText('10 mails went out').waitFor();

  const { roundId } = (await leader.get(`${cyclePath(cycle)}/round`)).body.round;
  const book = await site.test.codes.read(roundId);
  const visitor = new Visitor(site.test);
  for (const token of Object.values(book?.tokens ?? {}).slice(0, 6)) {
    await new Respondent((...call) => visitor.send(...call), token).send(contentOf('staff', { answers: {} }));
  }
  await page.reload();
  await page.getByText('5 or more answered, of 11 asked').waitFor();

  await page.getByRole('link', { name: 'Go to the sheets' }).click();
  await press(page, 'Show the sheets');
  await page.getByText('For Paper Person').waitFor();
  expect(await page.locator('.sheet .code').textContent()).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
  await page.getByText('Large print', { exact: true }).click();
  await looksRight(page, 'Printed sheets');

  await page.goto(screen(site, cycle));
  await page.getByText('5 or more answered, of 11 asked').waitFor();
  watched.check();
  await context.close();
}, 120_000);

it('reads a list from a spreadsheet in the old code page, and overwrites nothing that another leader saved', async () => {
  const { leader, cycle } = await site.lead();
  const { round } = (await leader.post(`${cyclePath(cycle)}/round`)).body;
  const context = await signInto(browser, site, leader);
  const page = await context.newPage();
  await page.goto(screen(site, cycle, '/round'));
  await page.locator('input[type=file]').setInputFiles({
    name: 'staff.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Jos\u00e9 N\u00fa\u00f1ez;jose@example.org;staff\r\n', 'latin1'),
  });
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Paste a list' }).inputValue())
    .toContain('José Núñez');

  const saved = await leader.put(
    `${cyclePath(cycle)}/round`,
    {
      opensAt: round.opensAt,
      closesAt: round.closesAt,
      reminderDates: round.reminderDates,
      invitationSubject: 'From another place',
      invitationText: round.invitationText,
      publishedFacts: [],
    },
    { 'if-match': `"${round.version}"` },
  );
  expect(saved.status).toBe(200);
  // Adding people reads the round anew, with the other's changes in it.
  await press(page, 'Add these people');
  await page.getByText('1 person was added.').waitFor();
  await page.getByText('There are changes above that are not saved').waitFor();
  await press(page, 'Save dates, words and choices');
  await page.getByText('Somebody changed this after you opened it').waitFor();
  expect((await leader.get(`${cyclePath(cycle)}/round`)).body.round.invitationSubject).toBe(
    'From another place',
  );
  await context.close();
}, 60_000);

it('leads from a session that has ended to where one signs in', async () => {
  const { leader, cycle } = await site.lead();
  const context = await signInto(browser, site, leader);
  const page = await context.newPage();
  await context.clearCookies();
  await page.goto(screen(site, cycle, '/round'));
  await page.getByRole('link', { name: 'Go to sign-in' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await context.close();
}, 60_000);

it('leads from what went wrong back into the form that it went wrong in', async () => {
  const { leader, cycle } = await site.lead();
  await leader.post(`${cyclePath(cycle)}/round`);
  const context = await signInto(browser, site, leader);
  const page = await context.newPage();
  await page.goto(screen(site, cycle, '/round'));
  await page.getByText('Add one person by hand').click();
  await page.route('**/api/**', (route) =>
    route.request().method() === 'GET' ? route.continue() : route.abort(),
  );
  for (const [submit, first] of [
    ['Add to the roster', page.locator('#one-person').getByRole('combobox', { name: 'Group' })],
    ['Save dates, words and choices', page.getByLabel('First day')],
  ] as const) {
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: submit }) });
    await press(page, submit);
    await form.getByRole('alert').getByRole('link').click();
    await expect.poll(() => first.evaluate((element) => element === document.activeElement)).toBe(true);
  }
  await context.close();
}, 60_000);

it('is prepared and opened by keyboard alone, and the focus is never lost', async () => {
  const { leader, cycle } = await site.lead();
  const context = await signInto(browser, site, leader);
  const page = await context.newPage();
  const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);
  const tabTo = async (target: Locator) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if (await isFocused(target)) return;
    }
    throw new Error(`Tab never reached ${target.toString()}`);
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const pressEnterOn = async (target: Locator) => {
    await tabTo(target);
    await page.keyboard.press('Enter');
  };

  await page.goto(screen(site, cycle, '/round'));
  await page.getByRole('heading', { level: 1, name: 'Ask the others how they see it' }).waitFor();
  await pressEnterOn(button('Begin to prepare'));
  await expect.poll(() => isFocused(page.getByRole('heading', { name: 'Prepare the round' }))).toBe(true);

  await tabTo(page.getByRole('textbox', { name: 'Paste a list' }));
  await page.keyboard.insertText(people.slice(0, 5).join('\n'));
  await pressEnterOn(button('Add these people'));
  await page.getByText('5 people were added.').waitFor();
  await pressEnterOn(page.locator('summary', { hasText: 'Add one person by hand' }));
  await tabTo(page.getByRole('textbox', { name: 'Name' }));
  await page.keyboard.insertText('Paper Person');
  await page.keyboard.press('Enter');
  await pressEnterOn(button('Take off Person 4'));
  const roster = page.getByRole('region', { name: 'Everybody on the roster' });
  await expect.poll(() => isFocused(roster)).toBe(true);

  await tabTo(page.getByRole('textbox', { name: 'Subject' }));
  await page.keyboard.press('End');
  await page.keyboard.insertText(', please');
  await pressEnterOn(button('Save dates, words and choices'));
  await button('Open the round').waitFor();
  await pressEnterOn(button('Open the round'));
  await page.getByText('5 people are asked, 1 by a printed sheet').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => isFocused(button('Open the round'))).toBe(true);
  await page.keyboard.press('Enter');
  await pressEnterOn(button('Open it'));
  await expect.poll(() => isFocused(page.getByRole('heading', { name: 'The round is opening' }))).toBe(true);
  await context.close();
}, 60_000);

it('works on a phone in the dark, and sorts comments after the seal', async () => {
  const { leader, cycle } = await site.lead();
  await makeSealedRound(site.test, cycle, {
    groups: [{ roles: ['staff'], size: 20, ballots: [] }],
    comments: Array.from({ length: 11 }, () => ({
      itemId: 'R1.pay_voice',
      theme: null,
      review: 'waiting' as const,
    })),
  });
  const context = await signInto(browser, site, leader, {
    viewport: { width: 360, height: 740 },
    colorScheme: 'dark',
  });
  const page = await context.newPage();
  const watched = watch(page, site.url);
  await page.goto(screen(site, cycle, '/round'));
  await looksRight(page, 'The round is sealed');
  await page.getByRole('link', { name: 'Read and sort comments' }).click();
  await page.getByRole('textbox', { name: 'Theme' }).first().fill('Pay');
  await page.getByRole('button', { name: 'Release' }).first().click();
  await page.getByText('10 are still to be sorted.').waitFor();
  await looksRight(page, 'In people’s own words');

  const { cycle: next, leader: other } = await site.lead();
  await other.post(`${cyclePath(next)}/round`);
  await other.post(`${cyclePath(next)}/round/roster`, { role: 'staff', text: people.slice(0, 3).join('\n') });
  const phone = await (
    await signInto(browser, site, other, { viewport: { width: 360, height: 740 }, colorScheme: 'dark' })
  ).newPage();
  await phone.goto(screen(site, next, '/round'));
  await phone.getByText('Fewer than five people in all').waitFor();
  expect(await phone.getByRole('button', { name: 'Open the round' }).count()).toBe(0);
  await looksRight(phone, 'Prepare the round');
  watched.check();
  await context.close();
}, 120_000);
