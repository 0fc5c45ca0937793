import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import type { FastifyHelmetOptions } from '@fastify/helmet';
import helmet from '@fastify/helmet';
import postgres from '@fastify/postgres';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import Fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import pg from 'pg';
import { requireDeclaredAccess } from './access/guard.ts';
import type { DoorA } from './doors/a/keeper.ts';
import { doorA } from './doors/a/routes.ts';
import { doorB } from './doors/b/routes.ts';
import { answerPage } from './doors/page/routes.ts';
import type { EvidenceStore } from './evidence-store/store.ts';
import { meRoutes } from './features/accounts/me-routes.ts';
import { passkeyRoutes } from './features/accounts/passkey-routes.ts';
import { passkeySignInRoutes } from './features/accounts/passkey-sign-in-routes.ts';
import { registrationRoutes } from './features/accounts/registration-routes.ts';
import { secondFactorRoutes } from './features/accounts/second-factor-routes.ts';
import { signInRoutes } from './features/accounts/sign-in-routes.ts';
import { assessmentRoutes } from './features/assessment/routes.ts';
import { historyRoutes } from './features/audit/routes.ts';
import { demoRoutes } from './features/demo/routes.ts';
import { evidenceRoutes } from './features/evidence/routes.ts';
import { handoverRoutes } from './features/handovers/routes.ts';
import { healthRoutes } from './features/health/routes.ts';
import { instrumentRoutes } from './features/instruments/routes.ts';
import { mailboxRoutes } from './features/mailbox/routes.ts';
import { offerRoutes } from './features/networks/offer-routes.ts';
import { networkRoutes } from './features/networks/routes.ts';
import { stewardRoutes } from './features/networks/steward-routes.ts';
import { acceptRoutes } from './features/organizations/accept-routes.ts';
import { invitationRoutes } from './features/organizations/invitation-routes.ts';
import { memberRoutes } from './features/organizations/member-routes.ts';
import { profileRoutes } from './features/organizations/profile-routes.ts';
import { organizationRoutes } from './features/organizations/routes.ts';
import { commentRoutes } from './features/rounds/comment-routes.ts';
import type { InvitationCodes } from './features/rounds/codes.ts';
import { keysRoutes } from './features/rounds/keys-routes.ts';
import { rosterRoutes } from './features/rounds/roster-routes.ts';
import { roundRoutes } from './features/rounds/routes.ts';
import { publicNetworkPages } from './features/releases/public-routes.ts';
import { releaseRoutes } from './features/releases/routes.ts';
import { resultsRoutes } from './features/results/routes.ts';
import { practiceRoutes } from './features/sharing/practice-routes.ts';
import { sharingRoutes } from './features/sharing/routes.ts';
import { voicesRoutes } from './features/voices/routes.ts';
import { Attempts } from './http/attempts.ts';
import { closeConnectionsWhenStopping } from './http/draining.ts';
import type { Ground } from './http/endpoint.ts';
import { mapErrors } from './http/error-mapping.ts';
import { metrics } from './http/metrics.ts';
import { openapi } from './http/openapi.ts';
import { requireSameOrigin } from './http/same-origin.ts';
import { screens } from './http/screens.ts';

export interface AppOptions {
  appUrl: string;
  clock: () => Date;
  secureCookies: boolean;
  publicUrl: URL | null;
  secret: string;
  /** Whether mail goes to a page of the app, which everybody can read, for want of a mail server. */
  mailbox: boolean;
  logLevel: string;
  /** Where log lines go; absent = standard output. */
  logTo?: { write(line: string): void };
  trustProxy: boolean;
  /** Folder of the built client; null = API alone (tests). */
  clientDir: string | null;
  evidence: EvidenceStore;
  /** The tokens of open rounds; their file lies outside the database. */
  codes: InvitationCodes;
  /** Whether the screens and their API are served, or doors alone. */
  site: boolean;
  /** Held by one process; null = this one does not serve door A. */
  doorA: DoorA | null;
  /** Connections as followthrough_door_b; null = this process does not serve door B. */
  doorBUrl: string | null;
  /** Origins of the doors where they have host names of their own; null = this one. */
  doorUrls: { a: URL | null; b: URL | null };
  /** How often one place may call a door within ten minutes. */
  doorCallsPerPlace: number;
}

/** A process that serves the site and no door. */
export const siteAlone = {
  site: true,
  doorA: null,
  doorBUrl: null,
  doorUrls: { a: null, b: null },
  doorCallsPerPlace: 0,
} satisfies Partial<AppOptions>;

