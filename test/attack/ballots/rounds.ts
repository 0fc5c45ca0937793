import { randomInt, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { RoundKeys } from '../../../server/src/doors/a/round-keys.ts';
import { Slots } from '../../../server/src/doors/a/slots.ts';
import { sealRound } from '../../../server/src/doors/seal-round.ts';
import { Respondent } from '../../make/respondent.ts';
import { contentOf, makeRound, sha256 } from '../../make/round.ts';
import type { Evidence, Order } from './relink.ts';
import { orderInBytes, ordersOf, walSince } from './relink.ts';
import type { AttackWorld } from './world.ts';

/** What everybody in the round writes: an answer that only the simulation knows the author of. */
interface Person {
  name: string;
  tokenHash: string;
  ballot: string;
}

export function shuffled<T>(given: readonly T[]): T[] {
  const list = [...given];
  for (let last = list.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [list[last], list[other]] = [list[other]!, list[last]!];
  }
  return list;
}

/** A round as it is run, answered in random order by everybody; what every file then holds, before the seal and after it. */
export async function answeredRound(
  world: AttackWorld,
  people: number,
): Promise<{ before: Evidence; after: Evidence }> {
  const { owner } = world;
  const round = await makeRound(world, [{ roles: ['staff'], people }]);
  const roster = await owner.query<{ entry_id: string; token_hash: string; email: string }>(
    `select entry_id, token_hash, email from roster_entry where round_id = $1`,
    [round.roundId],
  );
  const { rows: start } = await owner.query<{ lsn: string }>(
    `select pg_current_wal_flush_lsn()::text as lsn`,
  );
  const answered: Person[] = [];
  const truthAfter = new Map<string, string>();
  for (const token of shuffled(round.strata[0]!.tokens)) {
    const respondent = new Respondent(world.send, token);
    const mark = randomUUID();
    const answer = await respondent.send(contentOf('staff', { comments: { 'R1.pay_voice': mark } }));
    if (answer.status !== 200) throw new Error(`a ballot was not taken: ${answer.status}`);
    const tokenHash = sha256(token);
    const { entry_id: name } = roster.rows.find((row) => row.token_hash === tokenHash)!;
    answered.push({ name, tokenHash, ballot: (await respondent.own(round.roundId)).keyHash });
    truthAfter.set(name, mark);
  }
  const wal = await walSince(owner, start[0]!.lsn);
  const personTraces = new Map(
    roster.rows.map((row) => [
      row.entry_id,
      [
        Buffer.from(row.entry_id.replaceAll('-', ''), 'hex'),
        Buffer.from(row.token_hash),
        Buffer.from(row.email),
      ],
    ]),
  );
  const where = `round_id = '${round.roundId}'`;
  const peopleOrders = [
    ...(await ordersOf(owner, 'roster_entry', 'entry_id', where)),
    ...orderInBytes('write-ahead log', wal, personTraces),
    ...(await slotOrders(world, round.roundId, answered)),
  ];
  const ballotTraces = new Map(answered.map(({ ballot }) => [ballot, [Buffer.from(ballot)]]));
  const before: Evidence = {
    people: peopleOrders,
    ballots: [
      ...(await ordersOf(owner, 'ballot', 'key_hash', where)),
      ...orderInBytes('write-ahead log', wal, ballotTraces),
    ],
    truth: new Map(answered.map(({ name, ballot }) => [name, ballot])),
  };
  await sealRound(owner, world.doorA, round, round.sealAt);
  const after: Evidence = {
    people: peopleOrders,
    ballots: await ordersOf(owner, 'sealed_comment', 'text', where),
    truth: truthAfter,
  };
  return { before, after };
}

/** Even with the installation's secret, the keys and both slot files: slots by number, spent or not, and by what they hold. */
async function slotOrders(world: AttackWorld, roundId: string, people: readonly Person[]): Promise<Order[]> {
  const orders: Order[] = [];
  for (const folder of Object.values(world.doorFolders)) {
    const keys = RoundKeys.opened(
      world.secret,
      roundId,
      await readFile(path.join(folder, `${roundId}.keys`), 'utf8'),
    )!;
    const slots = Slots.decrypted(
      await readFile(path.join(folder, `${roundId}.slots`)),
      keys.slotKey,
      roundId,
    )!;
    const held = people.map(({ name, tokenHash }) => {
      const slot = keys.place(tokenHash)!.slot;
      return { name, slot, ...slots.get(slot)! };
    });
    const by = (key: (one: (typeof held)[number]) => string) =>
      held.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map((one) => one.name);
    orders.push(
      { source: 'slot file by slot', names: by((one) => String(one.slot).padStart(6, '0')) },
      { source: 'slot file by blinded hash', names: by((one) => one.blindedHash.toString('hex')) },
      { source: 'slot file by signature', names: by((one) => one.blindSignature.toString('hex')) },
    );
  }
  return orders;
}

type NaiveDesign = 'answered flag' | 'issuing rows' | 'timestamps';
export const naiveDesigns: NaiveDesign[] = ['answered flag', 'issuing rows', 'timestamps'];

/** What a design without two doors keeps, answered alike: now and then two people's calls overlap. */
export async function naiveRound(world: AttackWorld, design: NaiveDesign, people: number): Promise<Evidence> {
  const { owner } = world;
  await owner.query(`drop table if exists naive_roster, naive_issued, naive_ballot`);
  await owner.query(`create table naive_roster (name uuid, answered boolean, answered_at timestamptz)`);
  await owner.query(`create table naive_issued (name uuid)`);
  await owner.query(`create table naive_ballot (ballot uuid, received_at timestamptz)`);
  const roster = Array.from({ length: people }, () => ({ name: randomUUID(), ballot: randomUUID() }));
  for (const { name } of roster) await owner.query(`insert into naive_roster values ($1)`, [name]);
  const order = shuffled(roster);
  const doorA = async ({ name }: { name: string }) => {
    world.clock.advance(randomInt(1_000, 600_000));
    if (design === 'answered flag')
      await owner.query(`update naive_roster set answered = true where name = $1`, [name]);
    if (design === 'issuing rows') await owner.query(`insert into naive_issued values ($1)`, [name]);
    if (design === 'timestamps')
      await owner.query(`update naive_roster set answered_at = $2 where name = $1`, [
        name,
        world.clock.current,
      ]);
  };
  const doorB = ({ ballot }: { ballot: string }) =>
    owner.query(`insert into naive_ballot values ($1, $2)`, [
      ballot,
      design === 'timestamps' ? world.clock.current : null,
    ]);
  for (let i = 0; i < order.length; i++) {
    await doorA(order[i]!);
    const overlaps = order[i + 1] !== undefined && randomInt(100) === 0;
    if (overlaps) {
      await doorA(order[i + 1]!);
      await doorB(order[i + 1]!);
    }
    await doorB(order[i]!);
    if (overlaps) i++;
  }
  return {
    people: [
      ...(await ordersOf(owner, 'naive_roster', 'name', 'true')),
      ...(design === 'issuing rows' ? await ordersOf(owner, 'naive_issued', 'name', 'true') : []),
    ],
    ballots: await ordersOf(owner, 'naive_ballot', 'ballot', 'true'),
    truth: new Map(roster.map(({ name, ballot }) => [name, ballot])),
  };
}
