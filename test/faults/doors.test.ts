import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DoorA } from '../../server/src/doors/a/keeper.ts';
import { sha256 } from '../make/round.ts';
import { filesWith } from './counting-files.ts';
import type { Deed } from './door-a-victim.ts';

const victim = path.resolve(import.meta.dirname, 'door-a-victim.ts');
const secret = 'a secret of the tests, long enough to be one';
const roots: string[] = [];
afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true, force: true }))));

const aBlinded = () => Buffer.concat([Buffer.of(1), randomBytes(255)]);

/** A round with 70 people on a disk of its own; `openRound` was called already, unless said otherwise. */
async function aRound({ opened = true } = {}): Promise<Round> {
  const root = await mkdtemp(path.join(tmpdir(), 'followthrough-doors-'));
  roots.push(root);
  const round = {
    roundId: randomUUID(),
    stratumId: randomUUID(),
    tokenHashes: Array.from({ length: 70 }, () => sha256(randomUUID())),
  };
  const made = onDisk(root, round);
  for (const folder of [made.folder, made.mirror]) await mkdir(folder);
  if (opened) await made.withDoor(made.open);
  return made;
}

/** The same round on a disk of its own, as it is now: making keys anew each time would take most of the test. */
async function copyOf({ root, ...round }: Round): Promise<Round> {
  const other = await mkdtemp(path.join(tmpdir(), 'followthrough-doors-'));
  roots.push(other);
  await cp(root, other, { recursive: true, filter: (file) => !file.endsWith('in-use-by.json') });
  return onDisk(other, round);
}

function onDisk(
  root: string,
  { roundId, stratumId, tokenHashes }: { roundId: string; stratumId: string; tokenHashes: string[] },
) {
  const places = { folder: path.join(root, 'first'), mirror: path.join(root, 'mirror'), secret };
  const withDoor = async <T>(work: (door: DoorA) => Promise<T>): Promise<T> => {
    const door = await DoorA.hold({ ...places, log: () => {} });
    try {
      return await work(door);
    } finally {
      door.release();
    }
  };
  const open = (door: DoorA) => door.openRound(roundId, [{ stratumId, tokenHashes }]);
  const sign = (door: DoorA, person: number, blinded: Buffer) =>
    door.sign({ roundId, stratumId, tokenHash: tokenHashes[person]! }, blinded, null);
  /** In a process that dies by SIGKILL before that operation; what it said until then. */
  const inVictim = (deed: Deed['deed'], dieBefore: number, blinded = aBlinded()): string => {
    const given: Deed = {
      ...places,
      roundId,
      stratumId,
      tokenHashes,
      deed,
      dieBefore,
      blinded: blinded.toString('base64url'),
    };
    const { stdout, stderr, signal } = spawnSync(process.execPath, [victim, JSON.stringify(given)], {
      encoding: 'utf8',
    });
    if (signal !== 'SIGKILL') throw new Error(`the victim lived: ${stderr}`);
    return stdout;
  };
  return { root, roundId, stratumId, tokenHashes, ...places, withDoor, open, sign, inVictim };
}
type Round = ReturnType<typeof onDisk>;

/** The disk as it was before each file operation of a deed: what a process killed there would have left. */
async function leftBehind(round: Round, deed: (door: DoorA) => Promise<unknown>): Promise<Round[]> {
  const left: Round[] = [];
  let armed = false;
  const files = filesWith(async () => {
    if (armed) left.push(await copyOf(round));
  });
  const door = await DoorA.hold({ folder: round.folder, mirror: round.mirror, secret, log: () => {}, files });
  armed = true;
  await deed(door);
  door.release();
  return left;
}

