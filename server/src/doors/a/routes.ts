import { createHash } from 'node:crypto';
import { readToken } from '@followthrough/shared/ballots/token.ts';
import { openBody, openResult, signBody, signResult } from '@followthrough/shared/ballots/wire.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Pool } from 'pg';
import { Attempts, placeOf } from '../../http/attempts.ts';
import { Problem } from '../../http/problem.ts';
import { OpenedRounds } from '../opened-rounds.ts';
import { reachableFromPages } from '../reachable-from-pages.ts';
import { roundOnWire, sealed, stateOf, stratumOf, stratumOnWire, whyNoFirst } from '../round-on-wire.ts';
import type { DoorA } from './keeper.ts';

interface DoorAOptions {
  pool: Pool;
  clock: () => Date;
  keeper: DoorA;
  /** Calls from one place in ten minutes: a whole office answers from one address. */
  callsPerPlace: number;
}

/**
 * Door A (docs/ballots.md §5): the token is known here, and what is answered is not. No cookie is read, nothing is logged or
 * counted, and the database is asked about the round alone, never about a person.
 */
export async function doorA(
  given: FastifyInstance,
  { pool, clock, keeper, callsPerPlace }: DoorAOptions,
): Promise<void> {
  const app = given.withTypeProvider<ZodTypeProvider>();
  const attempts = new Attempts();
  const rounds = new OpenedRounds(pool);
  const opened = async (request: FastifyRequest, token: string) => {
    const now = clock();
    attempts.take('door-a', placeOf(request.ip), callsPerPlace, now);
    const read = readToken(token);
    const tokenHash = read && createHash('sha256').update(read).digest('hex');
    const invited = tokenHash ? keeper.find(tokenHash) : null;
    const round = invited && (await rounds.now(invited.roundId));
    if (!invited || !round) throw new Problem('token_unknown');
    return { now, invited, round };
  };

  reachableFromPages(given);

  app.post(
    '/v1/open',
    {
      config: { access: 'public' },
      schema: {
        tags: ['Door A'],
        summary: 'What an invitation opens',
        description: 'Uses nothing up and writes nothing, however often it is called.',
        body: openBody,
        response: { 200: openResult },
      },
    },
    async (request) => {
      const { now, invited, round } = await opened(request, request.body.token);
      const stratum = stratumOf(round, invited.stratumId);
      return {
        round: roundOnWire(invited.roundId, round, now),
        stratum: stratumOnWire(stratum),
        questionnaire: stratum.questionnaire,
        publishedFacts: round.published_facts,
      };
    },
  );

  app.post(
    '/v1/sign',
    {
      config: { access: 'public' },
      schema: {
        tags: ['Door A'],
        summary: 'Sign a ballot’s key without seeing it',
        description:
          'The same blinded message gets the same signature again, until the seal; a second one is refused.',
        body: signBody,
        response: { 200: signResult },
      },
    },
    async (request) => {
      const { now, invited, round } = await opened(request, request.body.token);
      if (stateOf(round, now) === 'sealed') throw sealed(round);
      const blinded = Buffer.from(request.body.blinded, 'base64url');
      const signature = await keeper.sign(invited, blinded, whyNoFirst(round, now));
      return { blindSignature: signature.toString('base64url') };
    },
  );
}
