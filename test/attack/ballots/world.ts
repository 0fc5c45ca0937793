import { randomBytes } from 'node:crypto';
import * as nodeFiles from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { buildApp } from '../../../server/src/app.ts';
import { DoorA } from '../../../server/src/doors/a/keeper.ts';
import type { FileCalls } from '../../../server/src/doors/a/twin-file.ts';
import { directoryStore } from '../../../server/src/evidence-store/directory.ts';
import { InvitationCodes } from '../../../server/src/features/rounds/codes.ts';
import { enqueueAll } from '../../../server/src/features/rounds/job-queries.ts';
import { roundJobs } from '../../../server/src/features/rounds/jobs.ts';
import { jobPool, runDueJobs } from '../../../server/src/jobs/worker.ts';
import type { Send } from '../../make/respondent.ts';
import { sendTo } from '../../setup/send-to.ts';
import type { AskedRound } from './rounds.ts';

/** The whole application with everything that the attacker will be given. */
export interface AttackWorld {
  app: FastifyInstance;
  owner: pg.Pool;
  clock: { current: Date; advance(milliseconds: number): void; read: () => Date };
  secret: string;
  doorFolders: { folder: string; mirror: string };
  doorA: DoorA;
  /** All that the application has logged, at its most talkative. */
  lines: string[];
  send: Send;
  /** Through whichever application is running at that moment, from a device with this address. */
  sendFrom(address: string): Send;
  /** Puts the rounds' tokens where letters find them, and leaves what invitations leave that went out before anybody answered. */
  invite(rounds: readonly AskedRound[]): Promise<void>;
  /** Sends everybody in these rounds a reminder, and queues another one that waits for a mail server. */
  remind(rounds: readonly AskedRound[]): Promise<void>;
  /** Empties the tables that rounds fill, so that the next ones are looked at as fast as the first. */
  forget(): Promise<void>;
  /** Ends the application without a word and starts it again on the same files. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function attackWorld(urls: {
  ownerUrl: string;
  appUrl: string;
  doorBUrl: string;
}): Promise<AttackWorld> {
  const root = await nodeFiles.mkdtemp(path.join(tmpdir(), 'followthrough-attack-'));
  const doorFolders = { folder: path.join(root, 'first'), mirror: path.join(root, 'mirror') };
  const secret = randomBytes(32).toString('base64url');
  const codes = new InvitationCodes(path.join(root, 'codes'), secret);
  const owner = jobPool(urls.ownerUrl, () => {});
  const lines: string[] = [];
  const log = (sentence: string) => void lines.push(`${sentence}\n`);
  const clock: AttackWorld['clock'] = {
    current: new Date('2026-11-20T15:00:00Z'),
    advance: (milliseconds) => void (clock.current = new Date(clock.current.getTime() + milliseconds)),
    read: () => clock.current,
  };
  const start = async () => {
    const doorA = await DoorA.hold({ ...doorFolders, secret, log, files: unsynced });
    const app = await buildApp({
      appUrl: urls.appUrl,
      clock: clock.read,
      secureCookies: false,
      publicUrl: null,
      secret,
      mailbox: true,
      logLevel: 'debug',
      logTo: { write: (line) => void lines.push(line) },
      trustProxy: false,
      clientDir: null,
      evidence: directoryStore(path.join(root, 'evidence')),
      codes,
      doorUrls: { a: null, b: null },
      site: false,
      doorA,
      doorBUrl: urls.doorBUrl,
      doorCallsPerPlace: 10_000_000,
    });
    await app.ready();
    return { app, doorA };
  };
  const stop = async () => {
    await world.app.close();
    world.doorA.release();
  };
  const ground = { pool: owner, clock: clock.read, secret, mail: null };
  const { round_mailing, round_letter } = roundJobs(ground, codes);
  const queueMailing = (kind: string, rounds: readonly AskedRound[]) =>
    enqueueAll(
      owner,
      rounds.map(({ orgId, roundId }) => ({
        task: 'round_mailing',
        payload: { orgId, roundId, kind },
        at: null,
      })),
    );
  const world: AttackWorld = {
    ...(await start()),
    owner,
    clock,
    secret,
    doorFolders,
    lines,
    send: (...call) => sendTo(world.app)(...call),
    sendFrom:
      (address) =>
      (...call) =>
        sendTo(world.app, address)(...call),
    async invite(rounds) {
      for (const { roundId, people } of rounds) {
        const tokens = Object.fromEntries(people.map(({ entryId, token }) => [entryId, token]));
        await codes.keep(roundId, { origin: 'https://check.example.org', tokens });
      }
      await queueMailing('invitation', rounds);
      await runDueJobs(ground, { round_mailing });
      await owner.query(`update mail_delivery set state = 'sent', attempts = 1`);
      await owner.query(`delete from graphile_worker._private_jobs where payload->>'kind' = 'invitation'`);
    },
    async remind(rounds) {
      await queueMailing('reminder-1', rounds);
      await runDueJobs(ground, { round_mailing, round_letter });
      await queueMailing('reminder-2', rounds);
      await runDueJobs(ground, { round_mailing });
    },
    async forget() {
      await owner.query(
        `truncate roster_entry, mail_delivery, mailbox_message, graphile_worker._private_jobs`,
      );
      lines.length = 0;
    },
    async restart() {
      await stop();
      Object.assign(world, await start());
    },
    async close() {
      await stop();
      await owner.end();
      await nodeFiles.rm(root, { recursive: true, force: true });
    },
  };
  return world;
}

/** What door A writes outlives no crash of the machine here, and need not: what its files hold is the same. */
const unsynced: FileCalls = {
  ...nodeFiles,
  open: async (...given) => Object.assign(await nodeFiles.open(...given), { sync: async () => {} }),
};
