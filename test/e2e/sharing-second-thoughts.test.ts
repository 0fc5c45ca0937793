import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { makeMemberOf } from '../make/network.ts';
import {
  decide,
  inNetwork,
  levelsIn,
  makeJoined,
  makeLeader,
  namedRows,
  networkIn,
  offered,
} from '../make/sharing.ts';
import { submittedCycle } from '../make/submitted-cycle.ts';
import { openBrowser } from '../setup/browser.ts';
import { runJobs } from '../setup/inbox.ts';
import type { Leader, Site } from './assessment-site.ts';
import { serveAssessment, signInto, watch } from './assessment-site.ts';

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

/** A page of somebody who is signed in; `check` says what it did wrong. */
async function opened(
  who: Leader,
  address: string,
): Promise<{ page: Page; context: BrowserContext; check: () => void }> {
  const context = await signInto(browser, site, who);
  const page = await context.newPage();
  const { check } = watch(page, site.url);
  await page.goto(new URL(address, `${site.url}/organizations/${who.orgId}/`).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, context, check };
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

it('says in the preview that it is too late for a name, and what is told instead', async () => {
  const { test } = site;
  const { leader, network } = await makeJoined(test);
  await submittedCycle(test, leader, { year });
  // Some other network's total counts it unnamed.
  await test.owner.query(
    `insert into counted_in (org_id, network_id, year, revision, measure, cell, is_public, release_at)
     values ($1, $2, $3, 1, 'R1', 'total', false, $4)`,
    [leader.orgId, crypto.randomUUID(), year, test.clock.current],
  );
  const { page, context, check } = await opened(leader, `sharing/${network.networkId}`);
  for (const part of ['1. Funding and wages', '5. Access in the budget'])
    await group(page, part).getByText('By name').click();
  await press(page, 'Show what each viewer would see');
  const preview = page.getByRole('region', { name: 'What each viewer would see' });
  await preview
    .getByText(/^By name is no longer possible this year for 1\. Funding and wages: totals count you/)
    .waitFor();
  const named = preview.getByRole('region', { name: 'Your row, as they would read it' });
  expect(await named.getByRole('rowheader').allInnerTexts()).toEqual(['5. Access in the budget']);
  const counted = preview.getByRole('region', { name: 'Groups that would count you' });
  expect(await counted.getByRole('listitem').allInnerTexts()).toContain('1. Funding and wages');
  await press(page, 'Save these decisions');
  await page.getByText('This is what counts for').waitFor();
  await runJobs(test);
  expect((await namedRows(test, network)).map((row) => row.recommendation)).toEqual(['R5']);
  check();
  await context.close();
}, 60_000);

it('keeps what a colleague decided meanwhile, and saves what was previewed after a second look', async () => {
  const { test } = site;
  const { leader, network } = await makeJoined(test);
  await submittedCycle(test, leader, { year });
  const { page, context } = await opened(leader, `sharing/${network.networkId}`);
  await group(page, '2. Networks').getByText('By name').click();
  await press(page, 'Show what each viewer would see');
  await page.getByRole('button', { name: 'Save these decisions' }).waitFor();
  await decide(leader, network, year, { R1: 'nothing' });
  await press(page, 'Save these decisions');
  await page.getByText('Somebody changed this after you opened it.').waitFor();
  expect(await levelsIn(leader, network)).toMatchObject({ R1: 'nothing', R2: 'aggregate' });
  // The page shows what counts by now; what was chosen here is still chosen, and still not saved.
  const checked = (part: string) => group(page, part).getByRole('radio', { checked: true });
  await expect.poll(() => checked('1. Funding and wages').getAttribute('value')).toBe('nothing');
  expect(await checked('2. Networks').getAttribute('value')).toBe('named');
  await press(page, 'Show what each viewer would see');
  await page.getByText('Somebody changed this after you opened it.').waitFor({ state: 'detached' });
  await press(page, 'Save these decisions');
  await page.getByText('This is what counts for').waitFor();
  expect(await levelsIn(leader, network)).toMatchObject({ R1: 'nothing', R2: 'named', R5: 'aggregate' });
  await context.close();
}, 60_000);

it('does not write over what a colleague changed in a network’s settings meanwhile', async () => {
  const { steward, network } = await makeJoined(site.test, { years: [] });
  const { page, context } = await opened(steward, `networks/${network.networkId}/settings`);
  const at = `/api/v1/organizations/${steward.orgId}/networks/${network.networkId}`;
  const about = { protectedFromYear: null, publicSlug: null, publicFromYear: null };
  const renamed = { ...about, name: 'Harbor Network', purpose: 'To learn together.' };
  expect((await steward.patch(at, renamed, { 'if-match': '"1"' })).status).toBe(204);
  // Saving a year makes the page read the network anew; the fields below it still hold the old name.
  const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('First day').fill(day(1));
  await page.getByLabel('Last day').fill(day(30));
  await press(page, 'Save this year');
  await page.getByRole('columnheader', { name: 'Decisions count until' }).waitFor();
  await page.getByRole('textbox', { name: 'What it is for' }).fill('To see where we stand.');
  await press(page, 'Save');
  await page.getByText('Somebody changed this after you opened it.').waitFor();
  expect((await steward.get(at)).body).toMatchObject({ name: 'Harbor Network', version: 2 });
  await context.close();
}, 60_000);

it('introduces two members after two yeses, and until then looks as if nobody had answered', async () => {
  const { test } = site;
  const { steward, leader, network } = await makeJoined(test);
  const other = await makeLeader(test, 'member_program', 'Hill Advocates');
  await makeMemberOf(test, network, other.orgId);
  const practice = { recommendation: 'R9', title: 'Paid survivor seats', url: null };
  for (const [who, side] of [
    [leader, 'offers'],
    [other, 'wants'],
  ] as const)
    await who.post(`${inNetwork(who, network)}/practices`, { ...practice, side });

  const convener = await opened(steward, `networks/${network.networkId}`);
  await press(convener.page, 'Propose to Harbor House and Hill Advocates');
  const proposed = convener.page.getByRole('listitem').filter({ hasText: 'Harbor House and Hill Advocates' });
  await proposed.getByText('waiting').waitFor();

  const address = `sharing/${network.networkId}`;
  const first = await opened(leader, address);
  const second = await opened(other, address);
  const beforeAnyYes = await second.page.getByRole('main').innerText();
  await first.page.getByText('Hill Advocates would like to see it from you').waitFor();
  await press(first.page, 'Yes, introduce us Paid survivor seats');
  await first.page.getByText('You said yes').waitFor();
  // One yes is seen by whoever said it, and by nobody else.
  await Promise.all([second.page.reload(), convener.page.reload()]);
  await second.page.getByText('Harbor House offers to show it to you').waitFor();
  expect(await second.page.getByRole('main').innerText()).toBe(beforeAnyYes);
  await proposed.getByText('waiting').waitFor();
  for (const { page } of [first, convener])
    expect(await page.getByRole('main').innerText()).not.toMatch(/@example|Write to/);

  await press(second.page, 'Yes, introduce us Paid survivor seats');
  await second.page.getByText(`Write to ${leader.person.name}, ${leader.person.email}`).waitFor();
  await Promise.all([first.page.reload(), convener.page.reload()]);
  await first.page.getByText(`Write to ${other.person.name}, ${other.person.email}`).waitFor();
  await proposed.getByText('both said yes').waitFor();
  const seenByConvener = await convener.page.getByRole('main').innerText();
  for (const { person } of [leader, other]) expect(seenByConvener).not.toContain(person.email);
  for (const { check, context } of [convener, first, second]) {
    check();
    await context.close();
  }
}, 60_000);

it('takes a name back: the convener’s copy goes, and the page says what stays', async () => {
  const { test } = site;
  const { steward, leader, network } = await makeJoined(test);
  await submittedCycle(test, leader, { year });
  await decide(leader, network, year, { R1: 'named', R2: 'named' });
  await runJobs(test);
  const { page, context, check } = await opened(leader, 'sharing');
  await page.getByText(`${year}: nothing in totals, 2 by name`).click();
  await press(page, 'Take the name back 1. Funding and wages');
  await page.getByText('Taken back. It leaves their list in a moment.').waitFor();
  await runJobs(test);
  expect((await namedRows(test, network)).map((row) => row.recommendation)).toEqual(['R2']);
  // The page looks again by itself.
  await page.getByText('Nobody any more').waitFor();
  expect(await page.getByRole('button', { name: /^Take the name back/ }).count()).toBe(1);
  const told = page.getByRole('table', { name: `Shoreline Network, ${year}` });
  expect(await told.getByRole('row', { name: /^1\. / }).innerText()).toMatch(
    /By name\s+Nobody any more\s+.*\(taken back on /,
  );
  expect(await told.getByRole('row', { name: /^2\. / }).innerText()).toMatch(/By name\s+Beacon Support/);
  await page.getByText('what somebody read stays read').waitFor();

  const convener = await opened(steward, `networks/${network.networkId}`);
  const row = convener.page.getByRole('row', { name: /^Harbor House/ });
  expect(await row.getByText('nothing shown here').count()).toBe(8);
  for (const one of [{ check, context }, convener]) {
    one.check();
    await one.context.close();
  }
}, 60_000);

it('lets an offer go by, or a network be left, and to the convener it reads the same as before', async () => {
  const { test } = site;
  const { steward, leader, network } = await makeJoined(test);
  await submittedCycle(test, leader, { year });
  const invited = await makeLeader(test, 'member_program', 'Quiet House');
  const token = await offered(test, steward, network, invited.person.email);
  const view = `/api/v1/organizations/${steward.orgId}/networks/${network.networkId}/view`;
  const convener = await opened(steward, `networks/${network.networkId}/settings`);
  const seen = async () => {
    await convener.page.reload();
    await convener.page.getByRole('button', { name: `Take back ${invited.person.email}` }).waitFor();
    return [
      await convener.page.getByRole('main').innerText(),
      JSON.stringify((await steward.get(`${view}?year=${year}`)).body),
    ];
  };
  const before = await seen();

  // Looking and closing the page is how an offer is declined.
  const looking = await opened(invited, `/network-offer#${token}`);
  await looking.page.getByRole('button', { name: 'Join' }).waitFor();
  await looking.page.getByText('To stay out, close this page.').waitFor();
  await looking.context.close();
  expect(await seen()).toEqual(before);
  expect(await networkIn(invited, network)).toBe(undefined);

  const { page, context, check } = await opened(leader, `sharing/${network.networkId}`);
  await press(page, 'Leave this network');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  expect(await levelsIn(leader, network)).toMatchObject({ R1: 'aggregate' });
  await press(page, 'Leave this network');
  await press(page, 'Leave');
  await page.getByText('You are in no network').waitFor();
  await runJobs(test);
  expect(await seen()).toEqual(before);
  await page.goto(`${site.url}/organizations/${leader.orgId}/sharing/${network.networkId}`);
  await page.getByRole('heading', { level: 1, name: 'There is no page here' }).waitFor();
  for (const one of [{ check, context }, convener]) {
    one.check();
    await one.context.close();
  }
}, 60_000);
