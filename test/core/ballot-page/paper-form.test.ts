import { describe, expect, it } from 'vitest';
import { instrumentSchema } from '@followthrough/shared/instrument/model.ts';
import { paperForm } from '../../../server/src/doors/page/paper-form.ts';
import { paperQuestions } from '../../../server/src/doors/page/paper-questions.ts';
import { englishPaper as paper } from '../../../server/src/doors/page/paper-words.ts';
import { taggedPdf } from '../../../server/src/doors/page/typst.ts';
import { english as words } from '../../../server/src/doors/page/words.ts';
import newest from '../../../shared/instruments/nine-recommendations.v1.1.json' with { type: 'json' };

const instrument = instrumentSchema.parse(newest);
const sections = paperQuestions(instrument);
const asked = sections.flatMap(({ questions }) => questions);

describe('the questions on paper', () => {
  it('are those that anybody is asked, each once and with whose it is', () => {
    const ids = asked.map(({ question }) => question.itemId);
    expect(new Set(ids).size).toBe(ids.length);
    const voices = instrument.recommendations.flatMap(({ items }) =>
      items.filter(({ kind }) => kind === 'perception').map(({ id }) => id),
    );
    expect(ids).toEqual(expect.arrayContaining(voices));
    expect(asked.find(({ question }) => question.itemId === 'R1.pay_voice')?.askedOf).toEqual([
      'staff',
      'board',
    ]);
  });

  it('are worded for every kind of organization alike', () => {
    const worded = instrument.recommendations.flatMap(({ items }) =>
      items.filter((item) => item.wording_for).map(({ id }) => id),
    );
    expect(asked.filter(({ question }) => worded.includes(question.itemId))).toEqual([]);
  });
});

describe('the form', () => {
  it('says what the page says, how paper gets in, and every question with its choices', () => {
    const source = paperForm({ words, paper, sections, large: false });
    const said = [...words.protected, ...words.notProtected, ...words.afterSend, ...paper.way];
    for (const { question } of asked) said.push(...question.anchors.map(({ text }) => text.en));
    for (const text of said) expect(source).toContain(`"${text}"`);
    asked.forEach(({ question }, i) => expect(source).toContain(`"${i + 1}. ${question.prompt.en}"`));
  });

  it('is set larger in large print', () => {
    expect(paperForm({ words, paper, sections, large: false })).toContain('size: 11.5pt');
    expect(paperForm({ words, paper, sections, large: true })).toContain('size: 18pt');
  });

  const hostile = [
    '"), panic("out"), text("',
    '\\"); panic("out"); ("',
    'ends in a backslash \\',
    '#panic("out") $x$ *b* @ref <label> `raw` // comment /* more',
    '#read("/etc/passwd") #import "@preview/x:1.0.0"',
    'line\nbreak \r\n tab\t nul\0 bell\u0007 half \uD800',
    '\\u{22}); panic("out")',
  ];
  it.each(hostile)('lets no text become markup or code: %j', (text) => {
    const source = paperForm({
      words: { ...words, protectedTitle: text, protected: [text] },
      paper: { ...paper, title: text, page: (at, of) => `${text} ${at} ${of}` },
      sections,
      large: false,
    });
    // Outside its quoted strings the source is the same whatever the texts say.
    const outside = (typst: string) => typst.replace(/"(?:[^"\\]|\\["\\])*"/g, '""');
    const calm = paperForm({
      words: { ...words, protectedTitle: 'a', protected: ['a'] },
      paper: { ...paper, title: 'a', page: (at, of) => `a ${at} ${of}` },
      sections,
      large: false,
    });
    expect(outside(source)).toBe(outside(calm));
  });

  it.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'is understood by the compiler with such texts in it',
    () => {
      const form = paperForm({
        words: { ...words, protected: hostile },
        paper: { ...paper, title: hostile.join('') },
        sections,
        large: true,
      });
      expect(taggedPdf(form)?.subarray(0, 5).toString()).toBe('%PDF-');
    },
  );
});
