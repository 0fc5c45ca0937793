import {
  participation,
  roundSettingsBody,
  roundView,
  sheets,
  testMessageResult,
} from '@followthrough/shared/api/rounds.ts';
import type { FastifyInstance } from 'fastify';
import type { Attempts } from '../../http/attempts.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { expectedVersion } from '../../http/if-match.ts';
import { Problem } from '../../http/problem.ts';
import { sendMail } from '../../mail/send-mail.ts';
import { askedCycle, askingIn, inCycle } from './asking.ts';
import type { InvitationCodes } from './codes.ts';
import { sampleInvitation, wordsOf } from './letters.ts';
import { openRound } from './open-round.ts';
import { roundOf } from './queries.ts';
import { changeSettings, prepareRound } from './set-up.ts';
import { printSheets } from './sheets.ts';
import { viewParticipation, viewRound } from './view.ts';

const at = '/api/v1/organizations/:orgId/cycles/:cycleId/round';

/** How a leader asks the others of a cycle, and the little she may see while they answer. */
export function roundRoutes(
  app: FastifyInstance,
  ground: Ground,
  attempts: Attempts,
  codes: InvitationCodes,
): void {
  endpoint(app, ground, {
    method: 'GET',
    url: at,
    access: 'round.prepare',
    tag: 'rounds',
    summary: 'The round of a cycle: its people, its groups, its dates, and participation in steps of five',
    params: inCycle,
    response: roundView,
    handle: async (call) => viewRound(call.tx, askingIn(ground, call)),
  });

  endpoint(app, ground, {
    method: 'GET',
    url: `${at}/participation`,
    access: 'round.read',
    tag: 'rounds',
    summary: 'How many have answered, in steps of five',
    params: inCycle,
    response: participation,
    handle: async ({ tx, now, params }) => viewParticipation(tx, { ...params, now }),
  });

  endpoint(app, ground, {
    method: 'POST',
    url: at,
    access: 'round.prepare',
    tag: 'rounds',
    summary: 'Begin to prepare a round; nobody is asked yet',
    params: inCycle,
    response: roundView,
    status: 201,
    handle: async (call) => {
      const asking = askingIn(ground, call);
      await prepareRound(call.tx, asking);
      return viewRound(call.tx, asking);
    },
  });

  endpoint(app, ground, {
    method: 'PUT',
    url: at,
    access: 'round.prepare',
    tag: 'rounds',
    summary: 'Dates, wording and published answers of a round that is being prepared (If-Match: its version)',
    params: inCycle,
    body: roundSettingsBody,
    response: roundView,
    handle: async (call) => {
      const asking = askingIn(ground, call);
      await changeSettings(call.tx, asking, call.body, expectedVersion(call.request));
      return viewRound(call.tx, asking);
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: `${at}/open`,
    access: 'round.prepare',
    tag: 'rounds',
    summary: 'Open the round: groups are fixed, keys are made, invitations go out (If-Match: its version)',
    params: inCycle,
    response: roundView,
    handle: async (call) => {
      const asking = askingIn(ground, call);
      await openRound(call.tx, asking, codes, expectedVersion(call.request));
      return viewRound(call.tx, asking);
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: `${at}/test-message`,
    access: 'round.prepare',
    tag: 'rounds',
    summary: 'Send the invitation to oneself, with a link that opens nothing',
    params: inCycle,
    response: testMessageResult,
    handle: async (call) => {
      const asking = askingIn(ground, call);
      const { orgId, cycleId, person, origin, now } = asking;
      attempts.take('mail to', person.email, 5, now);
      const { cycle } = await askedCycle(call.tx, asking);
      const round = await roundOf(call.tx, orgId, cycleId);
      if (!round) throw new Problem('not_found');
      await sendMail(
        call.tx,
        ground.secret,
        sampleInvitation(wordsOf(round, cycle.org_name), person.email, person.name, origin),
      );
      return { sentTo: person.email };
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: `${at}/sheets`,
    access: 'round.prepare',
    tag: 'rounds',
    summary:
      'Sheets with a code each, for people without an address; the organization’s history says who asked for them',
    params: inCycle,
    response: sheets,
    leavesNoTrace: true,
    handle: async (call) => printSheets(call.tx, askingIn(ground, call), codes),
  });
}
