import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The user that runs PostgreSQL: absent when it is simply the user that runs this process. */
export type RunAs = { uid: number; gid: number; name: string } | null;

/**
 * PostgreSQL refuses to run as root. Under root it runs as the owner of an existing cluster, else as the
 * system's `postgres`, else as `nobody`.
 */
export function chooseRunAs(clusterDir: string): RunAs {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` };

  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const account = accounts.find(([name]) => name === wanted);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]), name: wanted };
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and this system has neither a user "postgres" nor "nobody". Start Followthrough as an ordinary user.',
  );
}

/** Options for `spawn` that make the child run as that user, from a folder that every user may enter. */
export function spawnOptionsFor(runAs: RunAs) {
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };
  return runAs ? { uid: runAs.uid, gid: runAs.gid, cwd: '/', env } : { cwd: '/', env };
}

/** Whether that user can walk into the folder. Asked of the kernel, so that every kind of permission counts. */
export function canEnter(folder: string, runAs: RunAs): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], spawnOptionsFor(runAs)).status === 0;
}
