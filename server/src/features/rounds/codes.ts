import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { seal, unseal } from '../../credentials/seal.ts';

const book = z.object({
  /** The address that links begin with, as it was when the round opened. */
  origin: z.string(),
  /** Each person's token, by roster entry. */
  tokens: z.record(z.uuid(), z.string()),
});
export type CodeBook = z.infer<typeof book>;

/**
 * The tokens of open rounds, for reminders and printed sheets: one sealed file per round, outside the database and its backups,
 * gone when the round closes (docs/rounds.md §3). The database holds nothing but their hashes.
 */
export class InvitationCodes {
  readonly folder: string;
  readonly #secret: string;

  constructor(folder: string, secret: string) {
    this.folder = folder;
    this.#secret = secret;
  }

  /** On disk when this resolves; replaces what was there. */
  async keep(roundId: string, given: CodeBook): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = this.#file(roundId);
    const handle = await open(`${file}.new`, 'w', 0o600);
    try {
      await handle.writeFile(seal(this.#secret, `codes.${roundId}`, JSON.stringify(given)));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.new`, file);
  }

  /** Null once the round has closed. @throws Error when the file is damaged, or sealed under another secret. */
  async read(roundId: string): Promise<CodeBook | null> {
    let sealed: string;
    try {
      sealed = await readFile(this.#file(roundId), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    return book.parse(JSON.parse(unseal(this.#secret, `codes.${roundId}`, sealed)));
  }

  async destroy(roundId: string): Promise<void> {
    await rm(this.#file(roundId), { force: true });
  }

  #file(roundId: string): string {
    return path.join(this.folder, `${roundId}.codes`);
  }
}
