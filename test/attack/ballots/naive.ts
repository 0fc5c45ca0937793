import { randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';
import { queueLetters } from '../../../server/src/features/rounds/job-queries.ts';
import type { Source } from './evidence.ts';
import { aboutBallots, aboutPeople, everyOrder } from './evidence.ts';
import { shuffled } from './orders.ts';
import { Recording } from './recording.ts';
import type { Evidence } from './relink.ts';
import type { Asked, AskedRound } from './rounds.ts';
import { askedRounds, ballotsOf, peopleOf } from './rounds.ts';
import type { AttackWorld } from './world.ts';

/** Somebody in the middle of answering, in a design without two doors. */
interface Answer {
  round: AskedRound;
  person: Asked;
  ballot: string;
  /** Whoever has answered before her. */
  done: ReadonlySet<string>;
}

interface NaiveDesign {
  name: string;
  /** Each answer's place in the order is in the files; or no more than which of a few groups it was in. */
  tells: 'each' | 'groups';
  /** What it keeps when somebody proves who she is, and when her ballot comes. SQL, or a line in the log. */
  atDoorA?(world: AttackWorld, answer: Answer): string | void;
  atDoorB?(world: AttackWorld, answer: Answer): string | void;
}

const text = (value: string | Date): string =>
  pg.escapeLiteral(value instanceof Date ? value.toISOString() : value);

/** What designs without two doors keep beside what this one keeps. Each is one step away from the real design, in one place. */
export const naiveDesigns: readonly NaiveDesign[] = [
  {
    name: 'answered flag',
    tells: 'each',
    atDoorA: (_, { person }) =>
      `update naive_roster set answered = true where entry_id = ${text(person.entryId)}`,
  },
  {
    name: 'issuing rows',
    tells: 'each',
    atDoorA: (_, { round, person }) =>
      `insert into naive_issued values (${text(round.roundId)}, ${text(person.entryId)})`,
  },
  {
    name: 'timestamps',
    tells: 'each',
    atDoorA: ({ clock }, { person }) =>
      `update naive_roster set answered_at = ${text(clock.current)} where entry_id = ${text(person.entryId)}`,
    atDoorB: ({ clock }, { round, ballot }) =>
      `insert into naive_received values (${text(round.roundId)}, ${text(ballot)}, ${text(clock.current)})`,
  },
  {
    name: 'letters marked as answered',
    tells: 'each',
    atDoorA: (_, { round, person }) =>
      `update mail_delivery set last_error = 'answered' where org_id = ${text(round.orgId)} and round_id = ${text(round.roundId)} and entry_id = ${text(person.entryId)}`,
  },
  {
    name: 'reminders to the others',
    tells: 'groups',
    atDoorA(_, { round, done }) {
      const isDue = REMINDERS.some((share) => done.size === Math.round(share * round.people.length));
      return isDue ? remindersTo(round, done) : undefined;
    },
  },
  {
    name: 'request log',
    tells: 'each',
    atDoorA: (world, { person }) => logged(world, person, 'POST', '/door-a/v1/sign'),
    atDoorB: (world, { round, person, ballot }) =>
      logged(world, person, 'PUT', `/door-b/v1/rounds/${round.roundId}/ballots/${ballot}`),
  },
];

/** When reminders go out, by the share of people who have answered. */
const REMINDERS = [0.25, 0.5, 0.75];

function remindersTo({ orgId, roundId, people }: AskedRound, done: ReadonlySet<string>): string {
  const others = people.filter(({ entryId }) => !done.has(entryId));
  const kind = `reminder-${REMINDERS.findIndex((share) => done.size <= Math.round(share * people.length)) + 1}`;
  const rows = others.map(
    ({ entryId }) => `(${[orgId, roundId, entryId, kind, 'sent'].map(text).join(', ')})`,
  );
  return `insert into mail_delivery (org_id, round_id, entry_id, kind, state) values ${rows.join(', ')} on conflict do nothing`;
}

const logged = ({ app, clock }: AttackWorld, { address }: Asked, method: string, url: string): void =>
  app.log.info({ method, url, remoteAddress: address, at: clock.current.getTime() }, 'incoming request');

const peopleOfNaiveDesigns: readonly Source[] = ['naive_roster', 'naive_issued'].map((table) => ({
  table,
  name: 't.entry_id',
  where: 't.round_id = any($1)',
}));
const ballotsOfNaiveDesigns: readonly Source[] = [
  { table: 'naive_received', name: 't.ballot', where: 't.round_id = any($1)' },
];

/**
 * Rounds of a design that keeps more than ours, written straight into the rows and lines that it would leave, and looked at in all the
 * same files by the same attacker. Now and then two people's calls overlap.
 */
export async function naiveRounds(
  world: AttackWorld,
  design: NaiveDesign,
  given: { rounds: number; people: number },
): Promise<Evidence[]> {
  const { owner } = world;
  await owner.query(
    `create table if not exists naive_roster (round_id uuid, entry_id uuid primary key, answered boolean, answered_at timestamptz);
     create table if not exists naive_issued (round_id uuid, entry_id uuid);
     create table if not exists naive_received (round_id uuid, ballot text, at timestamptz)`,
  );
  const rounds = await askedRounds(world, given, 'shut');
  for (const round of rounds) await queueLetters(owner, round, 'invitation');
  await owner.query('insert into naive_roster select round_id, entry_id from roster_entry');
  const recording = await Recording.start(world);
  const truths = await recording.during('answering', async () => {
    const answered = rounds.map((round) => answersOf(world, design, round));
    const statements = answered.flatMap((one) => one.statements);
    // Each in a transaction of its own, all in one trip.
    await owner.query(statements.map((sql) => `begin; ${sql}; commit`).join('; '));
    return answered.map((one) => one.truth);
  });
  const [ofPeople, ofBallots] = [
    await everyOrder(world, recording, [...aboutPeople, ...peopleOfNaiveDesigns], rounds.map(peopleOf)),
    await everyOrder(
      world,
      recording,
      [...aboutBallots, ...ballotsOfNaiveDesigns],
      rounds.map((round, i) => ballotsOf(round, truths[i]!.values())),
    ),
  ];
  await world.forget();
  await owner.query('truncate naive_roster, naive_issued, naive_received, ballot');
  return rounds.map(({ roundId }, i) => ({
    people: ofPeople.get(roundId)!,
    ballots: ofBallots.get(roundId)!,
    truth: truths[i]!,
  }));
}

/** Everybody answers in random order: the statements that are left of it, and how it really was. */
function answersOf(
  world: AttackWorld,
  { atDoorA, atDoorB }: NaiveDesign,
  round: AskedRound,
): { statements: string[]; truth: Map<string, string> } {
  const statements: string[] = [];
  const truth = new Map<string, string>();
  const stratumId = round.strata[0]!.stratumId;
  const keep = (sql: string | void) => {
    if (sql) statements.push(sql);
  };
  const doorA = (answer: Answer) => {
    world.clock.advance(randomInt(1_000, 600_000));
    keep(atDoorA?.(world, answer));
  };
  const doorB = (answer: Answer) => {
    const { ballot } = answer;
    keep(
      `insert into ballot (org_id, round_id, key_hash, stratum_id, public_key, version, content)
       values (${[round.orgId, round.roundId, ballot, stratumId, randomUUID(), '1', '{}'].map(text).join(', ')})`,
    );
    keep(atDoorB?.(world, answer));
    truth.set(answer.person.entryId, ballot);
  };
  const queue = shuffled(round.people);
  for (let person = queue.pop(); person; person = queue.pop()) {
    const answer = answering(round, person, truth);
    const other = randomInt(100) === 0 ? queue.pop() : undefined;
    doorA(answer);
    if (other) {
      const overlapping = answering(round, other, truth);
      doorA(overlapping);
      doorB(overlapping);
    }
    doorB(answer);
  }
  return { statements, truth };
}

const answering = (round: AskedRound, person: Asked, truth: ReadonlyMap<string, string>): Answer => ({
  round,
  person,
  ballot: `${randomUUID()}${randomUUID()}`.replaceAll('-', ''),
  done: new Set(truth.keys()),
});
