import { readMessage } from '@followthrough/shared/ballots/message.ts';
import { roundIdPrefix } from '@followthrough/shared/ballots/round-code.ts';
import {
  ballotBody,
  ballotParams,
  ballotResult,
  publicRound as publicRoundOnWire,
  readBody,
  readResult,
  roundCodeParams,
  roundCodeResult,
  roundParams,
} from '@followthrough/shared/ballots/wire.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Pool } from 'pg';
import { withScope } from '../../db/scope.ts';
import { Attempts, placeOf } from '../../http/attempts.ts';
import { Problem } from '../../http/problem.ts';
import { OpenedRounds } from '../opened-rounds.ts';
import { reachableFromPages } from '../reachable-from-pages.ts';
import { roundOnWire, sealed, stateOf, stratumOf, stratumOnWire } from '../round-on-wire.ts';
import { acceptBallot } from './accept.ts';
import { FirstBallots } from './first-ballots.ts';
import { ballotOf, roundsByPrefix } from './queries.ts';
import { ballotKeySigned, keyHashOf } from './signatures.ts';

interface DoorBOptions {
  /** Connections of followthrough_door_b. */
  pool: Pool;
  clock: () => Date;
  callsPerPlace: number;
}

/**
 * Door B (docs/ballots.md §6): ballots are known here, and nobody who sends one is. No cookie and no authorization header is
 * read, nothing is logged or counted, and the database role sees ballots alone.
 */
export async function doorB(
  given: FastifyInstance,
  { pool, clock, callsPerPlace }: DoorBOptions,
): Promise<void> {
  const app = given.withTypeProvider<ZodTypeProvider>();
  const attempts = new Attempts();
  const rounds = new OpenedRounds(pool);
  const keeping = { pool, firstBallots: new FirstBallots(pool) };
  const arrival = (request: FastifyRequest): Date => {
    const now = clock();
    attempts.take('door-b', placeOf(request.ip), callsPerPlace, now);
    return now;
  };

  reachableFromPages(given);

  app.get(
    '/v1/rounds/:roundId',
    {
      config: { access: 'public' },
      schema: {
        tags: ['Door B'],
        summary: 'A round and the fingerprints of its keys',
        params: roundParams,
        response: { 200: publicRoundOnWire },
      },
    },
    async (request) => {
      const now = arrival(request);
      const { roundId } = request.params;
      const round = await rounds.now(roundId);
      if (!round) throw new Problem('not_found');
      return {
        round: roundOnWire(roundId, round, now),
        strata: round.strata.map((stratum) => stratumOnWire(stratum)),
      };
    },
  );

  app.get(
    '/v1/round-codes/:code',
    {
      config: { access: 'public' },
      schema: {
        tags: ['Door B'],
        summary: 'The round behind a printed code',
        params: roundCodeParams,
        response: { 200: roundCodeResult },
      },
    },
    async (request) => {
      arrival(request);
      const prefix = roundIdPrefix(request.params.code);
      const roundIds = prefix ? await withScope(pool, {}, ({ tx }) => roundsByPrefix(tx, prefix)) : [];
      if (roundIds.length === 0) throw new Problem('round_code_unknown');
      return { roundIds };
    },
  );

  app.put(
    '/v1/rounds/:roundId/ballots/:keyHash',
    {
      bodyLimit: 128 * 1024,
      config: { access: 'public' },
      schema: {
        tags: ['Door B'],
        summary: 'Send, change or withdraw a ballot',
        description:
          'Version 1 carries the stratum’s signature. Each later version is one higher, with the one it replaces as If-Match; content null withdraws.',
        params: ballotParams,
        body: ballotBody,
        response: { 200: ballotResult },
      },
    },
    async (request) => {
      const now = arrival(request);
      const { roundId, keyHash } = request.params;
      const replaces = versionIn(request.headers['if-match']);
      const frozen = await rounds.frozen(roundId);
      if (!frozen) throw new Problem('not_found');
      return acceptBallot(keeping, frozen, { roundId, keyHash, body: request.body, replaces, now });
    },
  );

  app.post(
    '/v1/rounds/:roundId/ballots/:keyHash/read',
    {
      config: { access: 'public' },
      schema: {
        tags: ['Door B'],
        summary: 'One’s own ballot, by its key',
        params: ballotParams,
        body: readBody,
        response: { 200: readResult },
      },
    },
    async (request) => {
      const now = arrival(request);
      const { roundId, keyHash } = request.params;
      const { publicKey, signature } = request.body;
      const round = await rounds.now(roundId);
      if (!round) throw new Problem('not_found');
      if (
        keyHashOf(publicKey) !== keyHash ||
        !(await ballotKeySigned(publicKey, readMessage(roundId, keyHash), signature))
      ) {
        throw new Problem('ballot_refused');
      }
      const key = { orgId: round.org_id, roundId, keyHash };
      const stored = await withScope(pool, { orgId: key.orgId, roundId }, ({ tx }) => ballotOf(tx, key));
      if (!stored) throw stateOf(round, now) === 'sealed' ? sealed(round) : new Problem('ballot_unknown');
      const stratum = stratumOf(round, stored.stratum_id);
      return {
        round: roundOnWire(roundId, round, now),
        stratum: stratumOnWire(stratum),
        questionnaire: stratum.questionnaire,
        publishedFacts: round.published_facts,
        version: stored.version,
        content: stored.content,
      };
    },
  );
}

function versionIn(ifMatch: string | undefined): number | null {
  const version = /^"(\d{1,9})"$/.exec(ifMatch ?? '')?.[1];
  return version === undefined ? null : Number(version);
}
