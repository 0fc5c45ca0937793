import type { QueuedAnswer } from '../saving/answer-queue.ts';

/** Messages by place: what the server refused, and what can't be read as a number. */
export function messagesOf(
  answer: QueuedAnswer | undefined,
  unreadable: ReadonlySet<string>,
  unreadableMessage: string,
): ReadonlyMap<string, string> {
  const messages = new Map<string, string>();
  if (answer?.saving.waiting.for === 'correction') {
    const { problem } = answer.saving.waiting;
    for (const { field, message } of problem.errors) if (!messages.has(field)) messages.set(field, message);
    // A refusal that is about no field, such as a cycle that closed meanwhile.
    if (problem.errors.length === 0) messages.set('value', problem.message);
  }
  for (const place of unreadable) messages.set(place, unreadableMessage);
  return messages;
}
