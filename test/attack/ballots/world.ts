import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { buildApp } from '../../../server/src/app.ts';
import { DoorA } from '../../../server/src/doors/a/keeper.ts';
import { directoryStore } from '../../../server/src/evidence-store/directory.ts';
import { InvitationCodes } from '../../../server/src/features/rounds/codes.ts';
import type { Send } from '../../make/respondent.ts';
import { sendTo } from '../../setup/send-to.ts';

/** The whole application with everything that the attacker will be given. */
export interface AttackWorld {
  app: FastifyInstance;
  owner: pg.Pool;
  clock: { current: Date; advance(milliseconds: number): void; read: () => Date };
  secret: string;
  doorFolders: { folder: string; mirror: string };
  doorA: DoorA;
  send: Send;
  /** Ends the application without a word and starts it again on the same files. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function attackWorld(urls: {
  ownerUrl: string;
  appUrl: string;
  doorBUrl: string;
}): Promise<AttackWorld> {
  const root = await mkdtemp(path.join(tmpdir(), 'followthrough-attack-'));
  const doorFolders = { folder: path.join(root, 'first'), mirror: path.join(root, 'mirror') };
  const secret = randomBytes(32).toString('base64url');
  const owner = new pg.Pool({ connectionString: urls.ownerUrl, max: 2 });
  owner.on('error', () => {});
  const clock: AttackWorld['clock'] = {
    current: new Date('2026-11-20T15:00:00Z'),
    advance: (milliseconds) => void (clock.current = new Date(clock.current.getTime() + milliseconds)),
    read: () => clock.current,
  };
  const start = async () => {
    const doorA = await DoorA.hold({ ...doorFolders, secret, log: () => {} });
    const app = await buildApp({
      appUrl: urls.appUrl,
      clock: clock.read,
      secureCookies: false,
      publicUrl: null,
      secret,
      mailbox: true,
      logLevel: 'silent',
      trustProxy: false,
      clientDir: null,
      evidence: directoryStore(path.join(root, 'evidence')),
      codes: new InvitationCodes(path.join(root, 'codes'), secret),
      doorUrls: { a: null, b: null },
      site: false,
      doorA,
      doorBUrl: urls.doorBUrl,
      doorCallsPerPlace: 10_000_000,
    });
    await app.ready();
    return { app, doorA, send: sendTo(app) };
  };
  const stop = async () => {
    await world.app.close();
    world.doorA.release();
  };
  const world: AttackWorld = {
    ...(await start()),
    owner,
    clock,
    secret,
    doorFolders,
    async restart() {
      await stop();
      Object.assign(world, await start());
    },
    async close() {
      await stop();
      await owner.end();
      await rm(root, { recursive: true, force: true });
    },
  };
  return world;
}
