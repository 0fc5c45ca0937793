import { staleAnswerDetails } from '@followthrough/shared/api/assessment.ts';
import type { SavedAnswer } from '@followthrough/shared/api/assessment.ts';
import { OfflineError, Problem, UnreadableAnswer } from '../../../api/problem.ts';
import { saveAnswer } from '../cycle-api.ts';
import type { CycleAddress } from '../cycle-api.ts';
import { blankDraft, bodyOf, draftOf } from '../../../answers/answer-draft.ts';
import type { AnswerDraft } from '../../../answers/answer-draft.ts';
import { leftUnsaved, nothingTyped, onTheWay, step, unsaved } from './autosave.ts';
import type { Saving, SavingEvent } from './autosave.ts';
import { adopt, forget, keep } from './draft-store.ts';

/** What someone else saved while this was being written. */
export interface OthersAnswer extends AnswerDraft {
  changedBy: string;
  changedAt: string;
}

export type AnswerSaving = Saving<AnswerDraft, Problem>;
type AnswerEvent = SavingEvent<AnswerDraft, Problem>;

export interface QueuedAnswer {
  /** What the form shows. */
  readonly draft: AnswerDraft;
  readonly saving: AnswerSaving;
  readonly others: OthersAnswer | null;
}

/**
 * The answers of one cycle on their way to the server. It carries out what the autosave machine says: keeps every
 * draft on this device until it is acknowledged, one request in flight per answer, and tells the other tabs.
 */
export class AnswerQueue {
  #answers: ReadonlyMap<string, QueuedAnswer> = new Map();
  readonly #cycle: CycleAddress;
  readonly #shelf: Promise<string>;
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #tabs: BroadcastChannel;
  readonly #onSaved: (saved: { applicabilityChanged: boolean }) => void;
  /** Resolves when what earlier pages left behind has been taken over. */
  readonly ready: Promise<void>;

  /** `shelf` names this person's drafts of this cycle on the device (draft-store.ts). */
  constructor(
    cycle: CycleAddress,
    shelf: Promise<string>,
    onSaved: (saved: { applicabilityChanged: boolean }) => void,
  ) {
    this.#cycle = cycle;
    this.#shelf = shelf;
    this.#onSaved = onSaved;
    this.#tabs = new BroadcastChannel(`answers-of-${cycle.cycleId}`);
    this.#tabs.addEventListener('message', ({ data }) => this.#hear(data as TabMessage));
    addEventListener('online', () => this.#tellAll({ type: 'network_back', now: Date.now() }));
    // A browser that refuses storage, or an unknown person, leaves nothing to take over.
    this.ready = this.#adopt().catch(() => undefined);
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly answers = () => this.#answers;

  /** Takes in what the server has; an unsaved draft stays in front of it. */
  show(itemId: string, answer: SavedAnswer | null): void {
    const held = this.#answers.get(itemId);
    const version = answer?.version ?? 0;
    if (held && (unsaved(held.saving) !== null || version <= held.saving.version)) return;
    const savedAt = held?.saving.savedAt ?? null;
    this.#put(itemId, {
      draft: draftOf(answer),
      saving: { ...nothingTyped(version), savedAt },
      others: null,
    });
  }

  type(itemId: string, draft: AnswerDraft): void {
    this.#tell(itemId, { type: 'typed', draft, now: Date.now() }, draft);
  }

  /** Sends without waiting for a pause: the writer goes on. */
  flush(): void {
    for (const [itemId, { saving }] of this.#answers) {
      if (saving.waiting.for === 'moment' && saving.failures === 0) {
        this.#tell(itemId, { type: 'moment_came', now: saving.waiting.at });
      }
    }
  }

  /** Resolves when nothing is on the way any more, or after a moment: nobody is held up by a slow network. */
  settled(): Promise<void> {
    this.flush();
    return new Promise((resolve) => {
      const stop = this.subscribe(() => this.#isQuiet() && done());
      const done = () => {
        clearTimeout(late);
        stop();
        resolve();
      };
      const late = setTimeout(done, LONGEST_WAIT_MS);
      if (this.#isQuiet()) done();
    });
  }

  #isQuiet(): boolean {
    return [...this.#answers.values()].every(({ saving }) => {
      const retrying = saving.failures > 0;
      return retrying || (saving.waiting.for !== 'reply' && saving.waiting.for !== 'moment');
    });
  }

  keepMine(itemId: string): void {
    this.#tell(itemId, { type: 'chose_mine', now: Date.now() });
  }

  takeTheirs(itemId: string): void {
    const others = this.#answers.get(itemId)?.others;
    if (others) this.#tell(itemId, { type: 'chose_theirs' }, others);
  }

