import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const LOCAL_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A page under test speaks to its own server and to nobody else. */
const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const WHAT_TO_INSTALL =
  'The browser tests need a Chromium or Chrome, and none started: install one (on Debian: apt-get install chromium), or name one in CHROME_PATH.';

/**
 * A headless Chromium: the one in CHROME_PATH, else one of this machine, else the one that comes as an npm package, else
 * Playwright's own download. It never lets the tests be skipped.
 * @throws Error with one sentence that names what to install.
 */
export async function openBrowser(): Promise<Browser> {
  const tried: string[] = [];
  for (const find of [chosenBrowser, localBrowser, packagedBrowser, playwrightsBrowser]) {
    try {
      const executablePath = await find();
      if (executablePath) return await chromium.launch({ executablePath, args: QUIET });
    } catch (error) {
      tried.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  }
  throw new Error(tried.length > 0 ? `${WHAT_TO_INSTALL} (${tried.join('; ')})` : WHAT_TO_INSTALL);
}

const chosenBrowser = () => process.env['CHROME_PATH'];

const localBrowser = () => LOCAL_BROWSERS.find((file) => existsSync(file));

async function packagedBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const cache = path.resolve(import.meta.dirname, '../../node_modules/.cache');
  const unpacked = path.join(cache, 'packaged-chromium');
  if (!existsSync(unpacked)) {
    await mkdir(cache, { recursive: true });
    const unfinished = await mkdtemp(`${unpacked}-`);
    await unpackInto(unfinished);
    // Of two test files that start at once, one is first and the other throws its own copy away.
    await rename(unfinished, unpacked).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  return path.join(unpacked, 'chromium');
}

/**
 * The package unpacks into the system's folder for temporary files, and takes what it finds there for complete; so it is
 * shown an empty folder as that one. Its start arguments are not used: they include --single-process, which crashes on a
 * second page.
 */
async function unpackInto(folder: string): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

const playwrightsBrowser = () =>
  existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
