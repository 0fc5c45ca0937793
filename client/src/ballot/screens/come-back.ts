import { roundIdPrefix } from '@followthrough/shared/ballots/round-code.ts';
import { button, el, paragraph } from '../dom.ts';
import { readWords } from '../receipt.ts';
import { show } from '../screen.ts';
import { words } from '../words/words.ts';
import { textField } from './text-field.ts';

interface Entered {
  receipt: Uint8Array;
  /** null where the round is known already. */
  code: string | null;
}

/** The twelve words, and the code of the round unless the invitation told. `lookUp` returns what to say beside the code. */
export function comeBackScreen(
  isRoundKnown: boolean,
  { back, lookUp }: { back: () => void; lookUp: (entered: Entered) => Promise<string | null> },
): void {
  const code = textField({ label: words.codeLabel, hint: words.codeHint });
  const typed = textField({ label: words.wordsLabel, hint: words.wordsHint, isLong: true });
  const status = el('p', { role: 'status', class: 'small' });

  const whatIsWrong = (read: Awaited<ReturnType<typeof readWords>>): string | null => {
    if (read.ok) return null;
    switch (read.problem) {
      case 'wrong_count':
        return words.wordsCount(read.words);
      case 'unknown_word':
        return words.wordUnknown(read.position, read.word);
      case 'wrong_words':
        return words.wordsWrong;
    }
  };
  let isLookingUp = false;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isLookingUp) return;
    const read = await readWords(typed.input.value);
    const isWrong = typed.says(whatIsWrong(read));
    if (!isRoundKnown && code.says(roundIdPrefix(code.input.value) === null ? words.codeWrong : null)) return;
    if (isWrong || !read.ok) return;
    isLookingUp = true;
    status.textContent = words.lookingUp;
    const problem = await lookUp({ receipt: read.secret, code: isRoundKnown ? null : code.input.value });
    isLookingUp = false;
    status.textContent = '';
    code.says(problem);
  };
  show(
    [
      el('h1', {}, words.returnTitle),
      paragraph(words.returnLead, 'lead'),
      el(
        'form',
        { submit: (event) => void submit(event), novalidate: true },
        !isRoundKnown && code.field,
        typed.field,
        el(
          'p',
          { class: 'row actions' },
          el('button', { type: 'submit', class: 'btn' }, words.lookUp),
          button(words.back, back, 'quiet'),
        ),
        status,
      ),
    ],
    { back },
  );
}
