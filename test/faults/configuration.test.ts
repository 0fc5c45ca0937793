import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../server/src/config.ts';
import { runServer } from '../setup/running-server.ts';

function mistakesIn(env: Record<string, string>, args: string[] = []): string[] {
  try {
    readConfig(env, args);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
}

const SECRET = 'thirty-two characters and some more';
const SMTP_URL = 'smtp://mail.example.org:587';
const PUBLIC_URL = 'http://check.internal:3000';
const MAIL_FROM = 'Followthrough <check@example.org>';

describe('one line that names the setting and what is wrong with it', () => {
  it.each<[Record<string, string>, RegExp]>([
    [{ PORT: 'eighty' }, /^PORT: must be a whole number/],
    [{ PORT: '80.5' }, /^PORT: must be a whole number/],
    [{ PORT: '-1' }, /^PORT: must be a whole number/],
    [{ PORT: '0x50' }, /^PORT: must be a whole number/],
    [{ PORT: '65536' }, /^PORT: must be at most 65535/],
    [{ PORT: '99999999999999999999' }, /^PORT: must be at most 65535/],
    [{ DATABASE_URL: 'localhost/followthrough' }, /^DATABASE_URL: must look like postgres:\/\//],
    [{ DATABASE_URL: 'mysql://a@b/c' }, /^DATABASE_URL: must look like postgres:\/\//],
    [{ DATABASE_URL: 'postgres://a@b:port/c' }, /^DATABASE_URL: must look like postgres:\/\//],
    [{ DATABASE_URL: 'postgres://' }, /^DATABASE_URL: must look like postgres:\/\//],
    [{ DATABASE_URL: 'postgres://a@b' }, /^DATABASE_URL: must look like postgres:\/\//],
    [{ APP_DATABASE_URL: 'postgres://a@b/c' }, /^APP_DATABASE_URL: needs DATABASE_URL/],
    [{ PUBLIC_URL: 'check.example.org' }, /^PUBLIC_URL: must be a full http\(s\) address/],
    [{ PUBLIC_URL: 'ftp://check.example.org' }, /^PUBLIC_URL: must be a full http\(s\) address/],
    [{ PUBLIC_URL: 'https://example.org/check' }, /^PUBLIC_URL: must be an address without a path/],
    [
      { PUBLIC_URL: 'https://example.org', DATABASE_URL: 'postgres://a@b/c', SMTP_URL, MAIL_FROM },
      /^SECRET: needed when running for real/,
    ],
    [
      { PUBLIC_URL: 'https://example.org', DATABASE_URL: 'postgres://a@b/c', SECRET },
      /^SMTP_URL: needed when running for real/,
    ],
    [{ SMTP_URL, MAIL_FROM }, /^PUBLIC_URL: needed with SMTP_URL/],
    [{ SECRET: 'short' }, /^SECRET: must be at least 32 characters/],
    [{ SMTP_URL: 'mail.example.org', MAIL_FROM, PUBLIC_URL }, /^SMTP_URL: must look like smtp:\/\//],
    [{ SMTP_URL: 'smtp://', MAIL_FROM, PUBLIC_URL }, /^SMTP_URL: must look like smtp:\/\//],
    [{ SMTP_URL, PUBLIC_URL }, /^MAIL_FROM: needed with SMTP_URL/],
    [{ SMTP_URL, MAIL_FROM: 'Followthrough', PUBLIC_URL }, /^MAIL_FROM: must hold an address/],
    [{ DEMO: 'yes' }, /^DEMO: must be on or off/],
    [{ TRUST_PROXY: 'true' }, /^TRUST_PROXY: must be on or off/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL: must be one of fatal, error, warn, info, debug, silent/],
  ])('%j', (env, sentence) => {
    const mistakes = mistakesIn(env);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(sentence);
    expect(mistakes[0]).not.toContain('\n');
  });

  it('for an option that does not exist', () => {
    expect(mistakesIn({}, ['--emtpy'])).toEqual([expect.stringMatching(/^--emtpy: unknown option/)]);
  });

  it('never repeats a password or the secret', () => {
    const said = mistakesIn({
      DATABASE_URL: 'postgres://owner:hunter2@host:port/db',
      SECRET: 'hunter3',
      SMTP_URL: 'smpt://u:hunter4@h',
      MAIL_FROM,
      PUBLIC_URL,
    });
    expect(said).toHaveLength(3);
    expect(said.join()).not.toMatch(/hunter/);
  });
});

describe('what is right passes', () => {
  it.each<Record<string, string>>([
    {},
    { PORT: '', DATABASE_URL: '', SECRET: '' },
    { PORT: '0' },
    { DATABASE_URL: 'postgresql://owner:p%40ss@db.internal:5433/followthrough?sslmode=require' },
    {
      DATABASE_URL: 'postgres://owner@b/c',
      PUBLIC_URL: 'https://check.example.org/',
      SECRET,
      SMTP_URL,
      MAIL_FROM,
    },
    { SMTP_URL, MAIL_FROM: 'check@example.org', PUBLIC_URL },
    { DATABASE_URL: 'postgres://owner@b/c', PUBLIC_URL: 'https://check.example.org/', SECRET, DEMO: 'on' },
  ])('%j', (env) => expect(mistakesIn(env)).toEqual([]));

  it('an https address switches secure cookies on and the demo world off', () => {
    expect(readConfig({ PUBLIC_URL: 'https://check.example.org' })).toMatchObject({
      secureCookies: true,
      demo: false,
    });
    expect(readConfig({})).toMatchObject({ secureCookies: false, demo: true });
    expect(readConfig({}, ['--empty'])).toMatchObject({ demo: false });
  });

  it('one of several processes loads no demo world: its links would be on the wrong machine', () => {
    const several = { DATABASE_URL: 'postgres://owner@b/c', SECRET };
    for (const ROLE of ['app', 'door-a', 'door-b']) {
      expect(readConfig({ ...several, ROLE })).toMatchObject({ demo: false });
      expect(mistakesIn({ ...several, ROLE, DEMO: 'on' })).toEqual([expect.stringMatching(/^DEMO: /)]);
    }
  });
});

it('the program ends with status 2 and one line per mistake, all at once, before it touches anything', async () => {
  const server = runServer({ PORT: 'eighty', DEMO: 'perhaps', SECRET: 'short', SMTP_URL }, ['--quick']);
  const { code, stdout, stderr } = await server.ended;
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(
    stderr
      .trim()
      .split('\n')
      .toSorted()
      .map((line) => line.split(':')[0]),
  ).toEqual(['--quick', 'DEMO', 'MAIL_FROM', 'PORT', 'PUBLIC_URL', 'SECRET']);
}, 120_000);
