import { text } from '@followthrough/shared/instrument/language.ts';
import { ASKED_ROLES } from '@followthrough/shared/rounds/grouping.ts';
import type { PaperSection } from './paper-questions.ts';
import type { PaperWords } from './paper-words.ts';
import type { FirstWords } from './words.ts';

export interface PaperForm {
  words: FirstWords;
  paper: PaperWords;
  sections: readonly PaperSection[];
  /** Large print: 18 points and more. */
  large: boolean;
}

/**
 * The paper form in the language of Typst, to become a tagged PDF (docs/answer-page.md §6). It is written in code mode throughout, where
 * every text is a quoted string: no text can become markup or code.
 */
export function paperForm({ words, paper, sections, large }: PaperForm): string {
  const roles = new Intl.ListFormat(words.language);
  let number = 0;
  const questions = sections.flatMap(({ section, questions: asked }) => [
    heading(2, text(section.title, words.language)),
    ...(section.contentNote ? [kept(text(section.contentNote, words.language))] : []),
    ...asked.map(({ question, askedOf }) => {
      number += 1;
      const { help, anchors } = question;
      const choices = [...anchors.map((anchor) => text(anchor.text, words.language)), paper.skipped];
      return together(
        heading(3, `${number}. ${text(question.prompt, words.language)}`),
        askedOf.length < ASKED_ROLES.length &&
          small(paper.askedOf(roles.format(askedOf.map((role) => paper.roles[role])))),
        help && small(text(help, words.language)),
        anchors.length > 0
          ? `list(marker: tick, spacing: 0.8em, ${choices.map(quoted).join(', ')})`
          : `{ ${paragraph(paper.yourWords)}; pdf.artifact({ for _ in range(5) { block(above: 2em, line(length: 100%, stroke: 0.5pt)) } }) }`,
      );
    }),
  ]);
  return `#{
set document(title: ${quoted(paper.title)}, date: none)
set page(paper: "us-letter", margin: 2cm, footer: context align(center, ${footer(paper)}))
set text(lang: ${quoted(words.language)}, font: "Libertinus Serif", size: ${large ? 18 : 11.5}pt)
set par(leading: 0.7em, spacing: 1em)
show heading: set block(above: 1.5em, below: 0.8em)
let tick = box(width: 0.8em, height: 0.8em, stroke: 0.7pt)
${[
  heading(1, paper.title),
  paragraph(paper.lead),
  paragraph(words.asks),
  heading(2, words.protectedTitle),
  list(words.protected),
  heading(2, words.notProtectedTitle),
  list([...words.notProtected, ...paper.paperNotProtected]),
  paragraph(words.content),
  heading(2, paper.wayTitle),
  `enum(spacing: 0.8em, ${paper.way.map(quoted).join(', ')})`,
  heading(2, words.afterSendTitle),
  list(words.afterSend),
  'pagebreak()',
  ...questions,
].join('\n')}
}
`;
}

const heading = (level: number, words: string) => `heading(level: ${level}, ${quoted(words)})`;
const paragraph = (words: string) => `par(${quoted(words)})`;
/** On the page of what follows. */
const kept = (words: string) => `block(sticky: true, emph(${quoted(words)}))`;
const small = (words: string) => `par(text(size: 0.9em, ${quoted(words)}))`;
const list = (texts: readonly string[]) => `list(spacing: 0.8em, ${texts.map(quoted).join(', ')})`;

/** Kept on one page. */
const together = (...parts: (string | false | null)[]) =>
  `block(breakable: false, { ${parts.filter(Boolean).join('; ')} })`;

function footer({ page }: PaperWords): string {
  const counted: Record<string, string> = {
    [AT]: 'str(counter(page).get().first())',
    [OF]: 'str(counter(page).final().first())',
  };
  const parts = page(AT, OF).split(/(\uE000|\uE001)/);
  return `text(size: 0.8em, ${parts.map((part) => counted[part] ?? quoted(part)).join(' + ')})`;
}

// Two characters that no text contains: where the numbers go.
const AT = '\uE000';
const OF = '\uE001';

/** A string of Typst. Only these two signs mean something within one; control characters have no shape on paper. */
function quoted(words: string): string {
  const plain = words.toWellFormed().replace(/\p{Cc}+/gu, ' ');
  return `"${plain.replace(/["\\]/g, '\\$&')}"`;
}
