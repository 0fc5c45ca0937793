import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import type { Actor } from '../access/actor.ts';
import type { Access } from '../access/guard.ts';
import { can } from '../access/policy.ts';
import type { Tx } from '../db/kysely-on-client.ts';
import type { ExtendScope, Scope, ScopedTransaction } from '../db/scope.ts';
import { withScope } from '../db/scope.ts';
import { credentialsOf, findActor, sessionStatement } from './actor.ts';
import { replayOrRun } from './idempotency.ts';
import { Problem } from './problem.ts';

/** What every endpoint stands on; app.ts makes it once. */
export interface Ground {
  pool: Pool;
  clock: () => Date;
  secureCookies: boolean;
  /** null = whatever address a request came to. */
  publicUrl: URL | null;
  /** Keys are made from it (credentials/seal.ts). */
  secret: string;
}

export interface Call<P, Q, B> {
  tx: Tx;
  actor: Actor;
  now: Date;
  params: P;
  query: Q;
  body: B;
  request: FastifyRequest;
  /** For cookies and headers alone: the body is what the handler returns. */
  reply: FastifyReply;
  /** Narrows or adds to the transaction's scope, where only the handler can know it (a new organization's id). */
  extendScope: ExtendScope;
}

interface Definition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  access: Access;
  tag: string;
  summary: string;
  description?: string;
  params?: P;
  query?: Q;
  body?: B;
  /** What leaves: the schema strips whatever it doesn't declare. `z.null()` answers 204. */
  response: R;
  /** Of a text that leaves as it is, such as `text/plain; charset=utf-8`; absent = JSON. */
  type?: string;
  status?: number;
  bodyLimit?: number;
  rateLimit?: { max: number; timeWindow: string };
  /** The body or the answer holds a secret: nothing of a POST is kept for a retry, which then runs anew. */
  leavesNoTrace?: true;
  handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<R>>;
}

/**
 * The one way from HTTP to the domain: validate, open one transaction, set the scope, find the actor, ask the policy,
 * handle, commit, and only then answer. Errors leave through error-mapping.ts.
 *
 * The organization in the address (`:orgId`) is the tenant scope. Somebody without a membership there gets 404,
 * as if it did not exist; a member whose role is not enough gets 403.
 */
export function endpoint<
  P extends z.ZodType = z.ZodUnknown,
  Q extends z.ZodType = z.ZodUnknown,
  B extends z.ZodType = z.ZodUnknown,
  R extends z.ZodType = z.ZodUnknown,
>(app: FastifyInstance, ground: Ground, definition: Definition<P, Q, B, R>): void {
  const { access, method, type } = definition;
  const status = definition.status ?? (definition.response instanceof z.ZodNull ? 204 : 200);
  // Typed wide on purpose: handlers get their types from the definition, not from Fastify's inference.
  const schema: FastifySchema = {
    tags: [definition.tag],
    summary: definition.summary,
    ...(definition.description ? { description: definition.description } : {}),
    ...(type ? { produces: [type] } : {}),
    ...(definition.params ? { params: definition.params } : {}),
    ...(definition.query ? { querystring: definition.query } : {}),
    ...(definition.body ? { body: definition.body } : {}),
    response: { [status]: definition.response },
  };
  app.route({
    method,
    url: definition.url,
    ...(definition.bodyLimit ? { bodyLimit: definition.bodyLimit } : {}),
    config: { access, ...(definition.rateLimit ? { rateLimit: definition.rateLimit } : {}) },
    schema,
    handler: async (request, reply) => {
      const value = await withCaller(
        ground,
        request,
        access,
        async ({ tx, actor, now, extend, sessionHash }) => {
          const call: Call<z.output<P>, z.output<Q>, z.output<B>> = {
            tx,
            actor,
            now,
            params: request.params as z.output<P>,
            query: request.query as z.output<Q>,
            body: request.body as z.output<B>,
            request,
            reply,
            extendScope: extend,
          };
          if (method !== 'POST' || definition.leavesNoTrace) return definition.handle(call);
          return replayOrRun(call, sessionHash, status, () => definition.handle(call));
        },
      );
      if (type) void reply.type(type).serializer((text: string) => text);
      return reply.status(status).send(status === 204 ? undefined : value);
    },
  });
}

interface Caller {
  tx: Tx;
  actor: Actor;
  now: Date;
  extend: ExtendScope;
  sessionHash: string | undefined;
}

/** One transaction in the scope of the organization in the address, on behalf of whoever asks, if the policy lets them. */
export async function withCaller<T>(
  ground: Ground,
  request: FastifyRequest,
  access: Access,
  work: (caller: Caller) => Promise<T>,
): Promise<T> {
  const now = ground.clock();
  const credentials = credentialsOf(request, ground.secureCookies);
  const orgId = (request.params as { orgId?: string } | undefined)?.orgId;
  const { sessionHash } = credentials;
  const scope: Scope = { ...(orgId ? { orgId } : {}), ...(sessionHash ? { sessionHash } : {}) };
  const asCaller = async ({ tx, extend, firstRows }: ScopedTransaction) => {
    const actor = await findActor(tx, firstRows, credentials, orgId, now);
    if (access !== 'public') admit(actor, access, orgId);
    if (orgId === undefined && actor.kind === 'person') await extend({ personId: actor.personId });
    return work({ tx, actor, now, extend, sessionHash });
  };
  return withScope(ground.pool, scope, asCaller, sessionStatement(credentials, now));
}

/** Invisible: 404. Visible but not allowed: 403. Nobody: 401. */
function admit(actor: Actor, access: Exclude<Access, 'public'>, orgId: string | undefined): void {
  if (can(actor, access)) return;
  if (actor.kind === 'anonymous') throw new Problem('not_signed_in');
  const inside = actor.kind === 'section_guest' ? actor.orgId === orgId : actor.membership !== null;
  throw new Problem(orgId === undefined || inside ? 'not_allowed' : 'not_found');
}
