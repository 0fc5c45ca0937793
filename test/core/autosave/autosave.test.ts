import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  TYPING_PAUSE_MS,
  leftUnsaved,
  nothingTyped,
  onTheWay,
  step,
  unsaved,
} from '../../../client/src/features/assessment/saving/autosave.ts';
import type { Saving, SavingEvent } from '../../../client/src/features/assessment/saving/autosave.ts';

type State = Saving<string, string>;
type Event = SavingEvent<string, string>;
const run = (events: Event[], from: State = nothingTyped(0)) => events.reduce(step, from);

describe('saving one answer', () => {
  it('waits for a pause in the typing, then sends the last thing typed', () => {
    const typing = run([
      { type: 'typed', draft: 'a', now: 0 },
      { type: 'typed', draft: 'ab', now: 300 },
    ]);
    expect(typing.waiting).toEqual({ for: 'moment', at: 300 + TYPING_PAUSE_MS });
    expect(onTheWay(step(typing, { type: 'moment_came', now: TYPING_PAUSE_MS }))).toBeNull();
    const sending = step(typing, { type: 'moment_came', now: 300 + TYPING_PAUSE_MS });
    expect(onTheWay(sending)).toEqual({ draft: 'ab', version: 0 });
  });

  it('keeps one request in flight and sends what was typed meanwhile right after it', () => {
    const sending = run([
      { type: 'typed', draft: 'a', now: 0 },
      { type: 'moment_came', now: 700 },
      { type: 'typed', draft: 'b', now: 710 },
      { type: 'moment_came', now: 5_000 },
    ]);
    expect(onTheWay(sending)).toEqual({ draft: 'a', version: 0 });
    const next = run(
      [
        { type: 'acknowledged', version: 1, now: 900 },
        { type: 'moment_came', now: 900 },
      ],
      sending,
    );
    expect(onTheWay(next)).toEqual({ draft: 'b', version: 1 });
  });

  it('sends again unchanged after no answer, later each time, and at once when the network is back', () => {
    const lost = run([
      { type: 'typed', draft: 'a', now: 0 },
      { type: 'moment_came', now: 700 },
      { type: 'unanswered', now: 800 },
      { type: 'typed', draft: 'b', now: 900 },
    ]);
    expect(lost.waiting).toEqual({ for: 'moment', at: 1_800 });
    const again = step(step(lost, { type: 'network_back', now: 1_000 }), { type: 'moment_came', now: 1_000 });
    expect(onTheWay(again)).toEqual({ draft: 'a', version: 0 });
    expect(step(again, { type: 'unanswered', now: 1_100 }).waiting).toEqual({ for: 'moment', at: 3_100 });
  });

  it('asks the writer when someone else was faster, and does what the writer chooses', () => {
    const conflict = run([
      { type: 'typed', draft: 'mine', now: 0 },
      { type: 'moment_came', now: 700 },
      { type: 'overtaken', current: { draft: 'theirs', version: 4 } },
    ]);
    expect(unsaved(conflict)).toBe('mine');
    expect(onTheWay(step(conflict, { type: 'moment_came', now: 9_000 }))).toBeNull();
    const mine = run(
      [
        { type: 'chose_mine', now: 1 },
        { type: 'moment_came', now: 1 },
      ],
      conflict,
    );
    expect(onTheWay(mine)).toEqual({ draft: 'mine', version: 4 });
    const theirs = step(conflict, { type: 'chose_theirs' });
    expect(unsaved(theirs)).toBeNull();
    expect(theirs.version).toBe(4);
  });

  it('holds a refused answer until it is corrected', () => {
    const refused = run([
      { type: 'typed', draft: 'bad', now: 0 },
      { type: 'moment_came', now: 700 },
      { type: 'refused', problem: 'too large', now: 800 },
    ]);
    expect(refused.waiting).toEqual({ for: 'correction', problem: 'too large' });
    expect(unsaved(refused)).toBe('bad');
    expect(step(refused, { type: 'typed', draft: 'good', now: 900 }).waiting.for).toBe('moment');
  });
});

/** A server that keeps one answer with its version, and recognizes the very save that it took last. */
class Server {
  draft = '';
  version = 0;
  save(draft: string, version: number): { ok: true; version: number } | { ok: false } {
    if (version === this.version) {
      this.draft = draft;
      this.version += 1;
      return { ok: true, version: this.version };
    }
    if (version === this.version - 1 && draft === this.draft) return { ok: true, version: this.version };
    return { ok: false };
  }
  someoneElse(draft: string) {
    this.draft = draft;
    this.version += 1;
  }
}

const happening = fc.oneof(
  { weight: 4, arbitrary: fc.constant('type' as const) },
  { weight: 5, arbitrary: fc.constant('wait' as const) },
  fc.constant('answer' as const),
  fc.constant('request lost' as const),
  fc.constant('answer lost' as const),
  fc.constant('someone else saves' as const),
  fc.constant('choose mine' as const),
  fc.constant('choose theirs' as const),
  fc.constant('reload' as const),
);

describe('whatever happens', () => {
  it('what is acknowledged is on the server, and the last thing typed is never lost', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
        const server = new Server();
        let state: State = nothingTyped(0);
        let now = 0;
        let typed = 0;
        // What the writer should find again: the last thing typed, or what they chose over it.
        let meant: string | null = null;
        const tell = (event: Event) => {
          state = step(state, event);
        };

        const arrive = (): void => {
          const sending = onTheWay(state);
          if (!sending) return;
          const result = server.save(sending.draft, sending.version);
          if (result.ok) {
            expect(server.draft).toBe(sending.draft);
            tell({ type: 'acknowledged', version: result.version, now });
          } else {
            tell({ type: 'overtaken', current: { draft: server.draft, version: server.version } });
          }
        };

        for (const what of happenings) {
          now += 100;
          if (what === 'type') {
            typed += 1;
            meant = `draft ${typed}`;
            tell({ type: 'typed', draft: meant, now });
          }
          if (what === 'wait') {
            now += 60_000;
            tell({ type: 'moment_came', now });
          }
          if (what === 'answer') arrive();
          if (what === 'request lost' && onTheWay(state)) tell({ type: 'unanswered', now });
          if (what === 'answer lost') {
            const sending = onTheWay(state);
            if (sending) server.save(sending.draft, sending.version);
            tell({ type: 'unanswered', now });
          }
          if (what === 'someone else saves') server.someoneElse(`theirs ${now}`);
          if (what === 'choose mine') tell({ type: 'chose_mine', now });
          if (what === 'choose theirs' && state.waiting.for === 'choice') {
            tell({ type: 'chose_theirs' });
            meant = null;
          }
          if (what === 'reload' && unsaved(state) !== null) {
            state = leftUnsaved({ version: state.version, sent: state.sent, typed: state.typed }, now);
          }
          // Nothing is dropped on the way: it is unsaved here, or it was acknowledged.
          if (meant !== null && unsaved(state) !== null) expect(unsaved(state)).toBe(meant);
        }

        // In the end the network holds and nobody interferes: the last thing meant gets there.
        for (let round = 0; round < 10 && unsaved(state) !== null; round += 1) {
          now += 60_000;
          if (state.waiting.for === 'choice') tell({ type: 'chose_mine', now });
          tell({ type: 'moment_came', now });
          arrive();
        }
        expect(unsaved(state)).toBeNull();
        const lastSaid = [...happenings]
          .toReversed()
          .find((what) => what === 'type' || what === 'someone else saves');
        if (meant !== null && lastSaid === 'type') expect(server.draft).toBe(meant);
      }),
      { numRuns: 2_000 },
    );
  });
});
