import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { openBrowser } from '../setup/browser.ts';
import { inboxOf } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { totpCode } from '../setup/totp.ts';
import { watch } from './assessment-site.ts';
import { expectAccessible } from './expect-accessible.ts';

let test: TestApp;
let browser: Browser;
/** By name: passkeys don't work under a bare IP address. */
let site: string;
const password = 'four words in a row';

beforeAll(async () => {
  test = await testApp({
    clientDir: process.env['SHOT_DIST'] ?? path.resolve(import.meta.dirname, '../../client/dist'),
  });
  await publishInstruments(test.ownerUrl);
  test.clock.current = new Date();
  const url = await test.app.listen({ host: '127.0.0.1', port: 0 });
  site = url.replace('127.0.0.1', 'localhost');
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function accessible(page: Page, heading: string | RegExp) {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  // Looking through the whole page as a screen reader and in both themes' contrast would.
  await expectAccessible(page);
  const shots = process.env['SHOTS'];
  if (shots)
    await page.screenshot({ path: `${shots}/${String(shot++).padStart(2, '0')}.png`, fullPage: true });
}
let shot = 0;

const field = (within: Page | Locator, name: string) => within.getByRole('textbox', { name });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
/** The newest link in this person's mail, without the address of the site. */
async function latestLink(email: string): Promise<string> {
  const mails = await inboxOf(test, email);
  return /\/[a-z]+#\S+/.exec(mails.findLast((mail) => mail.token !== '')!.body)![0];
}

async function signUp(page: Page, name: string, email: string) {
  await page.goto(`${site}/sign-up`);
  await field(page, 'Your name').fill(name);
  await field(page, 'E-mail address').fill(email);
  await field(page, 'Password').fill(password);
  await press(page, 'Make the account');
  await page.getByRole('heading', { level: 1, name: /A mail is on its way/ }).waitFor();
  await page.goto(site + (await latestLink(email)));
  await press(page, 'Yes, this is my address');
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
}

async function signIn(page: Page, email: string) {
  await page.goto(`${site}/sign-in`);
  await field(page, 'E-mail address').fill(email);
  await field(page, 'Password').fill(password);
  await press(page, /^Sign in$/);
}

it('leads from no account to an organization with two people', async () => {
  const own = await browser.newContext();
  const page = await own.newPage();
  const watched = watch(page, site);

  await page.goto(`${site}/sign-up`);
  await press(page, 'Make the account');
  await page.getByRole('alert').getByText('3 things to look at').waitFor();
  await accessible(page, 'Make an account');
  await signUp(page, 'Ines Okafor', 'ines@example.org');
  await page.goto(`${site}/mailbox`);
  await accessible(page, 'Mailbox');

  await page.goto(`${site}/sign-in`);
  await accessible(page, 'Sign in');
  await field(page, 'E-mail address').fill('ines@example.org');
  await field(page, 'Password').fill('not my password');
  await press(page, /^Sign in$/);
  await page.getByRole('alert').getByText('don’t go together').waitFor();
  await signIn(page, 'ines@example.org');
  await accessible(page, 'Where do you work?');

  await page.getByRole('link', { name: 'Set up an organization' }).click();
  await field(page, 'Name of the organization').fill('Harbor Coalition');
  await press(page, 'Set it up');
  await page.getByRole('alert').getByText('Choose what kind').waitFor();
  await accessible(page, 'Set up an organization');
  await page.getByLabel('Coalition', { exact: true }).check();
  await press(page, 'Set it up');
  await page.getByLabel('What kind of group are you?').selectOption('tribal_coalition');
  await page.getByRole('group', { name: 'Do you have a board?' }).getByLabel('Yes').check();
  await press(page, 'Save');
  await page.getByText('Go to the yearly check').waitFor();
  await accessible(page, 'About your organization');

  await page.getByRole('link', { name: 'Organization' }).first().click();
  await accessible(page, 'Harbor Coalition');
  await page.getByRole('link', { name: 'People and invitations' }).click();
  await field(page, 'E-mail address').fill('sam@example.org');
  await press(page, 'Send the invitation');
  await page.getByText('sam@example.org').first().waitFor();
  await accessible(page, 'People and invitations');

  const context = await browser.newContext();
  const guest = await context.newPage();
  const link = await latestLink('sam@example.org');
  await guest.goto(site + link);
  await accessible(guest, 'Harbor Coalition invites you');
  await signUp(guest, 'Sam Reyes', 'sam@example.org');
  await signIn(guest, 'sam@example.org');
  await guest.getByRole('link', { name: 'Look at it' }).click();
  await press(guest, 'Accept');
  await guest.getByRole('link', { name: 'Harbor Coalition' }).waitFor();
  await accessible(guest, 'Your organizations');
  await guest.goto(site + link);
  await guest.getByText('was accepted before').waitFor();
  await context.close();

  await page.reload();
  await page.getByLabel('Role of Sam Reyes').selectOption('leader');
  await page.waitForResponse((response) => response.url().endsWith('/members') && response.ok());
  await press(page, 'Leave Ines Okafor');
  await press(page, /^Cancel$/);
  await page.goto(page.url().replace('/people', '/history'));
  await page.getByText('Accepted an invitation').waitFor();
  await accessible(page, 'What happened');
  watched.check();
  await own.close();
});

it('keeps an account: a second step, a passkey, and a new password by mail', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const watched = watch(page, site);
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signUp(page, 'Lea Chen', 'lea@example.org');
  await signIn(page, 'lea@example.org');
  await page.getByRole('heading', { name: 'Where do you work?' }).waitFor();
  await page.goto(`${site}/account`);
  await accessible(page, 'Your account');

  await page.getByText('Add a passkey').click();
  const passkeys = page.locator('#passkey-form');
  await field(passkeys, 'Name').fill('Blue phone');
  await field(passkeys, 'Your password').fill(password);
  await press(page, 'Make a passkey on this device');
  await page.getByText('Blue phone').first().waitFor();

  await field(page.locator('#second-on'), 'Your password').fill(password);
  await press(page, 'Set it up');
  const secret = (await page.locator('#second-confirm code').textContent())!.replaceAll(' ', '');
  const code = () => totpCode(secret, test.clock.current);
  await field(page, 'The code that the app shows now').fill(code());
  await press(page, 'Turn it on');
  await page.getByText('10 recovery codes are left.').waitFor();
  await accessible(page, 'Your account');

  await press(page, /^Sign out$/);
  await page.waitForURL(`${site}/`);
  await page.goto(`${site}/sign-in`);
  await press(page, 'Use a passkey');
  await page.getByRole('heading', { name: 'Where do you work?' }).waitFor();

  test.clock.advance(60_000);
  await page.goto(`${site}/forgot`);
  await field(page, 'E-mail address').fill('lea@example.org');
  await accessible(page, 'Forgot your password?');
  await press(page, 'Send the link');
  await page.getByRole('heading', { name: /A mail is on its way/ }).waitFor();
  await inboxOf(test, 'lea@example.org');
  await page.goto(site + (await latestLink('lea@example.org')));
  await field(page, 'New password').fill(password);
  await accessible(page, 'Set a new password');
  await press(page, 'Set it and sign out everywhere');
  await page.getByRole('heading', { name: 'Your new password is set' }).waitFor();
  await signIn(page, 'lea@example.org');
  await field(page, 'Code from your app').fill(code());
  await accessible(page, 'One more step');
  await press(page, /^Sign in$/);
  await page.getByRole('heading', { name: 'Where do you work?' }).waitFor();
  watched.check();
  await context.close();
});
