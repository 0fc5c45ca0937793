import { isDeepStrictEqual } from 'node:util';
import type { SavedAnswer } from '@followthrough/shared/api/assessment.ts';
import { savedAnswer, wireAnswer } from '@followthrough/shared/api/assessment.ts';
import { validateAnswer } from '@followthrough/shared/instrument/answers.ts';
import type { Answer, Answers } from '@followthrough/shared/instrument/answer.ts';
import type { Item } from '@followthrough/shared/instrument/model.ts';
import { Problem } from '../../http/problem.ts';
import type { AnswerRow, StoredAnswer } from './queries.ts';

export function savedOf(row: AnswerRow): SavedAnswer {
  return savedAnswer.parse({
    state: row.state,
    value: row.value,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.note === null ? {} : { note: row.note }),
    links: row.links,
    version: row.version,
    changedBy: row.changed_by,
    changedAt: row.changed_at.toISOString(),
  });
}

/** The answers as the rules see them: a row in which nothing is chosen is no answer. */
export function answersFrom(rows: readonly AnswerRow[]): Answers {
  return Object.fromEntries(
    rows.flatMap((row) => {
      const { state, value, reason, note, links } = savedOf(row);
      if (state === 'blank') return [];
      const answer = { state, value, links, ...(reason && { reason }), ...(note && { note }) } as Answer;
      return [[row.item_id, answer]];
    }),
  );
}

/** What a person sent, in its stored form; throws `answer_invalid` with every mistake and what to do about it. */
export function readAnswer(item: Item, sent: unknown, today: string): StoredAnswer {
  const blank = wireAnswer.shape.state.safeParse((sent as { state?: unknown }).state).data === 'blank';
  // Nothing chosen yet, but a note or links: checked as the plainest choice, which then isn't made.
  const checked = blank
    ? validateAnswer(
        { ...item, allow: { ...item.allow, dont_know: true } },
        { ...(sent as object), state: 'dont_know' },
        { today },
      )
    : validateAnswer(item, sent, { today });
  if (!checked.ok) {
    const errors = checked.errors.map(({ field, code, message }) => ({ field, code, message: message.en }));
    throw new Problem('answer_invalid', {}, errors);
  }
  return blank ? { ...checked.answer, state: 'blank' } : checked.answer;
}

/** The same content, whoever saved it and when. */
export function sameAnswer(row: AnswerRow, answer: StoredAnswer): boolean {
  const { state, value, reason, note, links } = savedOf(row);
  return isDeepStrictEqual(
    { state, value, reason, note, links },
    {
      state: answer.state,
      value: answer.value,
      reason: answer.reason,
      note: answer.note,
      links: [...answer.links],
    },
  );
}
