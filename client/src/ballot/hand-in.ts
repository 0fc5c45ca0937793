import type { BallotContent } from '@followthrough/shared/ballots/content.ts';
import type { OwnBallot } from '@followthrough/shared/ballots/own-ballot.ts';
import { ownBallot } from '@followthrough/shared/ballots/own-ballot.ts';
import { browserCrypto } from './crypto/browser-crypto.ts';
import { Refused, putBallot, readBallot, signBlindly } from './doors.ts';
import type { Asked } from './draft.ts';

/** A first ballot goes through both doors; a later version through door B alone, by the receipt. */
export type Way =
  | { first: true; token: string; receipt: Uint8Array }
  | { first: false; own: OwnBallot; version: number };

export type Step = 0 | 1 | 2;

/**
 * Hands a ballot in, or withdraws it (null). Everything that is sent comes out of the arguments, so that doing it all again
 * after a lost connection sends the same bytes and counts once.
 * @throws {Refused | Unreached}
 */
export async function handIn(
  asked: Asked,
  way: Way,
  content: BallotContent | null,
  at: (step: Step) => void,
): Promise<void> {
  const { roundId } = asked.round;
  at(0);
  if (!way.first) {
    const body = await way.own.edit(way.version + 1, content);
    at(2);
    await putBallot(roundId, way.own.keyHash, body);
    return;
  }
  if (!content) throw new RangeError('nothing was handed in that could be withdrawn');
  const own = await ownBallot(way.receipt, roundId, browserCrypto);
  const { stratumId, publicKey } = asked.stratum;
  const begun = await own.begin({ stratumId, stratumKey: publicKey });
  at(1);
  const { blindSignature } = await signBlindly(way.token, begun.blinded);
  const body = await begun.first(blindSignature, content);
  // Whoever signed does not hold the group's key, so the ballot stays here.
  if (!body) throw new Refused('ballot_refused', 0);
  at(2);
  await putBallot(roundId, own.keyHash, body);
}

/** What stands at door B under a receipt. @throws {Refused | Unreached} */
export async function lookUp(roundId: string, receipt: Uint8Array) {
  const own = await ownBallot(receipt, roundId, browserCrypto);
  return { own, found: await readBallot(roundId, own.keyHash, await own.read()) };
}
