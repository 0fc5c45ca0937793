import { randomBytes, randomUUID } from 'node:crypto';
import {
  handOverBody,
  handOverResult,
  handover,
  sectionLinkBody,
  sectionLinkResult,
} from '@followthrough/shared/api/handovers.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { sha256 } from '../../credentials/fresh-secret.ts';
import { cookieNames } from '../../http/actor.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { Problem } from '../../http/problem.ts';
import { callerName, requireOpenCycle } from '../assessment/read.ts';
import { record } from '../audit/record.ts';
import { finishHandover, insertHandover, linkBehind, revokeHandover } from './queries.ts';
import { wireHandover } from './read.ts';

const inCycle = z.object({ orgId: z.uuid(), cycleId: z.uuid() });
const one = inCycle.extend({ handoverId: z.uuid() });

/** Lending one section to a colleague who has no account. The link's secret rides in the fragment and is stored as a hash alone. */
export function handoverRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/organizations/:orgId/cycles/:cycleId/handovers',
    access: 'handover.manage',
    // The answer holds the link's secret.
    leavesNoTrace: true,
    tag: 'handovers',
    summary: 'Lend a section to a colleague; the answer holds the link, once',
    params: inCycle,
    body: handOverBody,
    response: handOverResult,
    status: 201,
    handle: async ({ tx, params: { orgId, cycleId }, body, actor, now }) => {
      const { closesAt } = await requireOpenCycle(tx, orgId, cycleId, now);
      const token = randomBytes(32).toString('base64url');
      const row = await insertHandover(tx, {
        ...body,
        orgId,
        cycleId,
        handoverId: randomUUID(),
        tokenHash: sha256(token),
        now,
        expiresAt: closesAt,
      });
      await record(tx, { orgId, actor: callerName(actor), action: 'section.lent', detail: { ...body }, now });
      return { handover: wireHandover(row), link: `/section#${token}` };
    },
  });

  endpoint(app, ground, {
    method: 'DELETE',
    url: '/api/v1/organizations/:orgId/cycles/:cycleId/handovers/:handoverId',
    access: 'handover.manage',
    tag: 'handovers',
    summary: 'Take a section back: its link stops working at once',
    params: one,
    response: z.null(),
    handle: async ({ tx, params, actor, now }) => {
      const taken = await revokeHandover(tx, params, now);
      if (!taken) throw new Problem('not_found');
      const { section, colleague } = taken;
      await record(tx, {
        orgId: params.orgId,
        actor: callerName(actor),
        action: 'section.taken_back',
        detail: { section, colleague },
        now,
      });
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/organizations/:orgId/cycles/:cycleId/handovers/:handoverId/done',
    access: 'handover.finish',
    tag: 'handovers',
    summary: 'The colleague says that the section is done',
    params: one,
    response: handover,
    handle: async ({ tx, params: { orgId, cycleId, handoverId }, actor, now }) => {
      if (actor.kind !== 'section_guest' || actor.handoverId !== handoverId || actor.cycleId !== cycleId) {
        throw new Problem('not_found');
      }
      await requireOpenCycle(tx, orgId, cycleId, now);
      const row = await finishHandover(tx, orgId, handoverId, now);
      if (!row) throw new Problem('not_found');
      return wireHandover(row);
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/section-link',
    access: 'public',
    tag: 'handovers',
    summary: 'Use a section’s link: lets this browser into that one section',
    body: sectionLinkBody,
    response: sectionLinkResult,
    handle: async ({ tx, body, now, reply }) => {
      const link = await linkBehind(tx, sha256(body.token), now);
      if (!link) throw new Problem('section_link_dead');
      // Its end is the link's end, which the server checks at every request.
      void reply.setCookie(cookieNames(ground.secureCookies).section, body.token, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: ground.secureCookies,
      });
      return sectionLinkResult.parse({
        orgId: link.org_id,
        orgName: link.org_name,
        cycleId: link.cycle_id,
        section: link.section,
        handoverId: link.handover_id,
        colleague: link.colleague,
      });
    },
  });
}