  async #adopt(): Promise<void> {
    for (const [itemId, kept] of await adopt(await this.#shelf)) {
      const draft = kept.typed ?? kept.sent;
      if (draft && !this.#isBeingWritten(itemId)) {
        this.#put(itemId, { draft, saving: leftUnsaved(kept, Date.now()), others: null });
      }
    }
  }

  #isBeingWritten(itemId: string): boolean {
    const held = this.#answers.get(itemId);
    return held !== undefined && unsaved(held.saving) !== null;
  }

  #tellAll(event: AnswerEvent): void {
    for (const itemId of this.#answers.keys()) this.#tell(itemId, event);
  }

  #tell(itemId: string, event: AnswerEvent, draft?: AnswerDraft): void {
    const held = this.#answers.get(itemId);
    if (!held) return;
    const saving = step(held.saving, event);
    const others = saving.waiting.for === 'choice' ? held.others : null;
    this.#put(itemId, { draft: draft ?? held.draft, saving, others });
  }

  /** Stores the state, then does what it asks for. */
  #put(itemId: string, next: QueuedAnswer): void {
    const before = this.#answers.get(itemId)?.saving;
    this.#answers = new Map(this.#answers).set(itemId, next);
    if (before !== next.saving) {
      this.#keepOnDevice(itemId, next.saving, before);
      this.#arrange(itemId, next.saving, before);
    }
    for (const listener of this.#listeners) listener();
  }

  #keepOnDevice(itemId: string, saving: AnswerSaving, before: AnswerSaving | undefined): void {
    if (unsaved(saving) === null && (!before || unsaved(before) === null)) return;
    const { version, sent, typed } = saving;
    const keptAt = Date.now();
    const kept = this.#shelf.then((shelf) =>
      unsaved(saving) === null
        ? forget(shelf, itemId)
        : keep({ shelf, itemId, version, sent, typed, keptAt }),
    );
    // A browser that refuses storage still saves to the server.
    kept.catch(() => undefined);
  }

  #arrange(itemId: string, saving: AnswerSaving, before: AnswerSaving | undefined): void {
    clearTimeout(this.#timers.get(itemId));
    if (saving.waiting.for === 'moment') {
      const pause = Math.max(0, saving.waiting.at - Date.now());
      const come = () => this.#tell(itemId, { type: 'moment_came', now: Date.now() });
      this.#timers.set(itemId, setTimeout(come, pause));
    }
    if (before?.waiting.for !== 'reply') void this.#send(itemId, saving);
  }

  async #send(itemId: string, saving: AnswerSaving): Promise<void> {
    const sending = onTheWay(saving);
    if (!sending) return;
    try {
      const result = await saveAnswer(this.#cycle, itemId, bodyOf(sending.draft), sending.version);
      this.#tell(itemId, { type: 'acknowledged', version: result.version, now: Date.now() });
      this.#tabs.postMessage({ itemId, version: result.version, draft: sending.draft } satisfies TabMessage);
      this.#onSaved({ applicabilityChanged: result.applicabilityChanged.length > 0 });
    } catch (error) {
      this.#fail(itemId, error);
    }
  }

  #fail(itemId: string, error: unknown): void {
    const now = Date.now();
    const unanswered =
      error instanceof OfflineError ||
      error instanceof UnreadableAnswer ||
      (error instanceof Problem && (error.status >= 500 || error.status === 429));
    if (unanswered || !(error instanceof Problem)) return this.#tell(itemId, { type: 'unanswered', now });
    const stale = staleAnswerDetails.safeParse(error.body);
    if (error.status !== 412 || !stale.success)
      return this.#tell(itemId, { type: 'refused', problem: error, now });
    const { current } = stale.data;
    // Nothing stands there that this could overwrite.
    if (current === null) return this.#restart(itemId);
    const others = { ...draftOf(current), changedBy: current.changedBy, changedAt: current.changedAt };
    const held = this.#answers.get(itemId);
    if (!held) return undefined;
    const saving = step(held.saving, {
      type: 'overtaken',
      current: { draft: others, version: current.version },
    });
    return this.#put(itemId, { draft: held.draft, saving, others });
  }

  #restart(itemId: string): void {
    this.#tell(itemId, { type: 'overtaken', current: { draft: blankDraft, version: 0 } });
    this.#tell(itemId, { type: 'chose_mine', now: Date.now() });
  }

  #hear({ itemId, version, draft }: TabMessage): void {
    const held = this.#answers.get(itemId);
    if (!held) return;
    const saving = step(held.saving, { type: 'saved_elsewhere', version });
    if (saving !== held.saving) this.#put(itemId, { ...held, draft, saving });
  }
}

const LONGEST_WAIT_MS = 2_000;

interface TabMessage {
  itemId: string;
  version: number;
  draft: AnswerDraft;
}
