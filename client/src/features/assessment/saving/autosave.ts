/**
 * Saving one answer as it is typed: a state and what each event makes of it. No clock, no network, no storage in here.
 *
 * The promise it keeps: what the server acknowledged is saved; what it did not is still here, in the order it was
 * typed, and the last thing typed is never dropped unless its writer chooses someone else's answer over it.
 */

/** What the server has, as another save or another person left it. */
export interface Standing<Draft> {
  draft: Draft;
  version: number;
}

/** What stands between the draft and the server. */
type Waiting<Draft, Problem> =
  | { for: 'nothing' }
  | { for: 'moment'; at: number }
  | { for: 'reply' }
  /** Someone saved in between: the writer chooses. */
  | { for: 'choice'; current: Standing<Draft> }
  /** The server refused what was typed: the writer corrects it, or does what the problem says. */
  | { for: 'correction'; problem: Problem };

export interface Saving<Draft, Problem> {
  /** The version that the next save is based on; 0 before the first. */
  readonly version: number;
  /**
   * Sent, with its fate unknown until the server answers. It is sent again unchanged: the server may have it already,
   * and recognizes it.
   */
  readonly sent: Draft | null;
  /** Typed since. */
  readonly typed: Draft | null;
  readonly waiting: Waiting<Draft, Problem>;
  /** Sends in a row that got no answer. */
  readonly failures: number;
  /** When the server last acknowledged a save, in ms; null before the first on this page. */
  readonly savedAt: number | null;
}

export type SavingEvent<Draft, Problem> =
  | { type: 'typed'; draft: Draft; now: number }
  | { type: 'moment_came'; now: number }
  | { type: 'acknowledged'; version: number; now: number }
  | { type: 'unanswered'; now: number }
  | { type: 'overtaken'; current: Standing<Draft> }
  | { type: 'refused'; problem: Problem; now: number }
  | { type: 'chose_mine'; now: number }
  | { type: 'chose_theirs' }
  | { type: 'network_back'; now: number }
  /** Another tab of this browser saved. */
  | { type: 'saved_elsewhere'; version: number };

/** Long enough not to send each letter, short enough that "Saved" follows the pause after a word. */
export const TYPING_PAUSE_MS = 700;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

export function nothingTyped<Draft, Problem>(version: number): Saving<Draft, Problem> {
  return { version, sent: null, typed: null, waiting: { for: 'nothing' }, failures: 0, savedAt: null };
}

/** What an earlier page of this browser left unsaved: it is sent at once. */
export function leftUnsaved<Draft, Problem>(
  kept: { version: number; sent: Draft | null; typed: Draft | null },
  now: number,
): Saving<Draft, Problem> {
  return {
    ...nothingTyped(kept.version),
    sent: kept.sent,
    typed: kept.typed,
    waiting: { for: 'moment', at: now },
  };
}

/** The last thing typed that the server hasn't acknowledged. */
export function unsaved<Draft, Problem>(saving: Saving<Draft, Problem>): Draft | null {
  return saving.typed ?? saving.sent;
}

/** What must be sent now; null unless the state has just come to wait for a reply. */
export function onTheWay<Draft, Problem>(saving: Saving<Draft, Problem>): Standing<Draft> | null {
  if (saving.waiting.for !== 'reply' || saving.sent === null) return null;
  return { draft: saving.sent, version: saving.version };
}

export function step<Draft, Problem>(
  saving: Saving<Draft, Problem>,
  event: SavingEvent<Draft, Problem>,
): Saving<Draft, Problem> {
  switch (event.type) {
    case 'typed':
      return { ...saving, typed: event.draft, waiting: afterTyping(saving, event.now) };
    case 'moment_came':
      if (saving.waiting.for !== 'moment' || event.now < saving.waiting.at) return saving;
      if (saving.sent !== null) return { ...saving, waiting: { for: 'reply' } };
      return { ...saving, sent: saving.typed, typed: null, waiting: { for: 'reply' } };
    case 'acknowledged':
      if (saving.waiting.for !== 'reply') return saving;
      return {
        version: event.version,
        sent: null,
        typed: saving.typed,
        waiting: saving.typed === null ? { for: 'nothing' } : { for: 'moment', at: event.now },
        failures: 0,
        savedAt: event.now,
      };
    case 'unanswered':
      if (saving.waiting.for !== 'reply') return saving;
      return {
        ...saving,
        failures: saving.failures + 1,
        waiting: { for: 'moment', at: event.now + retryPause(saving.failures) },
      };
    case 'overtaken':
      if (saving.waiting.for !== 'reply') return saving;
      return toBeDecided(saving, { for: 'choice', current: event.current });
    case 'refused':
      if (saving.waiting.for !== 'reply') return saving;
      // What was typed since may already be the correction.
      if (saving.typed !== null) {
        return { ...saving, sent: null, failures: 0, waiting: { for: 'moment', at: event.now } };
      }
      return toBeDecided(saving, { for: 'correction', problem: event.problem });
    case 'chose_mine':
      if (saving.waiting.for !== 'choice') return saving;
      return {
        ...saving,
        version: saving.waiting.current.version,
        waiting: { for: 'moment', at: event.now },
      };
    case 'chose_theirs':
      if (saving.waiting.for !== 'choice') return saving;
      return { ...nothingTyped(saving.waiting.current.version), savedAt: saving.savedAt };
    case 'network_back':
      if (saving.waiting.for !== 'moment' || saving.failures === 0) return saving;
      return { ...saving, waiting: { for: 'moment', at: event.now } };
    case 'saved_elsewhere':
      // With something unsaved here, the server's refusal will bring the choice; nothing is merged in silence.
      if (unsaved(saving) !== null || event.version <= saving.version) return saving;
      return { ...saving, version: event.version };
  }
}

function afterTyping<Draft, Problem>(
  { waiting, failures }: Saving<Draft, Problem>,
  now: number,
): Waiting<Draft, Problem> {
  const underWay = waiting.for === 'reply' || waiting.for === 'choice';
  const backingOff = waiting.for === 'moment' && failures > 0;
  return underWay || backingOff ? waiting : { for: 'moment', at: now + TYPING_PAUSE_MS };
}

/** The writer has the word: what was sent has come back, and counts as typed unless something newer was. */
function toBeDecided<Draft, Problem>(
  saving: Saving<Draft, Problem>,
  waiting: Waiting<Draft, Problem>,
): Saving<Draft, Problem> {
  return { ...saving, typed: unsaved(saving), sent: null, failures: 0, waiting };
}

function retryPause(failuresBefore: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failuresBefore);
}
