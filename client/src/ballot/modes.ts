const asked = new URLSearchParams(location.search);

/** Others use this device after her: the address forgets the invitation at once, and the end empties the page. */
export const isShared = asked.has('shared');

/** Somebody reads the questions out and notes the answers, on the phone or beside her. */
export const isAloud = asked.has('aloud');

/** The page's own address in another mode, with the same invitation. */
export function openInMode(mode: 'shared' | 'aloud', token: string): void {
  // A change of the fragment alone would load nothing anew, but the search part differs.
  location.replace(`${location.pathname}?${mode}#${token}`);
}
