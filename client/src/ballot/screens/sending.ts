import type { Step } from '../hand-in.ts';
import { button, el, paragraph } from '../dom.ts';
import { show } from '../screen.ts';
import { words } from '../words/words.ts';

/** Tries again by itself this long after the connection was lost. */
const SECONDS_BETWEEN_TRIES = 10;

/** What is happening, as it happens; and, when it can't go on, the wait for the next try. */
export function sendingScreen() {
  const steps = words.sendingSteps.map((text) => {
    const state = el('span', { class: 'small' });
    return { state, item: el('li', {}, text, ' ', state) };
  });
  const heading = el('h1', {}, words.sendingTitle);
  const below = el('div', { role: 'status' });
  show([heading, el('ol', { class: 'sending' }, ...steps.map(({ item }) => item)), below]);

  const wait = (title: string, texts: readonly string[], seconds: number) =>
    new Promise<void>((resolve) => {
      const again = () => {
        clearTimeout(timer);
        removeEventListener('online', again);
        heading.textContent = words.sendingTitle;
        below.replaceChildren();
        resolve();
      };
      const timer = setTimeout(again, 1000 * seconds);
      addEventListener('online', again);
      heading.textContent = title;
      for (const { state } of steps)
        if (state.textContent === `(${words.stepNow})`) state.textContent = `(${words.stepWaits})`;
      below.replaceChildren(
        el('div', { class: 'note attn' }, ...texts.map((text) => paragraph(text))),
        el('p', { class: 'row actions' }, button(words.tryAgain, again)),
      );
    });

  return {
    at(step: Step) {
      for (const [i, { state }] of steps.entries()) {
        state.textContent = i < step ? `(${words.stepDone})` : i === step ? `(${words.stepNow})` : '';
      }
    },
    lost: (isFirst: boolean) =>
      wait(
        words.offlineTitle,
        isFirst ? [...words.offline, words.offlineWords] : words.offline,
        SECONDS_BETWEEN_TRIES,
      ),
    busy: (seconds: number) => wait(words.busyTitle, [words.busy(seconds)], seconds),
  };
}