describe('door A is killed', () => {
  it(
    'while signing: no second signature, nothing acknowledged lost, a retry gets its answer',
    { timeout: 60_000 },
    async () => {
      const round = await aRound();
      const [first, second] = [aBlinded(), aBlinded()];
      const kept = await round.withDoor((door) => round.sign(door, 0, first));
      const killed = await copyOf(round);
      expect(killed.inVictim('sign', 9, second)).toBe('');
      const left = await leftBehind(round, (door) => round.sign(door, 1, second));
      expect(left.length).toBeGreaterThanOrEqual(14);
      for (const disk of [killed, ...left]) {
        await disk.withDoor(async (door) => {
          expect((await disk.sign(door, 0, first)).equals(kept)).toBe(true);
          const signature = await disk.sign(door, 1, second);
          await expect(disk.sign(door, 1, aBlinded())).rejects.toMatchObject({
            code: 'ballot_already_begun',
          });
          expect((await disk.sign(door, 1, second)).equals(signature)).toBe(true);
        });
      }
    },
  );

  it(
    'while opening a round: the next try ends with one set of keys that signs',
    { timeout: 60_000 },
    async () => {
      const round = await aRound({ opened: false });
      const killed = await copyOf(round);
      killed.inVictim('open', 20);
      const left = await leftBehind(round, round.open);
      expect(left.length).toBeGreaterThanOrEqual(28);
      for (const disk of [killed, ...left]) {
        const keys = await disk.withDoor(disk.open);
        await disk.withDoor(async (door) => {
          expect(await disk.open(door)).toEqual(keys);
          expect(await disk.sign(door, 0, aBlinded())).toHaveLength(256);
        });
      }
    },
  );

  it('at the seal: the next try leaves no file and signs nothing', { timeout: 60_000 }, async () => {
    const round = await aRound();
    await round.withDoor((door) => round.sign(door, 0, aBlinded()));
    const killed = await copyOf(round);
    killed.inVictim('destroy', 12);
    const left = await leftBehind(round, (door) => door.destroyRound(round.roundId));
    expect(left.length).toBeGreaterThanOrEqual(20);
    for (const disk of [killed, ...left]) {
      await disk.withDoor((door) => door.destroyRound(disk.roundId));
      expect((await readdir(disk.folder)).concat(await readdir(disk.mirror))).toEqual([]);
      await disk.withDoor(async (door) => expect(door.find(disk.tokenHashes[0]!)).toBeNull());
    }
  });
});

describe('one copy is lost or damaged', () => {
  it.each([
    ['folder', 'slots', 'gone'],
    ['mirror', 'slots', 'gone'],
    ['folder', 'slots', 'damaged'],
    ['mirror', 'keys', 'damaged'],
    ['folder', 'keys', 'gone'],
  ] as const)('%s, %s, %s: the other serves, and is copied back', async (side, kind, how) => {
    const round = await aRound();
    const blinded = aBlinded();
    const signature = await round.withDoor((door) => round.sign(door, 3, blinded));
    const at = (where: string) => path.join(where, `${round.roundId}.${kind}`);
    await (how === 'gone' ? rm(at(round[side])) : writeFile(at(round[side]), 'not what was here'));
    await round.withDoor(async (door) =>
      expect((await round.sign(door, 3, blinded)).equals(signature)).toBe(true),
    );
    await rm(at(round[side === 'folder' ? 'mirror' : 'folder']));
    await round.withDoor(async (door) =>
      expect((await round.sign(door, 3, blinded)).equals(signature)).toBe(true),
    );
  });

  it('both: the door stays shut, since empty slots would sign for everybody a second time', async () => {
    const round = await aRound();
    await round.withDoor((door) => round.sign(door, 3, aBlinded()));
    for (const where of [round.folder, round.mirror]) await rm(path.join(where, `${round.roundId}.slots`));
    await round.withDoor(async (door) => {
      await expect(round.sign(door, 3, aBlinded())).rejects.toMatchObject({ code: 'door_shut' });
    });
    for (const where of [round.folder, round.mirror])
      await writeFile(path.join(where, `${round.roundId}.keys`), 'damaged');
    await round.withDoor(async (door) => {
      expect(() => door.find(round.tokenHashes[3]!)).toThrow(expect.objectContaining({ code: 'door_shut' }));
    });
  });
});

it('one process at a time holds the door', async () => {
  const round = await aRound();
  await round.withDoor(async () => {
    await expect(DoorA.hold({ ...round, log: () => {} })).rejects.toThrow('already running');
  });
});

it('a disk that refuses a write: nobody is signed for, and the door goes on when the disk does', async () => {
  const round = await aRound();
  const files = await import('node:fs/promises');
  let full = false;
  const failing = {
    ...files,
    rename: (async (from: string, to: string) => {
      if (full && !to.includes('mirror'))
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      await files.rename(from, to);
    }) as typeof files.rename,
  };
  const door = await DoorA.hold({
    folder: round.folder,
    mirror: round.mirror,
    secret,
    log: () => {},
    files: failing,
  });
  const blinded = aBlinded();
  full = true;
  await expect(round.sign(door, 1, blinded)).rejects.toMatchObject({ code: 'door_shut' });
  full = false;
  const signature = await round.sign(door, 1, blinded);
  expect((await round.sign(door, 1, blinded)).equals(signature)).toBe(true);
  door.release();
});
