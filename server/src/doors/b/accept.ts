import { misplaced } from '@followthrough/shared/ballots/content.ts';
import { contentMessage, ticketMessage } from '@followthrough/shared/ballots/message.ts';
import type { BallotBody, EditBody, FirstBallotBody } from '@followthrough/shared/ballots/wire.ts';
import { canonicalJson } from '@followthrough/shared/instrument/canonical-json.ts';
import type { Pool } from 'pg';
import type { Tx } from '../../db/kysely-on-client.ts';
import { withScope } from '../../db/scope.ts';
import { Problem } from '../../http/problem.ts';
import { withCalendar } from '../opened-rounds.ts';
import type { FrozenRound, PublicRoundRow } from '../round-on-wire.ts';
import { sealed, stateOf, stratumOf, whyNoFirst } from '../round-on-wire.ts';
import type { FirstBallots } from './first-ballots.ts';
import { ballotOf, calendarForBallot, updateBallot } from './queries.ts';
import { ballotKeySigned, keyHashOf, ticketIsGood } from './signatures.ts';

interface Sent<B> {
  roundId: string;
  keyHash: string;
  body: B;
  /** The version that If-Match says is being replaced; null without one. */
  replaces: number | null;
  now: Date;
}

/**
 * Takes a ballot (docs/ballots.md §6), or says why not. Sending the same bytes again is answered as the first time, so a lost
 * answer costs nothing.
 */
export async function acceptBallot(
  { pool, firstBallots }: { pool: Pool; firstBallots: FirstBallots },
  frozen: FrozenRound,
  sent: Sent<BallotBody>,
): Promise<{ version: number }> {
  const { roundId, body, now } = sent;
  const answer = { version: body.version };
  await requireSigned(frozen, sent);
  if ('stratumId' in body && (await tookFirst(firstBallots, frozen, { ...sent, body }))) return answer;
  return withScope(
    pool,
    { orgId: frozen.org_id, roundId },
    async ({ tx, firstRows }) => {
      const round = withCalendar(frozen, firstRows);
      if (!round) throw new Problem('not_found');
      if (stateOf(round, now) === 'sealed') throw sealed(round);
      await ('stratumId' in body
        ? explainFirst(tx, round, { ...sent, body })
        : acceptEdit(tx, round, { ...sent, body }));
      return answer;
    },
    calendarForBallot(roundId),
  );
}

/** By the ballot's own key and, if it is a first one, by the stratum's. @throws Problem `ballot_refused` */
async function requireSigned(
  round: FrozenRound,
  { roundId, keyHash, body }: Sent<BallotBody>,
): Promise<void> {
  const { publicKey, version, content } = body;
  const message = contentMessage({ roundId, keyHash, version, content });
  const isSigned =
    keyHashOf(publicKey) === keyHash &&
    (!('stratumId' in body) || hasTicket(round, roundId, body)) &&
    (await ballotKeySigned(publicKey, message, body.contentSignature));
  if (!isSigned) throw new Problem('ballot_refused');
}

function hasTicket(round: FrozenRound, roundId: string, body: FirstBallotBody): boolean {
  const { stratumId, publicKey } = body;
  const stratum = round.strata.find((one) => one.stratumId === stratumId);
  const message = ticketMessage(roundId, stratumId, Buffer.from(publicKey, 'base64url'));
  return stratum !== undefined && ticketIsGood(stratum.verifyingKey, body, message);
}

async function tookFirst(
  firstBallots: FirstBallots,
  round: FrozenRound,
  { roundId, keyHash, body, now }: Sent<FirstBallotBody>,
): Promise<boolean> {
  const { stratumId, publicKey, content } = body;
  requireAsked(round, stratumId, body);
  const key = { orgId: round.org_id, roundId };
  return firstBallots.keep(key, { keyHash, stratumId, publicKey, content, arrived: now });
}

/** Why a first ballot was not kept: it is here already, which is fine, or another is, or the round takes none. */
async function explainFirst(tx: Tx, round: PublicRoundRow, sent: Sent<FirstBallotBody>): Promise<void> {
  const { roundId, keyHash, body, now } = sent;
  const stored = await ballotOf(tx, { orgId: round.org_id, roundId, keyHash });
  if (!stored) throw whyNoFirst(round, now) ?? new Problem('ballot_unknown');
  if (!isSame(stored, body)) throw new Problem('stale_ballot', { version: stored.version });
}

async function acceptEdit(tx: Tx, round: PublicRoundRow, sent: Sent<EditBody>): Promise<void> {
  const { roundId, keyHash, body, replaces } = sent;
  const key = { orgId: round.org_id, roundId, keyHash };
  const stored = await ballotOf(tx, key);
  if (!stored) throw new Problem('ballot_unknown');
  requireAsked(round, stored.stratum_id, body);
  if (isSame(stored, body)) return;
  if (replaces === null) throw new Problem('version_needed');
  if (replaces !== body.version - 1 || !(await updateBallot(tx, key, body.version, body.content))) {
    const newest = (await ballotOf(tx, key)) ?? stored;
    // Two sendings of the same edit at once: the one that came second finds it done.
    if (!isSame(newest, body)) throw new Problem('stale_ballot', { version: newest.version });
  }
}

function requireAsked(round: FrozenRound, stratumId: string, { content }: BallotBody): void {
  if (content === null) return;
  const fields = misplaced(content, {
    ...stratumOf(round, stratumId),
    publishedFacts: round.published_facts,
  });
  if (fields.length === 0) return;
  throw new Problem(
    'ballot_invalid',
    {},
    fields.map((field) => ({ field, code: 'not_asked', message: 'This was not asked here.' })),
  );
}

const isSame = (stored: { version: number; content: unknown }, body: BallotBody): boolean =>
  stored.version === body.version && canonicalJson(stored.content) === canonicalJson(body.content);
