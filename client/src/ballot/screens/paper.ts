import type { Asked } from '../draft.ts';
import { isNote } from '../draft.ts';
import { button, el, paragraph } from '../dom.ts';
import { isAloud, isShared, openInMode } from '../modes.ts';
import { show } from '../screen.ts';
import { read, when, words } from '../words/words.ts';
import { contentNote, contentNoteText } from './question.ts';

/** For people who don't answer on a screen of their own: paper, plain text, an interviewer, a shared device. */
export function paperScreen(asked: Asked, token: string, back: () => void): void {
  const { publishedFacts, questionnaire, round } = asked;
  const { questions } = questionnaire;
  show(
    [
      el('h1', {}, words.paperTitle),
      paragraph(words.paperLead, 'lead print-not'),
      el(
        'p',
        { class: 'row' },
        button(words.paperPrint, () => print(), 'second slim'),
        button(words.paperText, () => save(asPlainText(asked)), 'second slim'),
        pdf('/answer.pdf', words.paperPdf),
        pdf('/answer.pdf?large', words.paperPdfLarge),
        !isAloud && button(words.aloudMode, () => openInMode('aloud', token), 'second slim'),
        !isShared && button(words.sharedMode, () => openInMode('shared', token), 'second slim'),
        button(words.back, back, 'quiet slim'),
      ),
      paragraph(words.dates(when(round.closesAt), when(round.sealAt)), 'small'),
      el(
        'ol',
        { class: 'paper' },
        ...questions.map((question) =>
          el(
            'li',
            {},
            contentNote(asked, question),
            el('h2', {}, read(question.prompt)),
            question.help && paragraph(read(question.help), 'small'),
            isNote(question)
              ? el('div', { class: 'lines' }, el('hr'), el('hr'), el('hr'), el('hr'))
              : el(
                  'ul',
                  { class: 'boxes' },
                  ...question.anchors.map(({ text }) => el('li', {}, read(text))),
                  el('li', {}, words.skipped),
                ),
          ),
        ),
      ),
      publishedFacts.length > 0 && factsOnPaper(asked),
    ],
    { back },
  );
}

const factsOnPaper = ({ publishedFacts, round }: Asked) =>
  el(
    'section',
    {},
    el('h2', {}, words.factsTitle(round.orgName)),
    paragraph(words.factsLead),
    el(
      'ul',
      { class: 'plain claims' },
      ...publishedFacts.map(({ prompt, answer }) =>
        el(
          'li',
          {},
          paragraph(read(prompt), 'small'),
          paragraph(read(answer)),
          el('ul', { class: 'boxes' }, el('li', {}, words.mismatch)),
        ),
      ),
    ),
  );

/** In a window of its own, so that this page and what is on it stays. */
const pdf = (href: string, text: string) =>
  el('a', { class: 'btn second slim', href, target: '_blank', rel: 'noreferrer' }, text);

function asPlainText(asked: Asked): string {
  const { publishedFacts, questionnaire, round } = asked;
  const blocks = questionnaire.questions.map((question, i) => {
    const note = contentNoteText(asked, question);
    const choices = [...question.anchors.map(({ text }) => read(text)), words.skipped];
    return [
      ...(note === null ? [] : [`${words.note}: ${note}\n`]),
      `${i + 1}. ${read(question.prompt)}`,
      ...(question.help ? [`   ${read(question.help)}`] : []),
      ...(isNote(question) ? ['   ____________________'] : choices.map((choice) => `   [ ] ${choice}`)),
    ].join('\n');
  });
  const facts = publishedFacts.map(({ prompt, answer }) =>
    [read(prompt), read(answer), `   [ ] ${words.mismatch}`].join('\n'),
  );
  return [
    round.orgName,
    words.dates(when(round.closesAt), when(round.sealAt)),
    ...blocks,
    ...(facts.length === 0 ? [] : [words.factsTitle(round.orgName), words.factsLead, ...facts]),
    '',
  ].join('\n\n');
}

function save(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  el('a', { href: address, download: 'questions.txt' }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
