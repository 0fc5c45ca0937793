/** One screen at a time, in `main`. Its heading takes the focus, so that a screen reader says where one is. */

let goBack: (() => void) | null = null;

export interface Shown {
  /** What the browser's "Back" does; without it, "Back" leaves the page. */
  back?: (() => void) | undefined;
  /** Where the focus goes; the first heading if absent. */
  focus?: HTMLElement | undefined;
}

export function show(content: readonly (Node | null | false)[], { back, focus }: Shown = {}): void {
  const main = document.getElementById('main')!;
  main.replaceChildren(...content.filter((node) => node !== null && node !== false));
  goBack = back ?? null;
  scrollTo(0, 0);
  const target = focus ?? main.querySelector('h1');
  if (!target) return;
  if (!target.matches('button, input, textarea, a')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/**
 * Lets "Back" step through the screens without leaving a trail: one extra entry in the history, however many screens. The
 * entry below it has no token, so that after "Leave fast" the browser's "Back" finds an invitation of nobody.
 */
export function catchBack(): void {
  if (history.state === 'page') return;
  const here = location.href;
  history.replaceState('below', '', location.pathname + location.search);
  history.pushState('page', '', here);
  addEventListener('popstate', () => {
    if (history.state !== 'below') return;
    if (!goBack) return history.back();
    history.pushState('page', '', tokenIsForgotten ? undefined : here);
    goBack();
  });
}

let tokenIsForgotten = false;

/** Takes the invitation's token out of the address, and out of what the browser's history shows of this page. */
export function forgetToken(): void {
  tokenIsForgotten = true;
  history.replaceState(history.state, '', location.pathname + location.search);
}

/** Asks before the page is closed or reloaded, but only while there is something to lose, and never when leaving fast. */
export function warnBeforeLosing(hasSomething: () => boolean): void {
  addEventListener('beforeunload', (event) => {
    // Leaving fast empties the document first (leave/leave-fast.ts).
    if (document.body && hasSomething()) event.preventDefault();
  });
}
