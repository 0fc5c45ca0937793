import { constants, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { toBase64url, toHex } from '@followthrough/shared/ballots/bytes.ts';
import type { Questionnaire } from '@followthrough/shared/ballots/content.ts';
import { contentMessage, ticketMessage } from '@followthrough/shared/ballots/message.ts';
import { ownBallot } from '@followthrough/shared/ballots/own-ballot.ts';
import type { FirstBallotBody } from '@followthrough/shared/ballots/wire.ts';
import type { BallotContent } from '@followthrough/shared/ballots/content.ts';
import type pg from 'pg';
import { nodeCrypto } from '../make/ballot-crypto.ts';
import type { MadeRound } from '../make/round.ts';
import { contentOf, makeOpeningRound } from '../make/round.ts';

export interface BallotToSend {
  path: string;
  keyHash: string;
  body: FirstBallotBody;
}

/** A round whose leader has opened it, asking so many people of the staff; now is the real time. */
export function openingRound(owner: pg.Pool, people: number): Promise<MadeRound> {
  const current = new Date();
  const clock = { current, read: () => current, advance: () => {} };
  return makeOpeningRound({ owner, clock }, [{ roles: ['staff'], people }]);
}

/** Answers everything that has levels, and comments on nothing. */
export function answersTo({ questions }: Pick<Questionnaire, 'questions'>): BallotContent {
  const levels = questions.filter(({ anchors }) => anchors.length > 0);
  return contentOf('staff', {
    answers: Object.fromEntries(levels.map(({ itemId }, at) => [itemId, at % 5])),
  });
}

/** As long as the longest that anybody may be asked: so many questions that no instrument has. */
export function longQuestionnaire(count: number): Questionnaire {
  const questions = Array.from({ length: count }, (_, at) => ({
    itemId: `R${1 + (at % 9)}.bench_${at}`,
    recommendation: `R${1 + (at % 9)}`,
    prompt: { en: 'How well does this describe the last twelve months where you work?' },
    help: null,
    anchors: [0, 1, 2, 3, 4].map((level) => ({ level, text: { en: `What level ${level} looks like` } })),
  }));
  return { instrumentVersion: '1.0.0', sections: [], questions };
}

/**
 * Opens a round for door B alone, with a key of the bench's own: signing openly gives the very signature that unblinding
 * gives, so that thousands of ballots are ready in seconds. Returns the maker of one ballot.
 */
export async function openWithOwnKey(
  owner: pg.Pool,
  { roundId, strata }: MadeRound,
  questionnaire: Questionnaire,
): Promise<() => Promise<BallotToSend>> {
  const { stratumId } = strata[0]!;
  const { publicKey: stratumKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await owner.query(
    `update stratum set public_key = $2, fingerprint = 'bench', questionnaire = $3 where stratum_id = $1`,
    [
      stratumId,
      stratumKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
      JSON.stringify(questionnaire),
    ],
  );
  await owner.query(`update round set state = 'open' where round_id = $1`, [roundId]);
  const padding = { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const content = answersTo(questionnaire);
  return async () => {
    const seed = randomBytes(32);
    const key = await nodeCrypto.ed25519PublicKey(seed);
    const keyHash = toHex(await nodeCrypto.sha256(key));
    const randomizer = randomBytes(32);
    const ticket = Buffer.concat([randomizer, ticketMessage(roundId, stratumId, key)]);
    const signed = contentMessage({ roundId, keyHash, version: 1, content });
    return toSend(roundId, keyHash, {
      stratumId,
      publicKey: toBase64url(key),
      randomizer: toBase64url(randomizer),
      signature: toBase64url(sign('sha384', ticket, padding)),
      version: 1,
      content,
      contentSignature: toBase64url(await nodeCrypto.ed25519Sign(seed, signed)),
    });
  };
}

const toSend = (roundId: string, keyHash: string, body: FirstBallotBody): BallotToSend => ({
  path: `/door-b/v1/rounds/${roundId}/ballots/${keyHash}`,
  keyHash,
  body,
});

export interface BegunBallot {
  token: string;
  blinded: string;
  /** Out of door A's signature. */
  ready(blindSignature: string): Promise<BallotToSend>;
}

/** What one respondent's device does before door A. */
export async function begin(
  roundId: string,
  token: string,
  stratum: { stratumId: string; stratumKey: string },
  content: BallotContent,
): Promise<BegunBallot> {
  const own = await ownBallot(randomBytes(16), roundId, nodeCrypto);
  const { blinded, first } = await own.begin(stratum);
  return {
    token,
    blinded,
    async ready(blindSignature) {
      const body = await first(blindSignature, content);
      if (!body) throw new Error('door A’s signature is not the stratum’s');
      return toSend(roundId, own.keyHash, body);
    },
  };
}
