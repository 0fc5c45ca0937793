import type { Asked } from '../draft.ts';
import { button, el, fold, paragraph } from '../dom.ts';
import { when, words } from '../words/words.ts';
import { minutesFor } from './questions.ts';

/** A clock that is off by less than this is off by the way that clocks are. */
const CLOCK_TOLERANCE = 10 * 60 * 1000;

interface Doing {
  start: () => void;
  all: () => void;
  haveWords: () => void;
  onPaper: () => void;
}

/** What the invitation adds to the first paint, which the server wrote before it knew whose it is. */
export function fillWelcome(
  { round, stratum, questionnaire }: Asked,
  { start, all, haveWords, onPaper }: Doing,
): void {
  const isClockOff = Math.abs(Date.now() - Date.parse(round.now)) > CLOCK_TOLERANCE;
  document
    .getElementById('asks')
    ?.replaceChildren(words.asks(round.orgName, minutesFor(questionnaire.questions.length)));
  document
    .getElementById('start')
    ?.replaceChildren(
      paragraph(words.dates(when(round.closesAt), when(round.sealAt))),
      isClockOff ? el('div', { class: 'note' }, paragraph(words.clockOff)) : '',
      el(
        'p',
        { class: 'row actions' },
        button(words.start, start),
        button(words.allOnOnePage, all, 'second'),
      ),
      el(
        'p',
        { class: 'row' },
        button(words.haveWords, haveWords, 'quiet slim'),
        button(words.onPaper, onPaper, 'quiet slim'),
      ),
      fold(words.keysTitle, paragraph(words.keys(stratum.fingerprint), 'small')),
    );
}
