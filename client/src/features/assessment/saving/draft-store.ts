/**
 * What is typed and not yet saved, kept on this device: it outlives a refresh, a crash and a lost network.
 * "Leave fast" removes the whole database.
 */
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { AnswerDraft } from '../../../answers/answer-draft.ts';

/** One unsaved answer. Each tab keeps its own, so that two tabs never write over each other's. */
export interface KeptDraft {
  /** Whose draft of which cycle: somebody else who signs in on this device neither sees nor sends it. */
  shelf: string;
  itemId: string;
  tab: string;
  version: number;
  sent: AnswerDraft | null;
  typed: AnswerDraft | null;
  /** When it was kept, in ms: of two that were left behind the later one is what was meant. */
  keptAt: number;
}

interface Schema extends DBSchema {
  drafts: { key: [string, string, string]; value: KeptDraft; indexes: { shelf: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('unsaved', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: ['shelf', 'itemId', 'tab'] }).createIndex('shelf', 'shelf');
    },
    // Another tab that leaves fast must not wait for this one to let go.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  return opened;
}

/** This tab, as long as it lives: the lock tells the others that its drafts are being looked after. */
const tab = crypto.randomUUID();
const lockName = (name: string) => `drafts-of-${name}`;
navigator.locks?.request(lockName(tab), () => new Promise(() => undefined)).catch(() => undefined);

export async function keep(draft: Omit<KeptDraft, 'tab'>): Promise<void> {
  await (await database()).put('drafts', { ...draft, tab });
}

export async function forget(shelf: string, itemId: string): Promise<void> {
  await (await database()).delete('drafts', [shelf, itemId, tab]);
}

/** Takes over what pages that are gone left unsaved on a shelf, by item id; the latest where there are several. */
export async function adopt(shelf: string): Promise<Map<string, KeptDraft>> {
  const living = await livingTabs();
  const db = await database();
  const drafts = await db.getAllFromIndex('drafts', 'shelf', shelf);
  const orphans = drafts.filter((draft) => draft.tab === tab || !living.has(lockName(draft.tab)));
  const adopted = new Map<string, KeptDraft>();
  for (const draft of orphans.toSorted((a, b) => a.keptAt - b.keptAt)) adopted.set(draft.itemId, draft);

  const change = db.transaction('drafts', 'readwrite');
  for (const draft of orphans) await change.store.delete([draft.shelf, draft.itemId, draft.tab]);
  for (const draft of adopted.values()) await change.store.put({ ...draft, tab });
  await change.done;
  return adopted;
}

async function livingTabs(): Promise<Set<string | undefined>> {
  const locks = await navigator.locks?.query();
  return new Set([...(locks?.held ?? []), ...(locks?.pending ?? [])].map((lock) => lock.name));
}
