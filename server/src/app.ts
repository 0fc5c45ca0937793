import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import postgres from '@fastify/postgres';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import Fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { requireDeclaredAccess } from './access/guard.ts';
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
import { acceptRoutes } from './features/organizations/accept-routes.ts';
import { invitationRoutes } from './features/organizations/invitation-routes.ts';
import { memberRoutes } from './features/organizations/member-routes.ts';
import { profileRoutes } from './features/organizations/profile-routes.ts';
import { organizationRoutes } from './features/organizations/routes.ts';
import { resultsRoutes } from './features/results/routes.ts';
import { Attempts } from './http/attempts.ts';
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
  trustProxy: boolean;
  /** Folder of the built client; null = API alone (tests). */
  clientDir: string | null;
  evidence: EvidenceStore;
}

/** The whole application, as a list: first what every request meets, then the features. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    // No address, no user agent, no per-request line: counters only (docs/privacy.md).
    logger: { level: options.logLevel, base: null, serializers: { req: () => ({}), res: () => ({}) } },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit: 256 * 1024,
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  mapErrors(app);
  requireDeclaredAccess(app);

  await app.register(postgres, {
    connectionString: options.appUrl,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  const { pool } = app.pg;
  pool.on('error', (error) => app.log.error({ err: error.message }, 'an idle database connection was lost'));
  await app.register(cookie);
  requireSameOrigin(app, options.secureCookies);
  await app.register(helmet, {
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
  });
  await app.register(compress, { threshold: 1024 });
  await app.register(rateLimit, { global: false });
  await app.register(metrics, { pool });
  await app.register(openapi);

  const { clock, secureCookies, publicUrl, secret, mailbox } = options;
  const ground: Ground = { pool, clock, secureCookies, publicUrl, secret };
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

  if (options.clientDir) await app.register(screens, { folder: options.clientDir });
  return app;
}
