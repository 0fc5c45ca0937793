import { commentReview, reviewBody } from '@followthrough/shared/api/rounds.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { Problem } from '../../http/problem.ts';
import { askedCycle, inCycle } from './asking.ts';
import { readableComments, setReview } from './comment-queries.ts';
import type { RoundRow } from './queries.ts';
import { roundOf } from './queries.ts';

const at = '/api/v1/organizations/:orgId/cycles/:cycleId/round/comments';

/** Free text, after the seal: read and sorted by the leader, question by question, where enough people wrote. */
export function commentRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'GET',
    url: at,
    access: 'comments.review',
    tag: 'rounds',
    summary: 'Comments to review, after the seal, under questions with ten or more',
    params: inCycle,
    response: commentReview,
    handle: async ({ tx, now, params: { orgId, cycleId } }) => {
      const { cycle, instrument } = await askedCycle(tx, { orgId, cycleId, now });
      const round = await sealedRound(tx, orgId, cycleId);
      const rows = await readableComments(tx, orgId, round.round_id);
      const items = allItems(instrument).filter(({ id }) =>
        rows.some(({ item_id: itemId }) => itemId === id),
      );
      return {
        items: items.map((item) => ({
          itemId: item.id,
          prompt: item.wording_for?.[cycle.kind] ?? item.prompt,
          comments: rows
            .filter(({ item_id: itemId }) => itemId === item.id)
            .map(({ comment_id: commentId, text, review, theme }) => ({ commentId, text, review, theme })),
        })),
      };
    },
  });

  endpoint(app, ground, {
    method: 'PUT',
    url: `${at}/:commentId`,
    access: 'comments.review',
    tag: 'rounds',
    summary: 'Release or hold a comment, and name its theme',
    params: inCycle.extend({ commentId: z.uuid() }),
    body: reviewBody,
    response: z.null(),
    handle: async ({ tx, params: { orgId, cycleId, commentId }, body }) => {
      const round = await sealedRound(tx, orgId, cycleId);
      if (!(await setReview(tx, { orgId, roundId: round.round_id, commentId }, body)))
        throw new Problem('not_found');
      return null;
    },
  });
}

async function sealedRound(tx: Tx, orgId: string, cycleId: string): Promise<RoundRow> {
  const round = await roundOf(tx, orgId, cycleId);
  if (!round) throw new Problem('not_found');
  // By the seal's own job, not by the clock: comments are where it puts them.
  if (round.state !== 'sealed')
    throw new Problem('round_not_sealed', { sealAt: round.seal_at.toISOString() });
  return round;
}
