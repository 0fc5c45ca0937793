/** One screen at a time, in `main`. Its heading takes the focus, so that a screen reader says where one is. */

import { isShared } from './modes.ts';

let goBack: (() => void) | null = null;
/** How many screens there have been. */
let count = 0;

export interface Shown {
  /** What the browser's "Back" does; without it, "Back" leaves the page. */
  back?: (() => void) | undefined;
  /** Where the focus goes; the first heading if absent. */
  focus?: HTMLElement | undefined;
}

export function show(content: readonly (Node | null | false)[], { back, focus }: Shown = {}): void {
  const main = document.getElementById('main')!;
  main.replaceChildren(...content.filter((node) => node !== null && node !== false));
  count += 1;
  goBack = back ?? null;
  if (back && !isShared) catchBack();
  scrollTo(0, 0);
  const target = focus ?? main.querySelector('h1');
  if (!target) return;
  if (!target.matches('button, input, textarea, a')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** Where this page is, with the invitation, once "Back" is caught. */
let here: string | null = null;
let tokenIsForgotten = false;

/**
 * Lets "Back" step through the screens without leaving a trail: one extra entry in the history, however many screens. The
 * entry below it has no token, so that after "Leave fast" the browser's "Back" finds an invitation of nobody.
 */
function catchBack(): void {
  if (here === null) addEventListener('popstate', stepBack);
  here ??= location.href;
  // After a reload the extra entry is there already.
  if (history.state === 'page') return;
  history.replaceState('below', '', location.pathname + location.search);
  pushPage();
}

function stepBack(): void {
  if (history.state !== 'below') return;
  if (!goBack) return history.back();
  pushPage();
  goBack();
}

const pushPage = () => history.pushState('page', '', tokenIsForgotten ? undefined : here);

/** Takes the invitation's token out of the address, and out of what the browser's history shows of this page. */
export function forgetToken(): void {
  tokenIsForgotten = true;
  history.replaceState(history.state, '', location.pathname + location.search);
}

/**
 * Of a double click, the second one falls on whatever the next screen has in the same place: past a question, or on "Yes, take
 * them back". It counts for nothing.
 */
export function ignoreSecondClicks(): void {
  let clickedOn = 0;
  addEventListener(
    'click',
    (event) => {
      if (event.detail <= 1) clickedOn = count;
      else if (clickedOn !== count) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    { capture: true },
  );
}

/** Asks before the page is closed or reloaded, but only while there is something to lose, and never when leaving fast. */
export function warnBeforeLosing(hasSomething: () => boolean): void {
  addEventListener('beforeunload', (event) => {
    // Leaving fast empties the document first (leave/leave-fast.ts).
    if (document.body && hasSomething()) event.preventDefault();
  });
}
