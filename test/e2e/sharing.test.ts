import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { everythingApplies } from '../make/cycle.ts';
import { makeMemberOf, makeNetwork } from '../make/network.ts';
import { makeMember, makeOrganization } from '../make/organization.ts';
import { submittedCycle } from '../make/submitted-cycle.ts';
import { openBrowser } from '../setup/browser.ts';
import { inboxOf } from '../setup/inbox.ts';
import type { Site } from './assessment-site.ts';
import { serveAssessment, signInto, watch } from './assessment-site.ts';
import { expectAccessible } from './expect-accessible.ts';

let site: Site;
let browser: Browser;
let year: number;
beforeAll(async () => {
  site = await serveAssessment();
  await publishInstruments(site.test.ownerUrl);
  browser = await openBrowser();
  year = site.test.clock.current.getFullYear();
});
afterAll(() => browser?.close());

let shot = 0;
async function looksRight(page: Page, heading: string) {
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const shots = process.env['SHOTS'];
  if (shots)
    await page.screenshot({
      path: `${shots}/sharing-${String(shot++).padStart(2, '0')}.png`,
      fullPage: true,
    });
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const dayFromNow = (days: number) => {
  const day = new Date(Date.now() + days * 86_400_000);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
};

it('lets a coalition convene a network, and a program decide what it tells after seeing what would be seen', async () => {
  const { test } = site;
  const steward = await makeMember(test, 'leader', {
    organization: await makeOrganization(test, { name: 'Alder Coalition' }),
  });
  const member = await makeMember(test, 'leader', {
    organization: await makeOrganization(test, { name: 'Birch House', kind: 'member_program' }),
  });
  await submittedCycle(test, member, {
    year,
    version: '1.1',
    profile: { ...everythingApplies, org_type: 'member_program', staff_count: 7, setting: 'mostly_rural' },
  });

  // The steward convenes.
  const wide = { viewport: { width: 1280, height: 900 } };
  const office = await signInto(browser, site, steward, wide);
  const page = await office.newPage();
  const watched = watch(page, site.url);
  await page.goto(`${site.url}/organizations/${steward.orgId}/networks`);
  await page.getByRole('textbox', { name: 'Name of the network' }).fill('Shoreline Network');
  await page.getByText('Setting', { exact: false }).first().click();
  await press(page, 'Add one of your own');
  await page.getByRole('textbox', { name: 'What it divides by' }).fill('Region');
  await page.getByRole('textbox', { name: 'Its groups, one a line' }).fill('North shore');
  await press(page, 'Convene it');
  await page.getByRole('link', { name: 'Say what the network is for' }).waitFor();
  await page.getByRole('textbox', { name: 'What it is for' }).fill('To see together where we stand.');
  await page.getByRole('textbox', { name: 'Its groups, one a line' }).fill('North shore\nValley');
  await looksRight(page, 'Networks you convene');
  await press(page, 'Convene it');
  await page.getByRole('heading', { level: 1, name: 'Settings and offers' }).waitFor();

  await press(page, 'Save this year');
  await page.getByRole('link', { name: 'Choose the last day.' }).waitFor();
  await page.getByLabel('First day').fill(dayFromNow(0));
  await page.getByLabel('Last day').fill(dayFromNow(30));
  await press(page, 'Save this year');
  await page.getByRole('columnheader', { name: 'Decisions count until' }).waitFor();
  await page.getByRole('textbox', { name: 'E-mail address of a leader' }).fill(member.person.email);
  await press(page, 'Send the offer');
  await page.getByRole('button', { name: `Take back ${member.person.email}` }).waitFor();
  await looksRight(page, 'Settings and offers');
  watched.check();
  await office.close();

  // The member reads the offer, joins, and decides by keyboard.
  const home = await signInto(browser, site, member, wide);
  const own = await home.newPage();
  const ownWatched = watch(own, site.url);
  const link = /\/network-offer#\S+/.exec((await inboxOf(test, member.person.email)).at(-1)?.body ?? '');
  await own.goto(`${site.url}${link?.[0]}`);
  await own.getByRole('button', { name: 'Join' }).waitFor();
  await looksRight(own, 'Shoreline Network offers you to join');
  await press(own, 'Join');
  await own.getByRole('link', { name: 'Choose one of the options of “Region”.' }).waitFor();
  await own.getByRole('combobox', { name: 'Region' }).selectOption('Valley');
  await press(own, 'Join');
  await own.getByRole('heading', { level: 1, name: 'Shoreline Network', exact: true }).waitFor();

  expect(await own.getByRole('button', { name: 'Save these decisions' }).count()).toBe(0);
  expect(
    await group(own, '3. Alternatives to carceral systems').getByRole('radio', { checked: true }).count(),
  ).toBe(1);
  await group(own, '1. Funding and wages').getByRole('radio', { name: 'Only in the total' }).focus();
  await own.keyboard.press('ArrowRight');
  await own.getByText('Not saved. What counts now: Only in the total.').waitFor();
  await looksRight(own, 'Shoreline Network');
  await own.getByRole('button', { name: 'Show what each viewer would see' }).focus();
  await own.keyboard.press('Enter');
  const preview = own.getByRole('region', { name: 'What each viewer would see' });
  await preview.waitFor();
  expect(await own.evaluate(() => document.activeElement?.textContent)).toBe('What each viewer would see');
  const row = preview.getByRole('row', { name: /1\. Funding and wages \d+ \d+–\d+ \d+%/ });
  await row.waitFor();
  await preview
    .getByText(/^Beside your name: Programs, 1 to 9 paid staff, Valley, and that you answered version 1\.1/)
    .waitFor();
  await preview.getByRole('row', { name: /What closing the wage gap would cost .* All members$/ }).waitFor();
  await preview
    .getByRole('row', { name: /2\. Networks.* All members Programs 1 to 9 paid staff Valley/ })
    .waitFor();
  expect(await preview.getByRole('row', { name: /3\. Alternatives/ }).count()).toBe(0);
  await looksRight(own, 'Shoreline Network');

  // What was not previewed can't be saved.
  await group(own, '2. Networks').getByText('Nothing').click();
  expect(await own.getByRole('button', { name: 'Save these decisions' }).count()).toBe(0);
  await press(own, 'Show what each viewer would see');
  await press(own, 'Save these decisions');
  await own.getByText('This is what counts for').waitFor();
  await own.getByText('Notes beside your name').waitFor();
  const levels = async () => {
    const { consents } = (await member.get(`/api/v1/organizations/${member.orgId}/sharing`)).body.networks[0];
    return consents.map((one: { level: string; isDefault: boolean }) =>
      one.isDefault ? 'default' : one.level,
    );
  };
  const total = 'aggregate';
  expect(await levels()).toEqual([
    'named',
    'nothing',
    'nothing',
    'nothing',
    total,
    total,
    total,
    'nothing',
    total,
  ]);

  await own.getByText('Add a line').click();
  await own.getByRole('textbox', { name: 'What it is, in a few words' }).fill('How we plan for interpreters');
  await press(own, 'Add it');
  await own.getByRole('button', { name: 'Remove How we plan for interpreters' }).waitFor();

  await own.getByRole('link', { name: 'Sharing' }).click();
  await own.getByRole('row', { name: '1. Funding and wages By name' }).waitFor();
  await inboxOf(test, member.person.email); // works off the queue: the name goes to the steward
  await own.reload();
  await own.getByText('1 by name').click();
  await own.getByText('Who decided what, and when').click();
  await looksRight(own, 'Who can see what about us');

  await own.getByRole('link', { name: 'Shoreline Network' }).click();
  await press(own, 'Leave this network');
  await press(own, 'Leave');
  await own.getByText('You are in no network').waitFor();
  await own.getByText(/^You left it on/).waitFor();
  ownWatched.check();
  await home.close();
}, 120_000);

it('shows a funder’s pledge and its own answers before anything is decided, on a phone in the dark', async () => {
  const { test } = site;
  const phone = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' } as const;
  const funder = await makeMember(test, 'leader', {
    organization: await makeOrganization(test, { name: 'Larch Fund', kind: 'funder' }),
  });
  const unsigned = await makeNetwork(test, funder, { name: 'Larch Portfolio', pledged: false });
  const settings = await (await signInto(browser, site, funder, phone)).newPage();
  const watched = watch(settings, site.url);
  await settings.goto(`${site.url}/organizations/${funder.orgId}/networks/${unsigned.networkId}/settings`);
  await settings.getByText('Sign the pledge first').waitFor();
  await press(settings, 'Sign it');
  await settings.getByRole('link', { name: 'Tick the box if you sign' }).waitFor();
  await settings.getByText('I sign this for Larch Fund').click();
  await press(settings, 'Sign it');
  await settings.getByText(/^Signed by Ines Okafor on/).waitFor();
  await settings.getByRole('button', { name: 'Send the offer' }).waitFor();
  await looksRight(settings, 'Settings and offers');

  const { leader, cycle } = await site.lead();
  await makeMemberOf(test, unsigned, cycle.orgId);
  const keeper = await makeMember(test, 'records_keeper', { organization: leader.organization });
  const address = `${site.url}/organizations/${cycle.orgId}/sharing/${unsigned.networkId}`;
  const page = await (await signInto(browser, site, leader, phone)).newPage();
  const pageWatched = watch(page, site.url);
  await page.goto(address);
  await page.getByText('will not use what this network shows').waitFor();
  expect(await page.getByText('Not answered yet.').count()).toBe(8);
  for (const never of ['By name', 'Yes'])
    expect(await page.getByRole('radio', { name: never }).count()).toBe(0);
  expect(await page.getByText('Learning from each other').count()).toBe(0);
  await press(page, 'Show what each viewer would see');
  await page.getByText(`Your check of ${year} is not submitted.`).waitFor();
  await looksRight(page, 'Larch Portfolio');

  const reading = await (await signInto(browser, site, keeper, phone)).newPage();
  await reading.goto(address);
  await reading.getByText('A leader of your organization decides this.').waitFor();
  expect(await reading.getByRole('radio', { disabled: false }).count()).toBe(0);
  watched.check();
  pageWatched.check();
}, 120_000);
