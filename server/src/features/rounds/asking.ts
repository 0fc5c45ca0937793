import type { PublishedFact } from '@followthrough/shared/ballots/content.ts';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import * as z from 'zod';
import type { PersonActor } from '../../access/actor.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { Call, Ground } from '../../http/endpoint.ts';
import { originOf } from '../../http/origin.ts';
import { personOf } from '../../http/person-of.ts';
import { Problem } from '../../http/problem.ts';
import { cycleAsAsked, officialAnswers } from '../assessment/read.ts';
import { publishableFacts } from './published-facts.ts';
import type { CycleOfRound } from './queries.ts';
import { cycleOfRound } from './queries.ts';

export const inCycle = z.object({ orgId: z.uuid(), cycleId: z.uuid() });

/** Of which cycle others are asked, and who asks them. */
export interface Asking {
  orgId: string;
  cycleId: string;
  person: PersonActor;
  origin: string;
  now: Date;
}

type RoundCall = Pick<
  Call<z.output<typeof inCycle>, unknown, unknown>,
  'params' | 'actor' | 'request' | 'now'
>;

export function askingIn(
  ground: Ground,
  { params: { orgId, cycleId }, actor, request, now }: RoundCall,
): Asking {
  return { orgId, cycleId, person: personOf(actor), origin: originOf(ground, request), now };
}

/** A cycle as a round needs it. @throws Problem `not_found` for one that is not of this organization. */
export async function askedCycle(
  tx: Tx,
  { orgId, cycleId, now }: Pick<Asking, 'orgId' | 'cycleId' | 'now'>,
): Promise<{ cycle: CycleOfRound; instrument: Instrument }> {
  const cycle = await cycleOfRound(tx, orgId, cycleId);
  if (!cycle) throw new Problem('not_found');
  const { instrument } = await cycleAsAsked(tx, orgId, cycleId, now);
  return { cycle, instrument };
}

export async function factsToPublish(
  tx: Tx,
  { orgId, cycleId }: Pick<Asking, 'orgId' | 'cycleId'>,
  cycle: CycleOfRound,
  instrument: Instrument,
): Promise<PublishedFact[]> {
  return publishableFacts(instrument, cycle.kind, await officialAnswers(tx, orgId, cycleId));
}
