import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProcess } from './processes.ts';
import { type RunAs, spawnOptionsFor } from './run-as.ts';

export const OWNER = 'followthrough_owner';
const MAJOR_VERSION = '18';
const SHUTDOWN_MS = 60_000;

/**
 * Makes the cluster when there is none, and returns the owner's password, which lies beside it for its owner's eyes
 * only. A first start that was interrupted leaves nothing that a second one would mistake for a cluster.
 */
export function ensureCluster(clusterDir: string, initdb: string, runAs: RunAs): string {
  const passwordFile = passwordFileOf(clusterDir);
  if (existsSync(path.join(clusterDir, 'PG_VERSION'))) {
    const version = readFileSync(path.join(clusterDir, 'PG_VERSION'), 'utf8').trim();
    if (version !== MAJOR_VERSION) {
      throw new Error(
        `The data in ${clusterDir} was written by PostgreSQL ${version}, and this is PostgreSQL ${MAJOR_VERSION}. See docs/operations.md on upgrading.`,
      );
    }
    return readFileSync(passwordFile, 'utf8').trim();
  }

  const unfinished = `${clusterDir}.unfinished`;
  const password = randomBytes(24).toString('base64url');
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runAs) {
    chownSync(unfinished, runAs.uid, runAs.gid);
    chownSync(passwordFile, runAs.uid, runAs.gid);
  }
  try {
    execFileSync(
      initdb,
      [
        `--pgdata=${unfinished}`,
        `--username=${OWNER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      { ...spawnOptionsFor(runAs), stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
    );
  } catch (cause) {
    const detail = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
    throw new Error(`PostgreSQL could not prepare its data folder ${clusterDir}: ${detail}`, { cause });
  }
  chmodSync(unfinished, 0o700);
  renameSync(unfinished, clusterDir);
  return password;
}

const passwordFileOf = (clusterDir: string) => `${clusterDir}.owner-password`;

/** How to reach the server that runs on this cluster; null where none does. */
export function runningCluster(clusterDir: string): { password: string; port: number } | null {
  const pidFile = path.join(clusterDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n');
  if (!findProcess(Number(pid))?.command.includes(clusterDir)) return null;
  return { password: readFileSync(passwordFileOf(clusterDir), 'utf8').trim(), port: Number(port) };
}

/**
 * Ends a server that outlived the process which started it, and removes a `postmaster.pid` whose number now belongs to
 * something else. Call it only while holding the folder's lock.
 */
export async function clearLeftovers(clusterDir: string): Promise<void> {
  const pidFile = path.join(clusterDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const isOurServer = () => findProcess(pid)?.command.includes(clusterDir) ?? false;

  if (isOurServer()) {
    process.kill(pid, 'SIGINT');
    const until = performance.now() + SHUTDOWN_MS;
    while (isOurServer() && performance.now() < until) await sleep(50);
    if (isOurServer()) {
      throw new Error(
        `A PostgreSQL server (process ${pid}) still runs on ${clusterDir} and does not stop. Stop it, then start again.`,
      );
    }
  }
  rmSync(pidFile, { force: true });
}
