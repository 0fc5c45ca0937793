import type { Row } from './orders.ts';
import { findTraces, ordersOfRows, ordersOfTraces, rowsOf } from './orders.ts';
import type { Recording } from './recording.ts';
import { filesOf } from './recording.ts';
import type { Order } from './relink.ts';
import type { AttackWorld } from './world.ts';

/** One table, and how its rows name people or ballots. */
export interface Source {
  table: string;
  /** SQL over a row `t`. */
  name: string;
  /** SQL; the rounds' ids are `$1`. */
  where: string;
  /** What is named so, where that is not the name itself. */
  means?: ReadonlyMap<string, string>;
}

const inRounds = 't.round_id = any($1)';

/** Every table that speaks of single people: whom a round asks, what was mailed to them and how, what still waits to be mailed. */
export const aboutPeople: readonly Source[] = [
  { table: 'roster_entry', name: 't.entry_id', where: inRounds },
  { table: 'mail_delivery', name: 't.entry_id', where: inRounds },
  {
    table: 'mailbox_message',
    name: 'select e.entry_id from roster_entry e where e.round_id = any($1) and e.email = t.recipient',
    where: 't.recipient in (select e.email from roster_entry e where e.round_id = any($1))',
  },
  {
    table: 'graphile_worker._private_jobs',
    name: `t.payload->>'entryId'`,
    where: `t.payload->>'entryId' is not null and (t.payload->>'roundId')::uuid = any($1)`,
  },
];

export const aboutBallots: readonly Source[] = [{ table: 'ballot', name: 't.key_hash', where: inRounds }];

/** @param byAnswers whose mark goes with these answers: `<round> <level>,<level>…` */
export const aboutSealed = (
  answers: readonly string[],
  byAnswers: ReadonlyMap<string, string>,
): readonly Source[] => [
  { table: 'sealed_comment', name: 't.text', where: inRounds },
  {
    table: 'sealed_ballot',
    name: `t.round_id || ' ' || concat_ws(',', ${answers.map((item) => `t.answers->>'${item}'`).join(', ')})`,
    where: inRounds,
    means: byAnswers,
  },
  ...aboutBallots,
];

/** The people or the ballots of a round, each with what would name it in some bytes. */
export interface Named {
  roundId: string;
  traces: ReadonlyMap<string, readonly Buffer[]>;
}

/**
 * All orders in which any file names these people or ballots, by round: the tables' rows, the tables' and their indexes' bytes with
 * whatever deleted rows left there, the write-ahead log, and both processes' log lines.
 */
export async function everyOrder(
  world: AttackWorld,
  recording: Recording,
  sources: readonly Source[],
  rounds: readonly Named[],
): Promise<Map<string, Order[]>> {
  const roundIds = rounds.map(({ roundId }) => roundId);
  const tables: { table: string; rows: { name: string; row: Row }[] }[] = [];
  for (const source of sources) {
    const rows = await rowsOf(world.owner, source, roundIds);
    const named = rows.map(({ name, row }) => ({ name: source.means?.get(name) ?? name, row }));
    tables.push({ table: source.table, rows: named });
  }
  const files = await filesOf(
    world.owner,
    sources.map(({ table }) => table),
  );
  const streams = [
    { source: 'write-ahead log while answering', bytes: recording.wal('answering') },
    { source: 'write-ahead log', bytes: recording.wal('answering', 'between', 'sealing') },
    { source: 'log lines', bytes: recording.lines() },
    { source: 'log of PostgreSQL', bytes: await recording.serverLog() },
    ...files.map(({ file, bytes }) => ({ source: `file ${file}`, bytes })),
  ];
  const everybody = new Map(rounds.flatMap(({ traces }) => [...traces]));
  const found = streams.map(({ source, bytes }) => ({ source, found: findTraces(bytes, everybody) }));
  return new Map(
    rounds.map(({ roundId, traces }) => {
      const names = [...traces.keys()];
      const ofRound = ({ name }: { name: string }) => traces.has(name);
      return [
        roundId,
        [
          ...tables.flatMap(({ table, rows }) => ordersOfRows(table, names, rows.filter(ofRound))),
          ...found.flatMap((stream) => ordersOfTraces(stream.source, names, stream.found)),
        ],
      ];
    }),
  );
}
