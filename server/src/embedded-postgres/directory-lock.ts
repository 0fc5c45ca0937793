import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProcess } from './processes.ts';

/** A process that was just killed takes a moment to be gone. */
const LAST_MOMENTS_MS = 1000;

/**
 * Takes the folder for this process, so that two starts can't work on one database. A lock left behind by a process
 * that died without cleaning up is taken over. Returns the function that gives the folder free.
 * @throws Error with one sentence for the operator when a living process holds it.
 */
export async function lockDirectory(folder: string): Promise<() => void> {
  const file = path.join(folder, 'in-use-by.json');
  const me = { pid: process.pid, startedAt: findProcess(process.pid)?.startedAt ?? '' };
  const holder = readHolder(file);
  const isHeld = () => holder !== null && findProcess(holder.pid)?.startedAt === holder.startedAt;
  const until = performance.now() + LAST_MOMENTS_MS;
  while (isHeld() && performance.now() < until) await sleep(20);
  if (holder && isHeld()) {
    throw new Error(
      `Followthrough is already running on the data folder ${folder} (process ${holder.pid}). Stop it first, or set DATA_DIR to another folder.`,
    );
  }
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(me), { flag: 'wx', mode: 0o600 });
  let held = true;
  return () => {
    // Only once: later the file may be another process's.
    if (held) rmSync(file, { force: true });
    held = false;
  };
}

function readHolder(file: string): { pid: number; startedAt: string } | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
