import type { Question } from '@followthrough/shared/ballots/content.ts';
import { LONGEST_COMMENT } from '@followthrough/shared/ballots/longest-comment.ts';
import { el, freshId, paragraph } from '../dom.ts';
import type { Asked, Draft } from '../draft.ts';
import { isNote } from '../draft.ts';
import { isAloud } from '../modes.ts';
import { read, words } from '../words/words.ts';

/** One question with its answers, none chosen beforehand. `heading`: h1 where it is alone on its screen. */
export function questionField(draft: Draft, question: Question, heading: 'h1' | 'h2'): HTMLElement {
  return isNote(question) ? commentField(draft, question, heading) : levelsField(draft, question, heading);
}

/** The warning that stands above the first question of a heavy part. */
export function contentNote(asked: Asked, question: Question): HTMLElement | null {
  const note = contentNoteText(asked, question);
  if (note === null) return null;
  return el(
    'div',
    { class: 'note attn', role: 'note' },
    el('p', {}, el('b', {}, words.note)),
    paragraph(note),
  );
}

/** Null before a question that is not the first of a heavy part. */
export function contentNoteText({ questionnaire }: Asked, question: Question): string | null {
  const { sections, questions } = questionnaire;
  const isFirst = questions.find((one) => one.recommendation === question.recommendation) === question;
  const note = sections.find((section) => section.recommendation === question.recommendation)?.contentNote;
  return isFirst && note ? read(note) : null;
}

function levelsField(draft: Draft, question: Question, heading: 'h1' | 'h2'): HTMLElement {
  const name = freshId();
  const { itemId } = question;
  const radio = (value: number | 'skipped') =>
    el('input', {
      type: 'radio',
      name,
      value,
      checked: draft.answer(itemId) === value,
      autocomplete: 'off',
      change: () => draft.setAnswer(itemId, value),
    });
  const levels = question.anchors.map(({ level, text }) =>
    el(
      'li',
      {},
      el(
        'label',
        {},
        radio(level),
        el('span', { class: 'txt' }, isAloud && el('b', {}, `${level + 1}. `), read(text)),
      ),
    ),
  );
  return el(
    'fieldset',
    { class: 'q' },
    el('legend', {}, el(heading, {}, read(question.prompt))),
    question.help && paragraph(read(question.help), 'small'),
    isAloud && paragraph(words.aloudQuestion, 'small aside'),
    el('ul', { class: 'anchors' }, ...levels),
    paragraph(words.or, 'or'),
    el(
      'ul',
      { class: 'choices' },
      el('li', {}, el('label', { class: 'choice' }, radio('skipped'), words.skipped)),
    ),
  );
}

function commentField(draft: Draft, question: Question, heading: 'h1' | 'h2'): HTMLElement {
  const { itemId } = question;
  const [id, hintId] = [freshId(), freshId()];
  const left = () => words.commentHint(LONGEST_COMMENT - area.value.length);
  const area = el('textarea', {
    id,
    class: 'input',
    rows: 6,
    maxlength: LONGEST_COMMENT,
    dir: 'auto',
    autocomplete: 'off',
    'aria-describedby': hintId,
    input: () => {
      draft.setComment(itemId, area.value);
      hint.textContent = left();
    },
  });
  area.value = draft.comment(itemId);
  const hint = el('p', { id: hintId, class: 'hint' }, left());
  return el(
    'div',
    { class: 'q' },
    el(heading, {}, read(question.prompt)),
    question.help && paragraph(read(question.help), 'small'),
    paragraph(words.commentUse, 'small'),
    el('div', { class: 'field' }, el('label', { for: id }, words.comment), area, hint),
  );
}
