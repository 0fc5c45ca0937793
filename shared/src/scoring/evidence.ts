import type { Answer } from '../instrument/answer.ts';

/** A note shorter than this says too little to stand as evidence. */
const LEAST_NOTE_LENGTH = 20;

/** Whether something stands behind an answer: a file, a link, or a note of some length (docs/scoring.md §6). */
export function hasEvidence(answer: Answer | undefined, hasFile: boolean): boolean {
  return (
    hasFile || (answer?.links.length ?? 0) > 0 || (answer?.note?.trim().length ?? 0) >= LEAST_NOTE_LENGTH
  );
}
