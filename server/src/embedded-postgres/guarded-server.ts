import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunAs, spawnOptionsFor } from './run-as.ts';

const READY_MS = 120_000;

/**
 * The guard between us and PostgreSQL. It reads from a pipe whose other end this process holds: when we close it, or
 * die in any way at all, the read ends and PostgreSQL is told to shut down cleanly. When PostgreSQL ends first, so does
 * the guard, with its status.
 */
const GUARD = `
"$@" 3<&- &
server=$!
( read -r _ <&3; kill -INT "$server" ) &
watcher=$!
exec 3<&-
wait "$server"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"`;

export type GuardedServer = { port: number; ended: Promise<number | null>; stop(): Promise<void> };

type ServerOptions = {
  postgres: string;
  clusterDir: string;
  logFile: string;
  runAs: RunAs;
  port: number | undefined;
  settings: Record<string, string>;
};

/** Starts PostgreSQL on 127.0.0.1 behind the guard and waits until it accepts connections. */
export async function startGuardedServer(options: ServerOptions): Promise<GuardedServer> {
  // Between finding a free port and using it, someone else may take it: then look again.
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await findFreePort());
    const server = spawnServer(options, port);
    if (await becomesReady(options.clusterDir, server)) return server;
    await server.stop();
    const log = readFileSync(options.logFile, 'utf8').trim();
    const portWasTaken = /could not bind/.test(log);
    if (!portWasTaken || options.port !== undefined || attempt === 5) {
      throw new Error(
        `PostgreSQL did not start. Its last words, from ${options.logFile}: ${log.split('\n').slice(-3).join(' / ')}`,
      );
    }
  }
}

function spawnServer(
  { postgres, clusterDir, logFile, runAs, settings }: ServerOptions,
  port: number,
): GuardedServer {
  const merged = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // The one way in is TCP on the loopback address with a password; no socket file in a shared folder.
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  const flags = Object.entries(merged).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

  if (statSync(logFile, { throwIfNoEntry: false })?.size) renameSync(logFile, `${logFile}.previous`);
  const log = openSync(logFile, 'w', 0o600);
  const guard = spawn(
    '/bin/sh',
    ['-c', GUARD, 'followthrough-postgres-guard', postgres, '-D', clusterDir, ...flags],
    {
      ...spawnOptionsFor(runAs),
      stdio: ['ignore', log, log, 'pipe'],
      // Its own process group: Ctrl-C in a terminal must reach us alone, so that requests are answered before the database goes.
      detached: true,
    },
  );
  closeSync(log);

  const ended = new Promise<number | null>((resolve) => {
    guard.once('exit', (code) => resolve(code));
    guard.once('error', () => resolve(null));
  });
  return {
    port,
    ended,
    stop: async () => {
      lifeline(guard).destroy();
      await ended;
    },
  };
}

function lifeline(guard: ChildProcess) {
  const pipe = guard.stdio[3];
  if (!pipe || !('destroy' in pipe)) throw new Error('The guard of PostgreSQL was started without its pipe.');
  return pipe;
}

/** The eighth line of `postmaster.pid` says "ready" once connections are accepted. */
async function becomesReady(clusterDir: string, server: GuardedServer): Promise<boolean> {
  const pidFile = path.join(clusterDir, 'postmaster.pid');
  let running = true;
  void server.ended.then(() => (running = false));
  const until = performance.now() + READY_MS;
  while (running && performance.now() < until) {
    if (existsSync(pidFile) && readFileSync(pidFile, 'utf8').split('\n')[7]?.trim() === 'ready') return true;
    await sleep(20);
  }
  return false;
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
