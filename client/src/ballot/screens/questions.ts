import type { Question } from '@followthrough/shared/ballots/content.ts';
import { button, el, fold, paragraph, svg } from '../dom.ts';
import type { Draft } from '../draft.ts';
import { isNote } from '../draft.ts';
import { show } from '../screen.ts';
import { when, words } from '../words/words.ts';
import { contentNote, questionField } from './question.ts';
import { protection } from './protection.ts';

/** What people took in trials of such forms: about two thirds of a minute for a question with five behaviors. */
const MINUTES_PER_QUESTION = 0.65;

export const minutesFor = (questions: number): number =>
  Math.max(1, Math.round(questions * MINUTES_PER_QUESTION));

interface Leaving {
  isEdit: boolean;
  back: (() => void) | undefined;
  forward: () => void;
  /** To the other way of going through the questions. */
  switchView: () => void;
}

export function oneQuestion(draft: Draft, at: number, { isEdit, back, forward, switchView }: Leaving): void {
  const { questions } = draft.asked.questionnaire;
  const question = questions[at]!;
  const skip = () => {
    if (isNote(question)) draft.setComment(question.itemId, '');
    else draft.setAnswer(question.itemId, 'skipped');
    forward();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    forward();
  };
  show(
    [
      throughLine(at, questions),
      paragraph(words.progress(at + 1, questions.length, minutesFor(questions.length - at)), 'small'),
      contentNote(draft.asked, question),
      el(
        'form',
        { submit },
        questionField(draft, question, 'h1'),
        el(
          'p',
          { class: 'row actions' },
          el('button', { type: 'submit', class: 'btn' }, words.goOn),
          button(words.skipThis, skip, 'quiet'),
          back ? button(words.back, back, 'quiet') : null,
        ),
      ),
      aside(draft, isEdit, button(words.allOnOnePage, switchView, 'quiet slim')),
    ],
    { back },
  );
}

export function allQuestions(draft: Draft, { isEdit, back, forward, switchView }: Leaving): void {
  const { questions } = draft.asked.questionnaire;
  const submit = (event: Event) => {
    event.preventDefault();
    forward();
  };
  show(
    [
      el('h1', {}, words.allTitle(questions.length)),
      paragraph(words.allHint, 'lead'),
      el(
        'form',
        { submit, class: 'all' },
        ...questions.flatMap((question) => [
          contentNote(draft.asked, question),
          questionField(draft, question, 'h2'),
        ]),
        el(
          'p',
          { class: 'row actions' },
          el('button', { type: 'submit', class: 'btn' }, words.goOn),
          back ? button(words.back, back, 'quiet') : null,
        ),
      ),
      aside(draft, isEdit, button(words.oneAtATime, switchView, 'quiet slim')),
    ],
    { back },
  );
}

function aside(draft: Draft, isEdit: boolean, switchView: HTMLElement): HTMLElement {
  return el(
    'div',
    { class: 'aside' },
    fold(words.protectedFold, protection()),
    fold(words.stopFold, paragraph(isEdit ? words.stopEdit : words.stop(when(draft.asked.round.closesAt)))),
    el('p', {}, switchView),
  );
}

/** The road walked so far: solid, here, hollow. */
function throughLine(at: number, questions: readonly Question[]): SVGElement {
  const place = (i: number) => `${2 + (96 * i) / Math.max(1, questions.length - 1)}%`;
  const dots = questions.flatMap((_, i) => {
    const ring = svg('circle', {
      class: i < at ? 'walked' : 'ahead',
      cx: place(i),
      cy: 8,
      r: i === at ? 6.5 : 4,
    });
    return i === at ? [ring, svg('circle', { class: 'walked', cx: place(i), cy: 8, r: 3 })] : [ring];
  });
  return svg(
    'svg',
    { role: 'img', class: 'through', 'aria-label': words.progressName(at + 1, questions.length) },
    svg('line', { x1: '2%', x2: '98%', y1: 8, y2: 8 }),
    ...dots,
  );
}
