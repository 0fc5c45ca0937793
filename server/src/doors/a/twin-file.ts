import { randomBytes } from 'node:crypto';
import * as nodeFiles from 'node:fs/promises';
import path from 'node:path';

/** The file operations used here; a fault test passes its own, which die at a chosen call. */
export type FileCalls = Pick<typeof nodeFiles, 'open' | 'rename' | 'readFile' | 'rm'>;

/**
 * One file kept twice, on two paths. A write goes to the mirror first and is done when both copies are on their disks; each copy is
 * always whole, the old one or the new one. Which of two differing copies is newer, the content has to say.
 */
export class TwinFile {
  readonly #paths: readonly [mirror: string, primary: string];
  readonly #files: FileCalls;

  constructor(primary: string, mirror: string, files: FileCalls = nodeFiles) {
    this.#paths = [mirror, primary];
    this.#files = files;
  }

  /** Both copies, mirror first; null where one is missing. */
  async read(): Promise<(Buffer | null)[]> {
    return Promise.all(this.#paths.map((file) => this.#readOne(file)));
  }

  /** @throws when one of the copies could not be written; the mirror may then be newer. Never run two at once. */
  async write(content: Uint8Array): Promise<void> {
    for (const file of this.#paths) await this.#replace(file, content);
  }

  /** Overwrites, then removes both copies and what an interrupted write left. Safe to repeat. */
  async destroy(): Promise<void> {
    for (const file of this.#paths) {
      for (const one of [file, unfinished(file)]) await this.#shred(one);
      await this.#sync(path.dirname(file));
    }
  }

  async #readOne(file: string): Promise<Buffer | null> {
    try {
      return await this.#files.readFile(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async #replace(file: string, content: Uint8Array): Promise<void> {
    const handle = await this.#files.open(unfinished(file), 'w', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await this.#files.rename(unfinished(file), file);
    await this.#sync(path.dirname(file));
  }

  /** On a disk that writes elsewhere what is overwritten, this is only a removal; the content is encrypted for that reason. */
  async #shred(file: string): Promise<void> {
    const handle = await this.#files.open(file, 'r+').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (!handle) return;
    try {
      const { size } = await handle.stat();
      await handle.write(randomBytes(size), 0, size, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await this.#files.rm(file, { force: true });
  }

  /** Waits until a folder's list of names is on the disk. */
  async #sync(folder: string): Promise<void> {
    const handle = await this.#files.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

const unfinished = (file: string) => `${file}.part`;
