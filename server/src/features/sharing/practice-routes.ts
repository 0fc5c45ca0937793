import { randomUUID } from 'node:crypto';
import { practiceBody, practiceMade } from '@followthrough/shared/api/sharing.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { personOf } from '../../http/person-of.ts';
import { Problem } from '../../http/problem.ts';
import type { MemberIn } from './member-in.ts';
import { decidingMember, requireNames } from './member-in.ts';
import { agreeTo, deletePractice, insertPractice } from './practice-queries.ts';

const at = '/api/v1/organizations/:orgId/sharing/:networkId';
const inNetwork = z.object({ orgId: z.uuid(), networkId: z.uuid() });

/**
 * Practices that a member offers or wants, and its yes to an introduction. A no needs no button: silence looks the same.
 * They take turns with leaving, which takes them all back.
 */
export function practiceRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'POST',
    url: `${at}/practices`,
    access: 'sharing.decide',
    tag: 'sharing',
    summary:
      'Offer to show a practice, or say that one would like to see it; whoever convenes the network reads it',
    params: inNetwork,
    body: practiceBody,
    response: practiceMade,
    status: 201,
    handle: async ({ tx, actor, now, params, body, extendScope }) => {
      const member = await decidingMember(tx, extendScope, params);
      requireNames(member);
      const practiceId = randomUUID();
      const memberName = personOf(actor).membership?.orgName ?? '';
      await insertPractice(tx, ownIn(member), { practiceId, memberName, ...body, now });
      return { practiceId };
    },
  });

  endpoint(app, ground, {
    method: 'DELETE',
    url: `${at}/practices/:practiceId`,
    access: 'sharing.decide',
    tag: 'sharing',
    summary: 'Take a practice back',
    params: inNetwork.extend({ practiceId: z.uuid() }),
    response: z.null(),
    handle: async ({ tx, params, extendScope }) => {
      const member = await decidingMember(tx, extendScope, params);
      if (!(await deletePractice(tx, ownIn(member), params.practiceId))) throw new Problem('not_found');
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: `${at}/introductions/:introductionId/agree`,
    access: 'sharing.decide',
    tag: 'sharing',
    summary: 'Say yes to an introduction; addresses are exchanged once both sides have',
    params: inNetwork.extend({ introductionId: z.uuid() }),
    response: z.null(),
    handle: async ({ tx, actor, params, extendScope }) => {
      const member = await decidingMember(tx, extendScope, params);
      const { name, email } = personOf(actor);
      if (!(await agreeTo(tx, ownIn(member), params.introductionId, `${name}, ${email}`)))
        throw new Problem('not_found');
      return null;
    },
  });
}

const ownIn = ({ orgId, networkId, stewardOrgId }: MemberIn) => ({
  orgId: stewardOrgId,
  networkId,
  memberOrgId: orgId,
});