/** The whole application, as a list: first what every request meets, then the features. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    // No address, no user agent, no per-request line: counters only (docs/privacy.md).
    logger: {
      level: options.logLevel,
      base: null,
      serializers: { req: () => ({}), res: () => ({}) },
      ...(options.logTo && { stream: options.logTo }),
    },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit: 256 * 1024,
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  mapErrors(app);
  requireDeclaredAccess(app);
  closeConnectionsWhenStopping(app);
  await app.register(helmet, securityHeaders(options));

  await app.register(postgres, {
    connectionString: options.appUrl,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  const { pool } = app.pg;
  pool.on('error', (error) => app.log.error({ err: error.message }, 'an idle database connection was lost'));

  // The doors know neither cookies nor measurements: those belong to the site, which is a room of its own.
  const { clock, doorCallsPerPlace: callsPerPlace } = options;
  const silent = { logLevel: 'silent' as const };
  await app.register(compress, { threshold: 1024 });
  await app.register(openapi);
  if (options.doorA)
    await app.register(doorA, {
      prefix: '/door-a',
      ...silent,
      pool,
      clock,
      keeper: options.doorA,
      callsPerPlace,
    });
  if (options.doorBUrl) {
    await app.register(doorB, {
      prefix: '/door-b',
      ...silent,
      pool: doorBPool(app, options.doorBUrl),
      clock,
      callsPerPlace,
    });
  }
  if (options.site && options.clientDir) {
    await app.register(answerPage, {
      ...silent,
      pool,
      clientDir: options.clientDir,
      doorUrls: options.doorUrls,
    });
  }
  if (options.site) await app.register(publicNetworkPages, { pool, clock });
  await app.register(async (room) => (options.site ? site(room, options) : health(room, options)));
  return app;
}

/** Everything that people with accounts use. */
async function site(app: FastifyInstance, options: AppOptions): Promise<void> {
  await app.register(cookie);
  requireSameOrigin(app, options.secureCookies);
  await app.register(rateLimit, { global: false });
  await app.register(metrics, { pool: app.pg.pool });

  const { mailbox } = options;
  const ground = groundOf(app, options);
  const attempts = new Attempts();
  healthRoutes(app, ground);
  signInRoutes(app, ground, attempts);
  passkeySignInRoutes(app, ground, attempts);
  registrationRoutes(app, ground, attempts);
  meRoutes(app, ground, attempts, { mailbox });
  secondFactorRoutes(app, ground, attempts);
  passkeyRoutes(app, ground, attempts);
  organizationRoutes(app, ground, attempts);
  profileRoutes(app, ground);
  memberRoutes(app, ground);
  invitationRoutes(app, ground, attempts);
  acceptRoutes(app, ground, attempts);
  historyRoutes(app, ground);
  if (mailbox) mailboxRoutes(app, ground);
  demoRoutes(app, ground);
  instrumentRoutes(app, ground);
  assessmentRoutes(app, ground);
  handoverRoutes(app, ground);
  await evidenceRoutes(app, ground, options.evidence);
  resultsRoutes(app, ground);
  roundRoutes(app, ground, attempts, options.codes);
  rosterRoutes(app, ground);
  commentRoutes(app, ground);
  keysRoutes(app, ground);
  voicesRoutes(app, ground);
  releaseRoutes(app, ground);
  networkRoutes(app, ground);
  offerRoutes(app, ground, attempts);
  stewardRoutes(app, ground);
  sharingRoutes(app, ground, attempts);
  practiceRoutes(app, ground);

  if (options.clientDir) await app.register(screens, { folder: options.clientDir });
}

/** All that a process of doors alone answers beside them. */
async function health(app: FastifyInstance, options: AppOptions): Promise<void> {
  await app.register(cookie);
  healthRoutes(app, groundOf(app, options));
}

function groundOf(app: FastifyInstance, { clock, secureCookies, publicUrl, secret }: AppOptions): Ground {
  return { pool: app.pg.pool, clock, secureCookies, publicUrl, secret };
}

/** Connections of a role that sees ballots and nothing else. */
function doorBPool(app: FastifyInstance, connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    pipeline: true, // a first ballot is one round trip (db/scope.ts)
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  pool.on('error', (error) => app.log.error({ err: error.message }, 'an idle connection of door B was lost'));
  app.addHook('onClose', () => pool.end());
  return pool;
}

function securityHeaders(options: AppOptions): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
      },
    },
    hsts: options.secureCookies,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  };
}
