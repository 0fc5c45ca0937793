import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { EvidenceStore } from './store.ts';

/** Evidence in a folder of this machine: a file is complete under its name or not there at all. */
export function directoryStore(root: string): EvidenceStore {
  const fileOf = (key: string) => {
    if (!/^[0-9a-f-]{36}\/[0-9a-f-]{36}$/.test(key)) throw new Error('not an evidence key');
    return path.join(root, key);
  };
  return {
    async put(key, from) {
      const target = fileOf(key);
      const folder = path.dirname(target);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = `${target}.${randomUUID()}.part`;
      try {
        await copyFile(from, unfinished);
        await synced(unfinished);
        await rename(unfinished, target);
        await synced(folder);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    async open(key) {
      try {
        const file = await open(fileOf(key), 'r');
        return file.createReadStream();
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async remove(key) {
      await rm(fileOf(key), { force: true });
    },
  };
}

/** Waits until a file, or a folder's list of names, is on the disk. */
async function synced(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
