import * as z from 'zod';

/** What the process was told by its environment; the README's table of settings is made of the same names. */
export interface Config {
  host: string;
  port: number;
  dataDir: string;
  /** null = the embedded PostgreSQL. */
  database: { ownerUrl: string; appUrl: string | null } | null;
  /** The address people use. null = whatever address the server listens on. */
  publicUrl: URL | null;
  secureCookies: boolean;
  mail: { smtpUrl: string; from: string } | null;
  demo: boolean;
  secret: string | null;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  trustProxy: boolean;
  /** Which of the three this process serves: the site, door A, door B (docs/ballots.md §8). */
  serves: { site: boolean; doorA: boolean; doorB: boolean };
  /** Where the doors are, when not at PUBLIC_URL. */
  doorUrls: { a: URL | null; b: URL | null };
  /** Second copy of door A's files; best on another disk. null = beside the first. */
  doorAMirror: string | null;
}

/** A sentence without the value: it may hold a password. */
const addressOf = (protocols: readonly string[], form: string, isWhole: (url: URL) => boolean) =>
  z.string().refine((text) => {
    const url = URL.parse(text);
    return url !== null && protocols.includes(url.protocol) && isWhole(url);
  }, `must look like ${form}`);

const postgresUrl = addressOf(
  ['postgres:', 'postgresql:'],
  'postgres://user:password@host:5432/database',
  (url) => url.pathname.length > 1 && (url.hostname !== '' || url.searchParams.has('host')),
);
const smtpUrl = addressOf(['smtp:', 'smtps:'], 'smtp://user:password@host:587', (url) => url.hostname !== '');
const onOff = z.enum(['on', 'off'], { error: 'must be on or off' });
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const doorUrlError = 'must be a full http(s) address, such as https://a.check.example.org';

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().max(65535, 'must be at most 65535'))
    .default(3000),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: postgresUrl.optional(),
  APP_DATABASE_URL: postgresUrl.optional(),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      abort: true,
      error: 'must be a full http(s) address, such as https://check.example.org',
    })
    .refine(
      (text) => new URL(text).pathname === '/',
      'must be an address without a path, such as https://check.example.org',
    )
    .optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: z
    .string()
    .regex(/@/, 'must hold an address, for example "Followthrough <check@example.org>"')
    .optional(),
  DEMO: onOff.optional(),
  SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  LOG_LEVEL: z.enum(levels, { error: `must be one of ${levels.join(', ')}` }).default('warn'),
  TRUST_PROXY: onOff.default('off'),
  ROLE: z
    .enum(['all', 'app', 'door-a', 'door-b'], { error: 'must be all, app, door-a or door-b' })
    .default('all'),
  DOOR_A_URL: z.url({ protocol: /^https?$/, error: doorUrlError }).optional(),
  DOOR_B_URL: z.url({ protocol: /^https?$/, error: doorUrlError }).optional(),
  DOOR_A_MIRROR: z.string().min(1).optional(),
});

export class ConfigError extends Error {
  readonly mistakes: string[];
  constructor(mistakes: string[]) {
    super(mistakes.join('\n'));
    this.name = 'ConfigError';
    this.mistakes = mistakes;
  }
}

/**
 * Reads the whole configuration at once, purely. Throws ConfigError with one line per mistake.
 * Empty variables count as absent, as docker compose passes them.
 */
export function readConfig(env: Record<string, string | undefined>, args: readonly string[] = []): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  const unknownArgs = args.filter((arg) => arg !== '--empty');
  const mistakes = [
    ...unknownArgs.map((arg) => `${arg}: unknown option; the only one is --empty (start without demo data)`),
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...missingBeside(given),
  ];
  if (!parsed.success || mistakes.length > 0) throw new ConfigError(mistakes);
  const e = parsed.data;
  const one = (role: string) => e.ROLE === 'all' || e.ROLE === role;
  const publicUrl = e.PUBLIC_URL ? new URL(e.PUBLIC_URL) : null;
  const secure = publicUrl?.protocol === 'https:';
  return {
    host: e.HOST,
    port: e.PORT,
    dataDir: e.DATA_DIR,
    database: e.DATABASE_URL ? { ownerUrl: e.DATABASE_URL, appUrl: e.APP_DATABASE_URL ?? null } : null,
    publicUrl,
    secureCookies: secure,
    mail: e.SMTP_URL && e.MAIL_FROM ? { smtpUrl: e.SMTP_URL, from: e.MAIL_FROM } : null,
    // Demo data is for looking around; an https address, or a process for each part, means real people.
    demo: e.ROLE === 'all' && !args.includes('--empty') && (e.DEMO ?? (secure ? 'off' : 'on')) === 'on',
    secret: e.SECRET ?? null,
    logLevel: e.LOG_LEVEL,
    trustProxy: e.TRUST_PROXY === 'on',
    serves: { site: one('app'), doorA: one('door-a'), doorB: one('door-b') },
    doorUrls: {
      a: e.DOOR_A_URL ? new URL(e.DOOR_A_URL) : null,
      b: e.DOOR_B_URL ? new URL(e.DOOR_B_URL) : null,
    },
    doorAMirror: e.DOOR_A_MIRROR ?? null,
  };
}

/** Settings that others need beside them. */
function missingBeside(given: Record<string, string | undefined>): string[] {
  const isForReal = given['PUBLIC_URL']?.startsWith('https:') && given['DATABASE_URL'];
  const isOneOfSeveral = given['ROLE'] !== undefined && given['ROLE'] !== 'all';
  return [
    ...(given['APP_DATABASE_URL'] && !given['DATABASE_URL']
      ? ['APP_DATABASE_URL: needs DATABASE_URL (the owner, who migrates) beside it']
      : []),
    ...(given['SMTP_URL'] && !given['MAIL_FROM']
      ? ['MAIL_FROM: needed with SMTP_URL, for example "Followthrough <check@example.org>"']
      : []),
    // Without it a mail's links would follow whatever Host header a stranger sends.
    ...(given['SMTP_URL'] && !given['PUBLIC_URL']
      ? [
          'PUBLIC_URL: needed with SMTP_URL: the address that links in mails lead to, such as https://check.example.org',
        ]
      : []),
    ...(isOneOfSeveral && !given['DATABASE_URL']
      ? ['ROLE: several processes need one database; set DATABASE_URL']
      : []),
    ...(isOneOfSeveral && !given['SECRET']
      ? ['SECRET: needed with ROLE, and the same for all processes']
      : []),
    // The links of its open rounds would be kept by whichever process came first.
    ...(isOneOfSeveral && given['DEMO'] === 'on'
      ? ['DEMO: the invented world needs ROLE=all; leave it off with several processes']
      : []),
    ...(isForReal && !given['SMTP_URL'] && given['DEMO'] !== 'on'
      ? [
          'SMTP_URL: needed when running for real: without a mail server everybody could read everybody’s links on the mailbox page',
        ]
      : []),
    ...(isForReal && !isOneOfSeveral && !given['SECRET']
      ? ['SECRET: needed when running for real; at least 32 random characters']
      : []),
  ];
}
