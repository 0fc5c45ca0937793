import { roundCode } from '@followthrough/shared/ballots/round-code.ts';
import { button, el, freshId, list, paragraph } from '../dom.ts';
import type { Draft } from '../draft.ts';
import { isShared } from '../modes.ts';
import { show } from '../screen.ts';
import { when, words } from '../words/words.ts';

/** The twelve words, and the proof that they were kept or are not wanted, before anything is sent. */
export function receiptScreen(
  draft: Draft,
  receiptWords: readonly string[],
  { back, send }: { back: () => void; send: () => void },
): void {
  const { roundId, sealAt } = draft.asked.round;
  const code = roundCode(roundId);
  const said = el('p', { class: 'small', role: 'status' });
  const copy = () =>
    void navigator.clipboard
      .writeText(
        `${receiptWords.join(' ')}\n${words.roundCode} ${code}\n${location.origin}${location.pathname}`,
      )
      .then(
        () => (said.textContent = words.copied),
        () => (said.textContent = words.copyFailed),
      );
  const check = keepingCheck(receiptWords, send);
  const [before, bold, after] = words.receiptNote;
  show(
    [
      el('h1', {}, words.receiptTitle),
      paragraph(words.receiptLead, 'lead'),
      el('ol', { class: 'words' }, ...receiptWords.map((word) => el('li', {}, word))),
      el('p', {}, `${words.roundCode} `, el('b', { class: 'code' }, code)),
      paragraph(words.whereTo(location.host + location.pathname), 'small'),
      el(
        'p',
        { class: 'row' },
        // What a shared device copies, the next person can paste.
        !isShared && button(words.copy, copy, 'second slim'),
        button(words.print, () => print(), 'second slim'),
      ),
      said,
      el('div', { class: 'note' }, el('p', {}, before ?? '', el('b', {}, bold ?? ''), after ?? '')),
      el(
        'div',
        { class: 'two' },
        el('div', {}, el('h2', {}, words.canDoTitle), list(words.canDo(when(sealAt)), 'small')),
        el('div', {}, el('h2', {}, words.afterSealTitle), paragraph(words.afterSeal(when(sealAt)), 'small')),
      ),
      el(
        'form',
        { submit: check.submit, novalidate: true, class: 'keeping' },
        check.fields,
        el(
          'p',
          { class: 'row actions' },
          el(
            'button',
            { type: 'submit', class: 'btn' },
            draft.answered === 0 ? words.sendNone : words.sendFirst(draft.answered),
          ),
          button(words.lookAgain, back, 'quiet'),
        ),
      ),
    ],
    { back },
  );
}

/** Two of the words typed again, or a plain "no". */
function keepingCheck(receiptWords: readonly string[], passed: () => void) {
  const asked = twoPlaces(receiptWords.length).map((place) => {
    const [id, messageId] = [freshId(), freshId()];
    const message = el('p', { id: messageId, class: 'msg' });
    const input = el('input', {
      id,
      class: 'input short',
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
      'aria-describedby': messageId,
    });
    const field = el(
      'div',
      { class: 'field' },
      el('label', { for: id }, words.wordNumber(place + 1)),
      input,
      message,
    );
    return { place, input, message, field };
  });
  const dontKeep = el('input', { type: 'checkbox', autocomplete: 'off' });
  const fields = el(
    'fieldset',
    {},
    el('legend', {}, el('h2', {}, words.checkTitle)),
    paragraph(words.checkHint, 'hint'),
    el('div', { class: 'two' }, ...asked.map(({ field }) => field)),
    el('label', { class: 'choice' }, dontKeep, words.dontKeep),
  );

  const submit = (event: Event) => {
    event.preventDefault();
    const wrong = dontKeep.checked
      ? []
      : asked.filter(({ place, input }) => input.value.trim().toLowerCase() !== receiptWords[place]);
    for (const { place, input, message, field } of asked) {
      const isWrong = wrong.some((one) => one.input === input);
      const text = input.value.trim() === '' ? words.checkEmpty(place + 1) : words.checkWrong(place + 1);
      message.textContent = isWrong ? text : '';
      field.classList.toggle('has-error', isWrong);
      input.setAttribute('aria-invalid', String(isWrong));
    }
    const [first] = wrong;
    if (first) first.input.focus();
    else passed();
  };
  return { fields, submit };
}

/** Chosen anew each time, so that nobody learns to type the same two. */
function twoPlaces(count: number): number[] {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2));
  const first = a % count;
  const second = (first + 1 + (b % (count - 1))) % count;
  return [first, second].toSorted((one, other) => one - other);
}
