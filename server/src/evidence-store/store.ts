import type { Readable } from 'node:stream';

/** Where the bytes of evidence live, outside the database. Keys are made by the server: `<uuid>/<uuid>`, never by a person. */
export interface EvidenceStore {
  /** Keeps a copy of the file at `path` under the key. When it resolves, the bytes survive a crash of the machine. */
  put(key: string, path: string): Promise<void>;
  /** Null when there is nothing under the key. */
  open(key: string): Promise<Readable | null>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
}
