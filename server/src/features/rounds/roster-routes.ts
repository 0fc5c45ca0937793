import {
  addressBody,
  roundView,
  rosterEntryBody,
  rosterLinesBody,
  rosterLinesResult,
} from '@followthrough/shared/api/rounds.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { askingIn, inCycle } from './asking.ts';
import { correctAddress } from './correct-address.ts';
import { addLines, addPerson, removePerson } from './set-up.ts';
import { viewRound } from './view.ts';

const at = '/api/v1/organizations/:orgId/cycles/:cycleId/round/roster';

/** Who is asked: put together while the round is being prepared, and afterwards an address that proved wrong. */
export function rosterRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'POST',
    url: at,
    access: 'round.prepare',
    tag: 'rounds',
    summary: 'Add people from a pasted list or CSV; lines that can’t be taken come back with what is wrong',
    params: inCycle,
    body: rosterLinesBody,
    response: rosterLinesResult,
    handle: async (call) => addLines(call.tx, askingIn(ground, call), call.body.role, call.body.text),
  });

  endpoint(app, ground, {
    method: 'POST',
    url: `${at}/entries`,
    access: 'round.prepare',
    tag: 'rounds',
    summary: 'Add one person; without an address they get a printed sheet',
    params: inCycle,
    body: rosterEntryBody,
    response: roundView,
    handle: async (call) => {
      const asking = askingIn(ground, call);
      await addPerson(call.tx, asking, call.body);
      return viewRound(call.tx, asking);
    },
  });

  endpoint(app, ground, {
    method: 'DELETE',
    url: `${at}/entries/:entryId`,
    access: 'round.prepare',
    tag: 'rounds',
    summary: 'Take somebody off the roster',
    params: inCycle.extend({ entryId: z.uuid() }),
    response: z.null(),
    handle: async (call) => {
      await removePerson(call.tx, askingIn(ground, call), call.params.entryId);
      return null;
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: `${at}/entries/:entryId/address`,
    access: 'round.prepare',
    tag: 'rounds',
    summary: 'Another address for somebody whom no letter has reached; the invitation goes there',
    params: inCycle.extend({ entryId: z.uuid() }),
    body: addressBody,
    response: roundView,
    handle: async (call) => {
      const asking = askingIn(ground, call);
      await correctAddress(call.tx, asking, call.params.entryId, call.body.email);
      return viewRound(call.tx, asking);
    },
  });
}
