import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A running process; `startedAt` tells it from a later one that was given the same number. */
type RunningProcess = { startedAt: string; command: string };

/** What runs under this process number, or null. Linux tells in /proc, other systems through `ps`. */
export function findProcess(pid: number): RunningProcess | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform !== 'linux') {
    const ps = spawnSync('ps', ['-o', 'lstart=,command=', '-p', String(pid)], { encoding: 'utf8' });
    const line = ps.status === 0 ? ps.stdout.trim() : '';
    return line ? { startedAt: line.slice(0, 24), command: line.slice(24).trim() } : null;
  }
  try {
    // Fields of /proc/<pid>/stat after the name in brackets; the third field is the state, the 22nd the start time.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { startedAt: `${bootId}/${fields[19]}`, command };
  } catch {
    return null;
  }
}
