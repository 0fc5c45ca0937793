import { button, el, paragraph } from '../dom.ts';
import type { Draft } from '../draft.ts';
import { show } from '../screen.ts';
import { read, words } from '../words/words.ts';

/** What the leader told her people, for them to contradict. */
export function publishedFacts(
  draft: Draft,
  { back, forward }: { back: () => void; forward: () => void },
): void {
  const { publishedFacts: facts, round } = draft.asked;
  const submit = (event: Event) => {
    event.preventDefault();
    forward();
  };
  const items = facts.map(({ itemId, prompt, answer }) =>
    el(
      'li',
      {},
      el('p', {}, el('span', { class: 'small' }, read(prompt)), el('br'), el('b', {}, read(answer))),
      el(
        'label',
        { class: 'choice' },
        el('input', {
          type: 'checkbox',
          checked: draft.mismatches(itemId),
          autocomplete: 'off',
          'aria-label': `${words.mismatch}: ${read(prompt)}`,
          change: (event) => draft.setMismatch(itemId, (event.target as HTMLInputElement).checked),
        }),
        words.mismatch,
      ),
    ),
  );
  show(
    [
      el('h1', {}, words.factsTitle(round.orgName)),
      paragraph(words.factsLead, 'lead'),
      el(
        'form',
        { submit },
        el('ul', { class: 'plain claims' }, ...items),
        el(
          'p',
          { class: 'row actions' },
          el('button', { type: 'submit', class: 'btn' }, words.goOn),
          button(words.back, back, 'quiet'),
        ),
      ),
    ],
    { back },
  );
}
