import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { canonicalJson } from '@followthrough/shared/instrument/canonical-json.ts';
import type { DoorAnswer } from '../../make/respondent.ts';
import { Respondent } from '../../make/respondent.ts';
import { contentOf, makeRound } from '../../make/round.ts';
import { shuffled } from './orders.ts';
import type { AttackWorld } from './world.ts';

export interface SendsOutcome {
  sends: number;
  people: number;
  ballots: number;
  doubles: number;
  /** Acknowledged, and not in the database as acknowledged. */
  lost: number;
  restarts: number;
}

const AT_ONCE = 32;

/**
 * Everybody sends over and over, at the same time, now with the same receipt and now with another; answers get lost on the way, and
 * the service is cut off and started again. Each person has to end up with exactly one ballot, and what was acknowledged has to be there.
 */
export async function manySends(
  world: AttackWorld,
  given: { people: number; sends: number; restarts: number },
): Promise<SendsOutcome> {
  const round = await makeRound(world, [{ roles: ['staff'], people: given.people }]);
  const devices = round.strata[0]!.tokens.map((token) =>
    [randomBytes(16), randomBytes(16)].map((receipt) => new Respondent(world.send, token, receipt)),
  );
  const acknowledged = new Map<string, object>();
  const queue = shuffled(Array.from({ length: given.sends }, (_, i) => i % given.people));
  const perRun = Math.ceil(queue.length / (given.restarts + 1));
  const sendFrom = async (person: number, which: number) => {
    const device = devices[person]![which]!;
    // What a person sends never changes here, so a stored ballot is right or wrong at a glance.
    const content = contentOf('staff', { answers: { 'R1.pay_voice': person % 5 } });
    const answer = await device.send(content).catch(cutOff);
    if (answer.status === 200) acknowledged.set((await device.own(round.roundId)).keyHash, content);
    return answer;
  };
  while (queue.length > 0) {
    const run = queue.splice(0, perRun);
    const worker = async () => {
      for (let person = run.pop(); person !== undefined; person = run.pop()) {
        const answer = await sendFrom(person, randomInt(2));
        if (answer.status === 0) await sleep(50); // the service is away
      }
    };
    const workers = Promise.all(Array.from({ length: AT_ONCE }, worker));
    // Cut off in the middle of a run rather than between two.
    if (queue.length > 0) await untilHalf(run, perRun).then(() => world.restart());
    await workers;
  }
  // Whoever was cut off in between the doors comes back once more, with either receipt.
  for (let person = 0; person < given.people; person++)
    for (const which of [0, 1]) await sendFrom(person, which);
  const { rows } = await world.owner.query<{ key_hash: string; content: object }>(
    `select key_hash, content from ballot where round_id = $1`,
    [round.roundId],
  );
  const stored = new Map(rows.map((row) => [row.key_hash, canonicalJson(row.content)]));
  let doubles = 0;
  for (const pair of devices) {
    const hashes = await Promise.all(pair.map(async (device) => (await device.own(round.roundId)).keyHash));
    if (hashes.filter((hash) => stored.has(hash)).length > 1) doubles++;
  }
  const lost = [...acknowledged].filter(
    ([hash, content]) => stored.get(hash) !== canonicalJson(content),
  ).length;
  return {
    sends: given.sends,
    people: given.people,
    ballots: stored.size,
    doubles,
    lost,
    restarts: given.restarts,
  };
}

/** A call that died with the service: nobody knows what became of it. */
const cutOff = (): Pick<DoorAnswer, 'status'> => ({ status: 0 });

async function untilHalf(run: readonly unknown[], full: number): Promise<void> {
  while (run.length > full / 2) await sleep(5);
}
