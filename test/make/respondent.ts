import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BallotContent } from '@followthrough/shared/ballots/content.ts';
import type { OwnBallot } from '@followthrough/shared/ballots/own-ballot.ts';
import { ownBallot } from '@followthrough/shared/ballots/own-ballot.ts';
import type { FirstBallotBody, OpenResult, ReadResult } from '@followthrough/shared/ballots/wire.ts';
import { nodeCrypto } from './ballot-crypto.ts';

export interface DoorAnswer {
  status: number;
  /** One of the doors' results; of a refusal, only `code` is there. */
  body: OpenResult & ReadResult & { code: string; blindSignature: string };
}

/** How a device reaches the doors: in this process or over the network. */
export type Send = (
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<DoorAnswer>;

/** A page tries again when the service says that it is busy; so does this. */
const untilNotBusy =
  (send: Send): Send =>
  async (...call) => {
    for (let tries = 0; ; tries++) {
      const answer = await send(...call);
      if (answer.body.code !== 'busy' || tries === 50) return answer;
      await sleep(20 + 20 * tries);
    }
  };

/** One person with a token and a receipt, on one device. Another device with the same receipt is another Respondent. */
export class Respondent {
  readonly #send: Send;
  readonly token: string;
  readonly receipt: Uint8Array;

  constructor(send: Send, token: string, receipt: Uint8Array = randomBytes(16)) {
    this.#send = untilNotBusy(send);
    this.token = token;
    this.receipt = receipt;
  }

  open(): Promise<DoorAnswer> {
    return this.#send('POST', '/door-a/v1/open', { token: this.token });
  }

  own(roundId: string): Promise<OwnBallot> {
    return ownBallot(this.receipt, roundId, nodeCrypto);
  }

  /** Through door A only: its answer, and the ballot ready for door B where there is one. */
  async sign(
    content: BallotContent,
  ): Promise<{ answer: DoorAnswer; ballot: FirstBallotBody | null; roundId: string; keyHash: string }> {
    const opened = await this.open();
    const { round, stratum } = opened.body;
    if (!round || !stratum) throw new Error(`door A did not open: ${opened.status}`);
    const own = await this.own(round.roundId);
    const { blinded, first } = await own.begin({
      stratumId: stratum.stratumId,
      stratumKey: stratum.publicKey,
    });
    const answer = await this.#send('POST', '/door-a/v1/sign', { token: this.token, blinded });
    const { blindSignature } = answer.body;
    const ballot = blindSignature ? await first(blindSignature, content) : null;
    return { answer, ballot, roundId: round.roundId, keyHash: own.keyHash };
  }

  /** Through both doors; the answer of the last one that was reached. */
  async send(content: BallotContent): Promise<DoorAnswer> {
    const { answer, ballot, roundId, keyHash } = await this.sign(content);
    return ballot ? this.put(roundId, keyHash, ballot) : answer;
  }

  put(
    roundId: string,
    keyHash: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<DoorAnswer> {
    return this.#send('PUT', `/door-b/v1/rounds/${roundId}/ballots/${keyHash}`, body, headers);
  }

  async edit(roundId: string, version: number, content: BallotContent | null): Promise<DoorAnswer> {
    const own = await this.own(roundId);
    return this.put(roundId, own.keyHash, await own.edit(version, content), {
      'if-match': `"${version - 1}"`,
    });
  }

  async read(roundId: string): Promise<DoorAnswer> {
    const own = await this.own(roundId);
    return this.#send('POST', `/door-b/v1/rounds/${roundId}/ballots/${own.keyHash}/read`, await own.read());
  }
}
