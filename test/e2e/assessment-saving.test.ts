import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeMember } from '../make/organization.ts';
import { makePerson } from '../make/person.ts';
import { openBrowser } from '../setup/browser.ts';
import { screen, serveAssessment, signInto } from './assessment-site.ts';
import type { Site } from './assessment-site.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  site = await serveAssessment();
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const question = '/sections/R8?question=7';
const words = (page: Page) => page.getByLabel('In your own words');
const saved = (page: Page) => page.getByText(/^Saved \d/).waitFor();

async function stored(cycleId: string) {
  const { rows } = await site.test.owner.query(
    "select value from answer where cycle_id = $1 and item_id = 'R8.learning_note'",
    [cycleId],
  );
  return rows[0]?.value as string | undefined;
}

describe('nothing typed is lost', () => {
  it('survives a reload before the pause after typing', async () => {
    const { leader, cycle } = await site.lead();
    const context = await signInto(browser, site, leader);
    const page = await context.newPage();
    await page.goto(screen(site, cycle, question));
    await words(page).fill('Typed and reloaded at once.');
    await page.reload();
    await expect.poll(() => words(page).inputValue()).toBe('Typed and reloaded at once.');
    await expect.poll(() => stored(cycle.cycleId)).toBe('Typed and reloaded at once.');
    await context.close();
  });

  it('survives a lost network and a closed tab, and says so', async () => {
    const { leader, cycle } = await site.lead();
    const context = await signInto(browser, site, leader);
    const page = await context.newPage();
    await page.goto(screen(site, cycle, question));
    await words(page).fill('First.');
    await saved(page);
    await context.setOffline(true);
    await words(page).fill('Written in a tunnel.');
    await page.getByText('Offline: kept on this device').waitFor();
    await page.waitForTimeout(1_200);
    expect(await stored(cycle.cycleId)).toBe('First.');
    await page.close();
    await context.setOffline(false);
    const later = await context.newPage();
    await later.goto(screen(site, cycle));
    await expect.poll(() => stored(cycle.cycleId), { timeout: 10_000 }).toBe('Written in a tunnel.');
    await context.close();
  });

  it('goes on by itself when the network is back', async () => {
    const { leader, cycle } = await site.lead();
    const context = await signInto(browser, site, leader);
    const page = await context.newPage();
    await page.goto(screen(site, cycle, question));
    await words(page).waitFor();
    await context.setOffline(true);
    await words(page).fill('Back again.');
    await page.waitForTimeout(1_500);
    await context.setOffline(false);
    await expect.poll(() => stored(cycle.cycleId), { timeout: 10_000 }).toBe('Back again.');
    await saved(page);
    await context.close();
  });

  it('says so and tries again when the server answers with an error', async () => {
    const { leader, cycle } = await site.lead();
    const context = await signInto(browser, site, leader);
    const page = await context.newPage();
    await page.goto(screen(site, cycle, question));
    let refusals = 2;
    await page.route('**/answers/**', (route) =>
      refusals-- > 0
        ? route.fulfill({
            status: 503,
            contentType: 'application/problem+json',
            body: '{"status":503,"code":"busy"}',
          })
        : route.continue(),
    );
    await words(page).fill('Third time.');
    await page.getByText('Not saved, trying again').waitFor();
    await saved(page);
    expect(await stored(cycle.cycleId)).toBe('Third time.');
    await context.close();
  });
});

describe('two writers', () => {
  it('are told who changed what, and choose', async () => {
    const { leader, cycle } = await site.lead();
    const person = await makePerson(site.test, { name: 'Rosa Lind' });
    const second = await makeMember(site.test, 'leader', { organization: leader.organization, person });
    const mine = await signInto(browser, site, leader);
    const theirs = await signInto(browser, site, second);
    const page = await mine.newPage();
    const other = await theirs.newPage();
    await page.goto(screen(site, cycle, question));
    await other.goto(screen(site, cycle, question));
    await words(page).waitFor();

    await words(other).fill('Rosa was here.');
    await saved(other);
    await words(page).fill('So was Ines.');
    const dialog = page.getByRole('dialog', { name: 'There are two answers to this question' });
    await dialog.waitFor();
    await dialog.getByText('Rosa was here.').waitFor();
    await dialog.getByText('So was Ines.').waitFor();
    await dialog.getByRole('heading', { name: /Rosa Lind/ }).waitFor();
    expect(await stored(cycle.cycleId)).toBe('Rosa was here.');

    // Put off: still not saved, and it says so.
    await page.keyboard.press('Escape');
    await page.getByText('Not saved yet: two answers to choose from').waitFor();
    await page.getByRole('button', { name: 'Question 7: look at both answers and choose' }).click();
    await dialog.getByRole('button', { name: 'Use mine' }).click();
    await saved(page);
    expect(await stored(cycle.cycleId)).toBe('So was Ines.');

    await words(other).fill('Rosa again.');
    const otherDialog = other.getByRole('dialog');
    await otherDialog.getByRole('button', { name: /Take Ines Okafor’s answer/ }).click();
    await expect.poll(() => words(other).inputValue()).toBe('So was Ines.');
    expect(await stored(cycle.cycleId)).toBe('So was Ines.');
    await mine.close();
    await theirs.close();
  });

  it('two tabs of one browser show what the other saved', async () => {
    const { leader, cycle } = await site.lead();
    const context = await signInto(browser, site, leader);
    const one = await context.newPage();
    const two = await context.newPage();
    await one.goto(screen(site, cycle, question));
    await two.goto(screen(site, cycle, question));
    await words(two).waitFor();
    await words(one).fill('From the first tab.');
    await expect.poll(() => words(two).inputValue()).toBe('From the first tab.');
    await words(two).fill('And the second goes on.');
    await saved(two);
    expect(await two.getByRole('dialog').count()).toBe(0);
    expect(await stored(cycle.cycleId)).toBe('And the second goes on.');
    await context.close();
  });
});
