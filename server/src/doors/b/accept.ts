import { misplaced } from '@followthrough/shared/ballots/content.ts';
import { contentMessage, ticketMessage } from '@followthrough/shared/ballots/message.ts';
import type { BallotBody, EditBody, FirstBallotBody } from '@followthrough/shared/ballots/wire.ts';
import { canonicalJson } from '@followthrough/shared/instrument/canonical-json.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import type { PublicRoundRow } from '../round-on-wire.ts';
import { sealed, stateOf, stratumOf, whyNoFirst } from '../round-on-wire.ts';
import { ballotOf, insertBallot, updateBallot } from './queries.ts';
import { ballotKeySigned, keyHashOf, ticketIsGood } from './signatures.ts';

interface Arriving<B> {
  round: PublicRoundRow;
  roundId: string;
  keyHash: string;
  body: B;
  /** The version that If-Match says is being replaced; null without one. */
  replaces: number | null;
  now: Date;
}

/**
 * Takes a ballot (docs/ballots.md §6), or says why not. Sending the same bytes again is answered as the first time, so a lost
 * answer costs nothing. Runs inside the transaction that keeps the seal waiting.
 */
export async function acceptBallot(tx: Tx, arriving: Arriving<BallotBody>): Promise<{ version: number }> {
  const { round, roundId, keyHash, body, now } = arriving;
  if (stateOf(round, now) === 'sealed') throw sealed(round);
  const { publicKey, version, content } = body;
  const message = contentMessage({ roundId, keyHash, version, content });
  if (keyHashOf(publicKey) !== keyHash || !ballotKeySigned(publicKey, message, body.contentSignature))
    throw new Problem('ballot_refused');
  await ('stratumId' in body
    ? acceptFirst(tx, { ...arriving, body })
    : acceptEdit(tx, { ...arriving, body }));
  return { version };
}

async function acceptFirst(tx: Tx, arriving: Arriving<FirstBallotBody>): Promise<void> {
  const { round, roundId, keyHash, body, now } = arriving;
  const { stratumId, publicKey, content } = body;
  const stratum = round.strata.find((one) => one.stratumId === stratumId);
  const message = ticketMessage(roundId, stratumId, Buffer.from(publicKey, 'base64url'));
  if (!stratum || !ticketIsGood(stratum.publicKey, body, message)) throw new Problem('ballot_refused');
  requireAsked(round, stratum, body);
  const key = { orgId: round.org_id, roundId, keyHash };
  const tooEarlyOrLate = whyNoFirst(round, now);
  if (!tooEarlyOrLate && (await insertBallot(tx, key, { stratumId, publicKey, content }))) return;
  const stored = await ballotOf(tx, key);
  if (!stored) throw tooEarlyOrLate ?? new Problem('ballot_unknown');
  if (!isSame(stored, body)) throw new Problem('stale_ballot', { version: stored.version });
}

async function acceptEdit(tx: Tx, arriving: Arriving<EditBody>): Promise<void> {
  const { round, roundId, keyHash, body, replaces } = arriving;
  const key = { orgId: round.org_id, roundId, keyHash };
  const stored = await ballotOf(tx, key);
  if (!stored) throw new Problem('ballot_unknown');
  requireAsked(round, stratumOf(round, stored.stratum_id), body);
  if (isSame(stored, body)) return;
  if (replaces === null) throw new Problem('version_needed');
  if (replaces !== body.version - 1 || !(await updateBallot(tx, key, body.version, body.content))) {
    const newest = (await ballotOf(tx, key)) ?? stored;
    // Two sendings of the same edit at once: the one that came second finds it done.
    if (!isSame(newest, body)) throw new Problem('stale_ballot', { version: newest.version });
  }
}

function requireAsked(
  round: PublicRoundRow,
  stratum: ReturnType<typeof stratumOf>,
  { content }: BallotBody,
): void {
  if (content === null) return;
  const fields = misplaced(content, { ...stratum, publishedFacts: round.published_facts });
  if (fields.length === 0) return;
  throw new Problem(
    'ballot_invalid',
    {},
    fields.map((field) => ({ field, code: 'not_asked', message: 'This was not asked here.' })),
  );
}

const isSame = (stored: { version: number; content: unknown }, body: BallotBody): boolean =>
  stored.version === body.version && canonicalJson(stored.content) === canonicalJson(body.content);
