import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { AppOptions } from '../../server/src/app.ts';
import { buildApp } from '../../server/src/app.ts';
import { DoorA } from '../../server/src/doors/a/keeper.ts';
import { directoryStore } from '../../server/src/evidence-store/directory.ts';
import { InvitationCodes } from '../../server/src/features/rounds/codes.ts';
import { jobPool } from '../../server/src/jobs/worker.ts';

export interface TestApp {
  app: FastifyInstance;
  /** The owner of the database, whom row-level security does not bind: for set-up and for looking at what is stored. */
  owner: pg.Pool;
  ownerUrl: string;
  appUrl: string;
  doorBUrl: string;
  secret: string;
  /** What the queue's door jobs need beside the owner's pool. */
  doorA: DoorA;
  /** What the rounds' jobs need beside it. */
  codes: InvitationCodes;
  /** Server time: stands still until a test moves it. */
  clock: TestClock;
}

const secret = 'a secret of the tests, long enough to be one';

export class TestClock {
  current = new Date('2026-11-20T15:00:00Z');
  readonly read = () => this.current;
  advance(milliseconds: number): void {
    this.current = new Date(this.current.getTime() + milliseconds);
  }
}

/** The whole application on these databases, inside a test or in a tool; `close` leaves nothing behind. */
export async function wholeApp(
  { ownerUrl, appUrl, doorBUrl }: Pick<TestApp, 'ownerUrl' | 'appUrl' | 'doorBUrl'>,
  given: Partial<AppOptions> = {},
): Promise<TestApp & { close(): Promise<void> }> {
  const clock = new TestClock();
  const evidenceDir = await mkdtemp(path.join(tmpdir(), 'followthrough-evidence-'));
  const doorFolder = await mkdtemp(path.join(tmpdir(), 'followthrough-door-a-'));
  const doorA = await DoorA.hold({
    folder: path.join(doorFolder, 'first'),
    mirror: path.join(doorFolder, 'mirror'),
    secret,
    log: () => {},
  });
  const codes = new InvitationCodes(path.join(doorFolder, 'codes'), secret);
  const app = await buildApp({
    appUrl,
    clock: clock.read,
    secureCookies: false,
    publicUrl: null,
    secret,
    mailbox: true,
    logLevel: 'silent',
    trustProxy: false,
    clientDir: null,
    evidence: directoryStore(evidenceDir),
    codes,
    site: true,
    doorA,
    doorBUrl,
    doorUrls: { a: null, b: null },
    doorCallsPerPlace: 1_000_000,
    ...given,
  });
  await app.ready();
  const owner = jobPool(ownerUrl, () => {});
  return {
    app,
    owner,
    ownerUrl,
    appUrl,
    doorBUrl,
    secret,
    doorA,
    codes,
    clock,
    async close() {
      await app.close();
      await owner.end();
      doorA.release();
      await rm(doorFolder, { recursive: true, force: true });
      await rm(evidenceDir, { recursive: true, force: true });
    },
  };
}
