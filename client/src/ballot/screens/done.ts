import { roundCode } from '@followthrough/shared/ballots/round-code.ts';
import type { Asked } from '../draft.ts';
import { button, el, paragraph } from '../dom.ts';
import { isShared } from '../modes.ts';
import { show } from '../screen.ts';
import { when, words } from '../words/words.ts';

/** A shared device empties itself after this long. */
const SECONDS_UNTIL_EMPTY = 60;

export function doneScreen({ round }: Asked, what: 'first' | 'changed' | 'withdrawn'): void {
  const seal = when(round.sealAt);
  const titles = { first: words.doneTitle, changed: words.changedTitle, withdrawn: words.withdrawnTitle };
  const finish = () => location.replace(`${location.pathname}?shared`);
  if (isShared) setTimeout(finish, 1000 * SECONDS_UNTIL_EMPTY);
  show([
    el('h1', {}, titles[what]),
    what === 'withdrawn'
      ? paragraph(words.withdrawn(seal), 'lead')
      : el(
          'p',
          { class: 'lead' },
          words.done(seal),
          ' ',
          el('b', { class: 'code' }, roundCode(round.roundId)),
          '.',
        ),
    what === 'first' && paragraph(words.doneNoWords),
    paragraph(isShared ? words.sharedDone : words.closeAdvice),
    isShared && el('p', { class: 'row actions' }, button(words.finish, finish)),
    el(
      'section',
      { class: 'support' },
      el('h2', {}, words.supportTitle),
      paragraph(words.supportLead, 'small'),
      el(
        'ul',
        { class: 'small' },
        ...words.support.map((line) =>
          el(
            'li',
            {},
            `${line.name}: `,
            el('a', { class: 'line', href: `tel:${line.call.replaceAll('-', '')}` }, line.call),
            line.or,
          ),
        ),
      ),
      paragraph(words.supportElse, 'small'),
    ),
  ]);
}
