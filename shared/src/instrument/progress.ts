/** How far a section has come. */
import type { Answer, Answers } from './answer.ts';
import type { Item } from './model.ts';

export interface SectionProgress {
  readonly state: 'not_started' | 'started' | 'done';
  /** Items that take an answer, and how many of them have a whole one. */
  readonly total: number;
  readonly done: number;
}

/**
 * True when an answer holds everything its figure needs. "Don't know" and the like are whole answers;
 * an item that takes another's inputs asks for nothing and is always complete.
 */
export function isComplete(item: Item, answer: Answer | undefined): boolean {
  if (item.inputs_from !== undefined) return true;
  if (!answer) return false;
  if (answer.state !== 'answered' || !item.inputs || item.type === 'commitment_tracker') return true;
  const held = new Set(heldInputs(answer.value));
  const required = item.inputs.filter((input) => input.required).map((input) => input.id);
  if (!required.every((id) => held.has(id)) || hasGap(answer.value, required)) return false;
  if (item.figure?.kind !== 'access_share') return true;
  return [...item.figure.spent, item.figure.budgeted].some((id) => held.has(id));
}

export function sectionProgress(items: readonly Item[], answers: Answers): SectionProgress {
  const asked = items.filter((item) => item.inputs_from === undefined);
  const done = asked.filter((item) => isComplete(item, answers[item.id])).length;
  const begun = asked.some((item) => answers[item.id] !== undefined);
  const state = done === asked.length ? 'done' : begun ? 'started' : 'not_started';
  return { state, total: asked.length, done };
}

/** The ids of the inputs that are filled in anywhere in the value, such as `rows[].people`. */
function heldInputs(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) =>
    Array.isArray(held) ? held.flatMap((row) => heldInputs(row).map((id) => `${key}[].${id}`)) : [key],
  );
}

/** True when a row lacks an input that every row needs. */
function hasGap(value: unknown, required: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).some(([key, held]) => {
    if (!Array.isArray(held)) return false;
    const needed = required.filter((id) => id.startsWith(`${key}[].`)).map((id) => id.slice(key.length + 3));
    return held.some((row) => needed.some((id) => !heldInputs(row).includes(id)));
  });
}
