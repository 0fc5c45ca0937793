import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MadeCycle } from '../make/cycle.ts';
import { makeMember } from '../make/organization.ts';
import { openBrowser } from '../setup/browser.ts';
import { makeLastYear, screen, serveAssessment, signInto, watch } from './assessment-site.ts';
import type { Site } from './assessment-site.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  site = await serveAssessment();
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const saved = (page: Page) => page.getByText(/^Saved \d/).waitFor();
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const goOn = (page: Page) => page.getByRole('button', { name: 'Go on', exact: true }).click();

/** What the database holds for an answer. */
async function stored(cycle: MadeCycle, itemId: string) {
  const { rows } = await site.test.owner.query(
    'select state, value, note, links, version from answer where cycle_id = $1 and item_id = $2',
    [cycle.cycleId, itemId],
  );
  return rows[0] as
    | { state: string; value: unknown; note: string | null; links: string[]; version: number }
    | undefined;
}

describe('the yearly check', () => {
  it('is opened, answered in every way a question asks, looked over, submitted and taken back', async () => {
    const leader = await makeMember(site.test, 'leader');
    const context = await signInto(browser, site, leader);
    const page = await context.newPage();
    const watching = watch(page, site.url);

    await page.goto(`${site.url}/organizations/${leader.orgId}/check`);
    await page.getByRole('button', { name: 'Open this year’s check' }).click();
    await heading(page, 'About your group this year');
    await page.getByRole('group', { name: 'Do you host events?' }).getByLabel('No').check();
    await page
      .getByRole('group', { name: 'Do you pass grant money on to other groups?' })
      .getByLabel('No')
      .check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('3 questions don’t apply to you').waitFor();
    await page.getByRole('link', { name: 'Go on to the nine sections' }).click();
    await heading(page, 'This year’s check');

    const { rows } = await site.test.owner.query('select cycle_id from cycle where org_id = $1', [
      leader.orgId,
    ]);
    const cycle = { orgId: leader.orgId, cycleId: rows[0].cycle_id as string } as MadeCycle;

    // A table of wages, with its figure in words.
    await page.getByRole('link', { name: 'Begin with section 1' }).click();
    await page.getByRole('link', { name: 'Begin' }).click();
    const job = (row: number) => ({
      people: page.getByRole('textbox', { name: `People in this job, Jobs, row ${row}` }),
      pay: page.getByRole('textbox', { name: `Pay per hour, Jobs, row ${row}` }),
      hours: page.getByRole('textbox', { name: `Hours per person per year, Jobs, row ${row}` }),
      line: page.getByRole('textbox', { name: `Local living wage per hour, Jobs, row ${row}` }),
    });
    const enter = async (row: number, people: string, pay: string, hours: string, line: string) => {
      const fields = job(row);
      await fields.people.fill(people);
      await fields.pay.fill(pay);
      await fields.hours.fill(hours);
      await fields.line.fill(line);
    };
    await enter(1, '12', '$24.00', '2,080', '$22.75');
    await page.getByRole('button', { name: 'Add a job' }).click();
    await enter(2, '6', '20.35', '2,080', '22.75');
    await page.getByText('12 of 18 people earn at least the living wage: 67%.').waitFor();
    await page.getByText(/Closing every gap would cost \$32,243 a year/).waitFor();
    await saved(page);
    await goOn(page);
    await page.getByText('The middle gap is $2.40 an hour, 11% of the living wage.').waitFor();
    await goOn(page);
    // A level, by the whole row.
    await page.getByText('Written, routine, and paid for').first().click();
    await goOn(page);
    await page.getByRole('link', { name: 'All sections' }).click();
    await page.getByText(/^2 of/).first().waitFor();

    const at = (itemId: string) =>
      page.goto(screen(site, cycle, `/sections/${itemId.slice(0, 2)}?item=${itemId}`));
    await at('R3.tool_use');
    await page.getByLabel('Beyond Survival (book)').check();
    await page.getByLabel('Pod mapping or support mapping').check();
    await saved(page);
    await at('R6.safe_leave_days');
    await page.getByLabel('days per year').fill('10');
    await saved(page);
    await at('R4.rep_staff');
    await page.getByLabel('Of those, people of color').fill('6');
    await page.getByLabel('People who answered the question').fill('20');
    await page.getByLabel(/People of color in the community/).fill('38 %');
    await page.getByText(/too close to tell apart/).waitFor();
    await saved(page);
    await at('R8.signed');
    await page.getByRole('radio', { name: 'Yes', exact: true }).check();
    await saved(page);
    await at('R8.tracker');
    await page.getByRole('button', { name: 'List the letter’s 10 promises' }).click();
    await page.getByRole('button', { name: 'Add an action to promise 1', exact: true }).click();
    await page.getByLabel('What you did or will do').fill('Published a yearly letter');
    await page.getByLabel('Where it stands').selectOption('done_once');
    await page.getByLabel('What shows it').selectOption('internal');
    await page.getByRole('button', { name: 'Set aside, with a reason (promise 6)' }).click();
    await page.getByLabel('Why you set this promise aside').fill('We have no schools in our work.');
    await saved(page);
    await at('R8.learning_note');
    await page.getByLabel('In your own words').fill('Money came late, twice.');
    await saved(page);
    await at('R9.model_practice');
    await page.getByLabel('Link', { exact: true }).fill('https://example.org/pay-guide');
    await saved(page);
    await at('R9.share_results');
    await page.getByLabel('We’d rather not say').check();
    await saved(page);

    expect(await stored(cycle, 'R1.wage_coverage')).toMatchObject({
      state: 'answered',
      value: {
        rows: [
          { people: 12, hourly_pay: 2400, hours_year: 2080, living_wage: 2275 },
          { people: 6, hourly_pay: 2035, hours_year: 2080, living_wage: 2275 },
        ],
      },
    });
    expect(await stored(cycle, 'R1.wage_standard')).toMatchObject({ value: 3 });
    expect(await stored(cycle, 'R3.tool_use')).toMatchObject({ value: ['beyond_survival', 'pod_mapping'] });
    expect(await stored(cycle, 'R6.safe_leave_days')).toMatchObject({ value: 10 });
    expect(await stored(cycle, 'R4.rep_staff')).toMatchObject({ value: { x: 6, n: 20, c: 0.38 } });
    expect(await stored(cycle, 'R8.signed')).toMatchObject({ value: 'yes' });
    const tracker = await stored(cycle, 'R8.tracker');
    expect(tracker?.value).toMatchObject({
      commitments: [
        { theme: 'T1', actions: [{ status: 'done_once', evidence: 'internal' }] },
        ...Array(9).fill({}),
      ],
    });
    expect(await stored(cycle, 'R8.learning_note')).toMatchObject({ value: 'Money came late, twice.' });
    expect(await stored(cycle, 'R9.model_practice')).toMatchObject({
      value: { url: 'https://example.org/pay-guide' },
    });
    expect(await stored(cycle, 'R9.share_results')).toMatchObject({
      state: 'prefer_not_to_say',
      value: null,
    });

    await page.goto(screen(site, cycle, '/check'));
    await page.getByText('Money came late, twice.').waitFor();
    await page.getByRole('button', { name: 'Submit this year’s check' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit', exact: true }).click();
    await page.getByText('It is submitted').waitFor();
    await at('R9.share_results');
    expect(await page.getByLabel('We’d rather not say').isDisabled()).toBe(true);
    await page.goto(screen(site, cycle, '/check'));
    await page.getByRole('button', { name: 'Take it back and change answers' }).click();
    await page.getByRole('button', { name: 'Submit this year’s check' }).waitFor();
    watching.check();
    await context.close();
  });

  it('shows a refusal beside its field and in the summary, and keeps what was typed', async () => {
    const { leader, cycle } = await site.lead();
    const context = await signInto(browser, site, leader);
    const page = await context.newPage();
    await page.goto(screen(site, cycle, '/sections/R5?question=1'));
    await page.getByLabel('Total yearly expenses').fill('3,120,000');
    await page.getByLabel('Grant money passed on to others').fill('12,400,000');
    await page.getByLabel('Translation').fill('a lot');
    await goOn(page);
    const summary = page.getByRole('alert');
    await summary.getByText('2 things to look at before you go on').waitFor();
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    await summary.getByRole('link', { name: /Grant money passed on to others/ }).click();
    const field = page.getByLabel('Grant money passed on to others');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field.inputValue()).toBe('12,400,000');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await page.getByText('Not saved yet: see the message above').waitFor();
    await field.fill('1,240,000');
    await page.getByLabel('Translation').fill('40,000');
    await page.getByText('2.1% of the money that is yours to spend goes to access.').waitFor();
    await goOn(page);
    await heading(page, /Across your events/);
    expect(await stored(cycle, 'R5.budget_share')).toMatchObject({ value: { pass_through: 124_000_000 } });
    await context.close();
  });

  it('keeps last year’s answer by one press', async () => {
    const { leader, cycle } = await site.lead();
    await makeLastYear(site, leader, {
      'R5.ask_needs': { state: 'answered', value: 2, note: 'From the spring training.' },
    });
    const context = await signInto(browser, site, leader);
    const page = await context.newPage();
    await page.goto(screen(site, cycle, '/sections/R5?question=3'));
    await page.getByText('Your note from then: From the spring training.').waitFor();
    await page.getByRole('button', { name: /Keep the answer of/ }).click();
    await saved(page);
    expect(await page.getByRole('radio', { name: /Sign-up forms ask/ }).isChecked()).toBe(true);
    expect(await stored(cycle, 'R5.ask_needs')).toMatchObject({ value: 2, note: null });
    await context.close();
  });

  it('takes a day, or “never”', async () => {
    const { leader, cycle } = await site.lead();
    const context = await signInto(browser, site, leader);
    const page = await context.newPage();
    await page.goto(screen(site, cycle, '/sections/R8?item=R8.last_update'));
    await page.getByLabel(/Day, month and year/).fill('2026-03-27');
    await saved(page);
    expect(await stored(cycle, 'R8.last_update')).toMatchObject({ value: '2026-03-27' });
    await page.getByLabel('We have not given an update').check();
    await expect.poll(async () => (await stored(cycle, 'R8.last_update'))?.value).toBe('never');
    await context.close();
  });

  it('takes a file as evidence, offers it again and removes it', async () => {
    const { leader, cycle } = await site.lead();
    const context = await signInto(browser, site, leader);
    const page = await context.newPage();
    await page.goto(screen(site, cycle, '/sections/R5?question=3'));
    const file = { name: 'checklist.txt', mimeType: 'text/plain', buffer: Buffer.from('Ask, plan, pay.') };
    await page.getByLabel('Add a file').setInputFiles(file);
    await page.getByRole('link', { name: 'checklist.txt' }).waitFor();
    await page
      .getByLabel('Add a file')
      .setInputFiles({ ...file, name: 'strange.txt', buffer: Buffer.from([0, 159, 146, 150, 0]) });
    await page.locator('.drop .msg').waitFor();
    await page.getByRole('button', { name: 'Remove checklist.txt' }).click();
    await page.getByRole('link', { name: 'checklist.txt' }).waitFor({ state: 'detached' });
    await context.close();
  });

  it('lends a section by link: the colleague sees that section alone and hands it back', async () => {
    const { leader, cycle } = await site.lead();
    const context = await signInto(browser, site, leader);
    const page = await context.newPage();
    await page.goto(screen(site, cycle));
    await page.getByRole('button', { name: 'Hand a section to a colleague' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make a link' }).click();
    await dialog.getByText('Choose the section to hand over.').waitFor();
    await dialog.getByLabel('Section').selectOption('R5');
    await dialog.getByLabel('Who gets it').fill('Devon, finance');
    await dialog.getByRole('button', { name: 'Make a link' }).click();
    const link = await dialog.getByLabel('Link').inputValue();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Handed to Devon, finance').waitFor();

    const elsewhere = await browser.newContext();
    const guest = await elsewhere.newPage();
    await guest.goto(link);
    await guest.getByRole('button', { name: 'Open the section' }).click();
    await heading(guest, 'Access in the budget');
    expect(await guest.getByRole('link', { name: 'All sections' }).count()).toBe(0);
    await guest.getByRole('link', { name: 'Begin' }).click();
    await guest.getByLabel('Translation').fill('40,000');
    await saved(guest);
    await guest.getByRole('link', { name: 'Start of this section' }).click();
    await guest.getByRole('button', { name: 'I’m done with this section' }).click();
    await guest.getByText('This section is handed back.').waitFor();
    await guest.goto(screen(site, cycle, '/sections/R4'));
    expect(await guest.getByRole('heading', { name: 'A racially diverse workforce' }).count()).toBe(0);

    await page.reload();
    await page.getByText('handed back by Devon, finance').waitFor();
    await page.getByRole('button', { name: 'Stop this link for Devon, finance' }).click();
    await page.getByText('handed back by Devon, finance').waitFor({ state: 'detached' });
    await guest.reload();
    await guest.getByRole('alert').waitFor();
    await elsewhere.close();
    await context.close();
  });
});
