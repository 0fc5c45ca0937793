import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Respondent } from '../../make/respondent.ts';
import { contentOf, makeOpeningRound, makeRound, sha256 } from '../../make/round.ts';
import { testDatabase } from '../../setup/test-database.ts';
import { naiveDesigns, naiveRounds } from './naive.ts';
import { walPosition, walSince } from './recording.ts';
import { guessesFrom, relink } from './relink.ts';
import { answeredRounds } from './rounds.ts';
import { manySends } from './sends.ts';
import type { Evidence } from './relink.ts';
import type { AttackWorld } from './world.ts';
import { attackWorld } from './world.ts';

// The short form; `npm run attack -- --long` runs the same programs over a thousand rounds and ten thousand sends.

let world: AttackWorld;
beforeAll(async () => {
  world = await attackWorld(await testDatabase());
});
afterAll(() => world.close());

/** Learned on the first half of these rounds, judged on the second. */
function relinked(rounds: readonly Evidence[]) {
  const half = Math.floor(rounds.length / 2);
  return relink([guessesFrom(rounds.slice(0, half)), guessesFrom(rounds.slice(half))]);
}

describe('relinking from every file', () => {
  it.each([5, 12])('is no better than guessing, with %i people', { timeout: 120_000 }, async (people) => {
    const rounds = await answeredRounds(world, { rounds: 10, people });
    for (const evidence of [rounds.map((round) => round.before), rounds.map((round) => round.after)]) {
      const { share, chanceBound } = relinked(evidence);
      expect(share).toBeLessThanOrEqual(chanceBound);
    }
  });

  it.each(naiveDesigns)('catches the naive design "$name"', { timeout: 60_000 }, async (design) => {
    // Of a design that tells no more than groups, chance is all there is to compare with: more rounds make that sure.
    const rounds = design.tells === 'each' ? 12 : 60;
    const { share, chanceBound } = relinked(await naiveRounds(world, design, { rounds, people: 12 }));
    // 95 % over a thousand rounds; six rounds may hold one overlap more.
    expect(share).toBeGreaterThan(design.tells === 'each' ? 0.9 : chanceBound);
  });
});

it('answering leaves no trace of a person in the database, byte for byte', async () => {
  const { owner } = world;
  const round = await makeRound(world, [{ roles: ['staff'], people: 6 }]);
  const roster = await owner.query(
    `select entry_id::text as id, email, name, token_hash from roster_entry where round_id = $1`,
    [round.roundId],
  );
  const tables = ['roster_entry', 'round', 'stratum', 'mail_delivery', 'organization', 'cycle'];
  const bytesOf = async (table: string) => {
    const { rows } = await owner.query<{ bytes: Buffer }>(
      `select pg_read_binary_file(pg_relation_filepath($1::regclass)) as bytes`,
      [table],
    );
    return rows[0]!.bytes;
  };
  await owner.query(
    `select count(*) from round; select count(*) from stratum; select count(*) from organization`,
  );
  await owner.query('checkpoint');
  const before = await Promise.all(tables.map(bytesOf));
  const start = await walPosition(owner);
  for (const token of round.strata[0]!.tokens) {
    await owner.query('checkpoint'); // so that the first touch of any page would put all of it into the log
    expect((await new Respondent(world.send, token).send(contentOf('staff'))).status).toBe(200);
  }
  await owner.query('checkpoint');
  const wal = await walSince(owner, start);
  for (const { id, email, token_hash: tokenHash } of roster.rows) {
    expect(wal.includes(Buffer.from(id.replaceAll('-', ''), 'hex'))).toBe(false);
    expect(wal.includes(email)).toBe(false);
    expect(wal.includes(tokenHash)).toBe(false);
  }
  const ballots = await owner.query<{ key_hash: string }>(`select key_hash from ballot where round_id = $1`, [
    round.roundId,
  ]);
  expect(ballots.rows.every((row) => wal.includes(row.key_hash))).toBe(true); // the log was really read
  const after = await Promise.all(tables.map(bytesOf));
  expect(tables.filter((_, i) => !after[i]!.equals(before[i]!))).toEqual([]);
});

it('the same look finds a design that merely reads the roster when somebody answers', async () => {
  const { owner } = world;
  const round = await makeOpeningRound(world, [{ roles: ['staff'], people: 6 }]); // nobody has read these rows yet
  await owner.query('checkpoint');
  const start = await walPosition(owner);
  const tokenHash = sha256(round.strata[0]!.tokens[0]!);
  await owner.query(`select email from roster_entry where token_hash = $1`, [tokenHash]);
  await owner.query('checkpoint');
  expect((await walSince(owner, start)).includes(tokenHash)).toBe(true);
});

it(
  'one ballot per person, none lost: concurrent, replayed and cut-off sends',
  { timeout: 120_000 },
  async () => {
    const outcome = await manySends(world, { people: 20, sends: 200, restarts: 1 });
    expect(outcome).toMatchObject({ doubles: 0, lost: 0 });
    expect(outcome.ballots).toBe(20);
  },
);
