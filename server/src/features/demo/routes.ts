import {
  demoSignInBody,
  demoSignInResult,
  demoState,
  staffDoorResult,
} from '@followthrough/shared/api/demo.ts';
import type { FastifyInstance } from 'fastify';
import { randomInt } from 'node:crypto';
import { DOORS } from '../../demo/doors.ts';
import { STAFF_PLACES, staffPlace } from '../../demo/rounds.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { Problem } from '../../http/problem.ts';
import { startSession } from '../accounts/start-session.ts';
import { demoLeader, isOpen } from './queries.ts';

/** Doors into a world of made-up people; without demo data they are not there. */
export function demoRoutes(app: FastifyInstance, ground: Ground): void {
  // Each visitor gets a place of their own, for as long as there are any; after a restart it begins somewhere else.
  let visitors = randomInt(STAFF_PLACES);

  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/demo',
    access: 'public',
    tag: 'demo',
    summary: 'Whether the demo world is loaded',
    response: demoState,
    handle: async ({ tx }) => ({ loaded: (await demoLeader(tx, DOORS.leader)) !== undefined }),
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/demo/sign-in',
    access: 'public',
    tag: 'demo',
    summary: 'Walk into the demo world as a leader, a provider or a funder',
    description: 'Signs this browser in as a made-up person. Answers 404 where no demo data is loaded.',
    body: demoSignInBody,
    response: demoSignInResult,
    leavesNoTrace: true,
    handle: async (call) => {
      const found = await demoLeader(call.tx, DOORS[call.body.as]);
      if (!found) throw new Problem('not_found');
      await startSession(call, ground.secureCookies, found.person_id);
      return {
        person: { personId: found.person_id, name: found.person_name },
        organization: { orgId: found.org_id, name: found.org_name, kind: found.kind },
      };
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/demo/staff',
    access: 'public',
    tag: 'demo',
    summary: 'Walk into the demo world as staff who were asked, without mail',
    description:
      'Answers with a made-up person’s own link. Answers 404 where no demo data is loaded, or its round is over.',
    response: staffDoorResult,
    leavesNoTrace: true,
    handle: async ({ tx, now }) => {
      const { roundId, token } = staffPlace(visitors);
      if (!(await isOpen(tx, roundId, now))) throw new Problem('not_found');
      visitors += 1;
      return { link: `/answer#${token}` };
    },
  });
}
